import type { ImageMould } from './memory-image.ts';

/** A function as it is deployed: what is the same in each of its environments. */
export interface Deployment {
  /** JSON of `Settings`. */
  readonly settings: string;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Keeps what the environments of a function begin with, module code compiled and nothing run, so that only the first of them
 * pays for it. One function at a time: the last one that was deployed in instances with the same template.
 */
export interface DeploymentShelf {
  /** What the environments of this function begin with, where that is known. */
  find(deployment: Deployment): ImageMould | undefined;
  /** Keeps what `take` copies. It gets what was kept so far, which nobody needs any more. */
  keep(deployment: Deployment, take: (spent: ImageMould | undefined) => ImageMould): void;
}

export function createDeploymentShelf(): DeploymentShelf {
  let kept: { readonly deployment: Deployment; readonly image: ImageMould } | undefined;
  return {
    find: (deployment) => (kept !== undefined && isSame(kept.deployment, deployment) ? kept.image : undefined),
    keep(deployment, take) {
      kept = { deployment, image: take(kept?.image) };
    },
  };
}

function isSame(one: Deployment, other: Deployment): boolean {
  const names = Object.keys(one.files);
  return (
    one.settings === other.settings &&
    names.length === Object.keys(other.files).length &&
    names.every((name) => one.files[name] === other.files[name])
  );
}
