import { parse, type Program } from 'acorn';
import type { SourceFiles } from '../../exercise-spec.ts';
import { createPackageFiles, type PackageFiles, taskRoot } from '../../guest/index.ts';
import { placeIn, type SourcePlace } from './source-place.ts';

/** A name that is imported from a module that does not export it, as Node.js tells of it. */
export interface MissingExport extends SourcePlace {
  readonly message: string;
}

/** One name in an `import` or `export … from`. */
interface ImportedName {
  /** The file that it stands in, relative to the package's root. */
  readonly file: string;
  readonly specifier: string;
  readonly name: string;
  /** The name that it is exported under again. */
  readonly exportedAs?: string;
  readonly start: number;
  readonly end: number;
}

const missing = /^The requested module '(.*)' does not provide an export named '(.*)'$/s;
const ambiguous = /^export '(.*)' in module '(?:.*\/)?(.*)' is ambiguous$/s;

/**
 * The engine tells the file's own name and the name that it lacks, and nothing of where that was imported. Undefined where
 * the message is of something else, or no import fits.
 */
export function findMissingExport(message: string, files: SourceFiles): MissingExport | undefined {
  const [, module, name] = missing.exec(message) ?? [];
  const [, ambiguousName, ambiguousModule] = ambiguous.exec(message) ?? [];
  const wanted = name ?? ambiguousName;
  const wantedModule = module ?? (ambiguousModule === undefined ? undefined : `./${ambiguousModule}`);
  if (wanted === undefined || wantedModule === undefined) return undefined;
  const packageFiles = createPackageFiles(files, {});
  const imports = Object.entries(files).flatMap(([file, source]) => importsIn(file, source));
  const targetOf = ({ file, specifier }: ImportedName): Target => targetIn(packageFiles, specifier, file);
  const first = imports.find((one) => one.name === wanted && targetOf(one).name === wantedModule);
  const last = followed(first, imports, targetOf, wantedModule, wanted);
  const source = last === undefined ? undefined : files[last.file];
  if (last === undefined || source === undefined) return undefined;
  const place = placeIn(last.file, source, last.start, last.end);
  if (ambiguousName !== undefined) {
    return {
      ...place,
      message: `The requested module '${last.specifier}' contains conflicting star exports for name '${last.name}'`,
    };
  }
  return { ...place, message: lackOf(last, targetOf(last).isCommonJs, place.line) };
}

/** What an import leads to, and how the engine's message calls it. */
interface Target {
  readonly name: string;
  readonly file?: string;
  readonly isCommonJs: boolean;
}

function targetIn(files: PackageFiles, specifier: string, file: string): Target {
  const found = files.resolveImport(specifier, `${taskRoot}/${file}`);
  switch (found.kind) {
    case 'found':
      return {
        name: `./${found.path.slice(found.path.lastIndexOf('/') + 1)}`,
        file: found.path.slice(taskRoot.length + 1),
        isCommonJs: files.moduleKind(found.path) === 'commonjs' && !found.path.endsWith('.json'),
      };
    case 'builtin':
      return {
        name: found.path.replace(/^aws-sdk:/, '@aws-sdk/').replace(/^package:/, ''),
        isCommonJs: false,
      };
    case 'missing':
    case 'data':
      return { name: '', isCommonJs: false };
  }
}

/** V8 tells of the file that passes a name on, where the module behind that one lacks it. */
function followed(
  first: ImportedName | undefined,
  imports: readonly ImportedName[],
  targetOf: (one: ImportedName) => Target,
  module: string,
  name: string,
): ImportedName | undefined {
  const passedOnBy = (isIn: (file: string) => boolean, exported: string): ImportedName | undefined =>
    imports.find(({ file, exportedAs }) => isIn(file) && exportedAs === exported);
  let last = first ?? passedOnBy((file) => `./${file.slice(file.lastIndexOf('/') + 1)}` === module, name);
  const seen = new Set<ImportedName>();
  while (last !== undefined && !seen.has(last)) {
    seen.add(last);
    const { file: target } = targetOf(last);
    const next: ImportedName | undefined = passedOnBy((file) => file === target, last.name);
    if (next === undefined) break;
    last = next;
  }
  return last;
}

/** In the words of Node.js, which explains how to import from CommonJS. */
function lackOf({ specifier, name }: ImportedName, isCommonJs: boolean, line: string): string {
  if (!isCommonJs) return `The requested module '${specifier}' does not provide an export named '${name}'`;
  const names = /\{.*\}/.exec(line)?.[0].replaceAll(/\s+as\s+/g, ': ');
  return (
    `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, which may not support all ` +
    'module.exports as named exports.\nCommonJS modules can always be imported via the default export, for example using:' +
    `\n\nimport pkg from '${specifier}';\n${names === undefined ? '' : `const ${names} = pkg;\n`}`
  );
}

function importsIn(file: string, source: string): readonly ImportedName[] {
  const program = /\.[cm]?[jt]s$/.test(file) ? read(source) : undefined;
  return (program?.body ?? []).flatMap((statement): readonly ImportedName[] => {
    if (statement.type === 'ImportDeclaration') {
      const specifier = String(statement.source.value);
      return statement.specifiers.flatMap((one) => {
        if (one.type === 'ImportNamespaceSpecifier') return [];
        const { start, end } = one.type === 'ImportSpecifier' ? one.imported : one.local;
        return [
          { file, specifier, name: one.type === 'ImportSpecifier' ? nameOf(one.imported) : 'default', start, end },
        ];
      });
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.source == null) return [];
    const specifier = String(statement.source.value);
    return statement.specifiers.map(({ local, exported, start, end }) => ({
      file,
      specifier,
      name: nameOf(local),
      exportedAs: nameOf(exported),
      start,
      end,
    }));
  });
}

function nameOf(
  node: { readonly type: 'Identifier'; readonly name: string } | { readonly type: 'Literal'; readonly value?: unknown },
): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}

function read(source: string): Program | undefined {
  try {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
  } catch {
    return undefined;
  }
}
