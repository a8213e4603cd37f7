import type { AuthorProblem } from './author-problem.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** Whether a file of content/, or of an exercise's folder, is the content of an object: it is bytes, and is given as Base64. */
export function isObjectFile(path: string): boolean {
  return /^(?:(?:.*\/)?exercises\/[^/]+\/)?objects\/[^/]+$/.test(path);
}

/**
 * Puts what is in the files of `objects/` in the place of their names, wherever an object or an upload names one under `file`.
 * `objects` are their contents in Base64. What nobody names is a problem, as a name is that nobody has.
 */
export function withObjectFiles<Value>(
  value: Value,
  objects: Readonly<Record<string, string>>,
  yaml: YamlFile,
): { readonly value: Value; readonly unused: readonly string[]; readonly problems: readonly AuthorProblem[] } {
  const problems: AuthorProblem[] = [];
  const used = new Set<string>();
  const visit = (node: unknown, path: YamlPath): unknown => {
    if (Array.isArray(node)) return node.map((item: unknown, index) => visit(item, [...path, index]));
    if (typeof node !== 'object' || node === null) return node;
    const { file, ...rest } = node as { readonly file?: unknown };
    if (!isObject(path) || typeof file !== 'string') {
      return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, visit(item, [...path, key])]));
    }
    const base64 = objects[file];
    used.add(file);
    if (base64 === undefined) {
      const names = Object.keys(objects);
      problems.push(
        yaml.problemAt([...path, 'file'], {
          expected: names.length === 0 ? 'a file in objects/, beside exercise.yaml' : `one of ${names.join(', ')}`,
          found: `"${file}"`,
          remedy: 'Put the file into objects/, or correct its name.',
        }),
      );
    }
    return { ...rest, base64: base64 ?? '' };
  };
  return {
    value: visit(value, []) as Value,
    unused: Object.keys(objects).filter((name) => !used.has(name)),
    problems,
  };
}

/** Whether what stands there is an object of a bucket, or an upload of one. */
function isObject(path: YamlPath): boolean {
  return path.at(-1) === 'upload-object' || (path.at(-2) === 'objects' && path.at(-4) === 'buckets');
}
