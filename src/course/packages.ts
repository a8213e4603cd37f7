import type { SourceFiles } from '#sandbox';
import { z } from 'zod';

/**
 * Packages of native code that a deployment can carry, with the versions that their stand-ins are compared with. The engine only
 * looks whether the folder is there.
 */
const versions = { sharp: '0.35.5' } as const;

export const packagesSchema = z
  .array(z.enum(Object.keys(versions) as [keyof typeof versions]))
  .min(1)
  .exactOptional()
  .describe("Packages in the deployment's node_modules that a stand-in is there for: sharp. None when left out.");

/** What stands for a package in a deployment. */
export function packageFiles(names: readonly (keyof typeof versions)[] = []): SourceFiles {
  return Object.fromEntries(
    names.map((name) => [
      `node_modules/${name}/package.json`,
      `${JSON.stringify({ name, version: versions[name] })}\n`,
    ]),
  );
}

/** Whether a file belongs to a package, and is neither shown nor changed. */
export function isPackageFile(path: string): boolean {
  return path.startsWith('node_modules/');
}
