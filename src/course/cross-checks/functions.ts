import type { ExerciseSpec, SourceFiles } from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import { findHandlerFile, handlerFileNames } from '../exercise-files.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';
import { missingResource } from './missing-resource.ts';

/** Checks that further functions have their files and the queues that they speak of, and that no files lie there for none. */
export function checkFunctions(
  spec: ExerciseSpec,
  files: Readonly<Record<string, SourceFiles>>,
  yaml: YamlFile,
  at: (path: string) => string,
): AuthorProblem[] {
  const problems: AuthorProblem[] = [];
  const scenarios = spec.tasks.flatMap(({ scenarios: own }, task) =>
    own.map(({ resources }, index) => ({ resources, path: ['tasks', task, 'scenarios', index] as YamlPath })),
  );
  const declared = new Set<string>();
  for (const { resources, path } of [{ resources: spec.resources, path: [] as YamlPath }, ...scenarios]) {
    for (const [name, { handler, asynchronous = {} }] of Object.entries(resources?.functions ?? {})) {
      declared.add(name);
      const place = [...path, 'resources', 'functions', name];
      if (findHandlerFile(handler, files[name] ?? {}) === undefined) {
        const found = Object.keys(files[name] ?? {});
        problems.push(
          yaml.problemAt([...place, 'handler'], {
            expected: `functions/${name}/ to hold the handler's file: ${handlerFileNames(handler.slice(0, handler.lastIndexOf('.'))).join(', ')}`,
            found: found.length === 0 ? `no file in functions/${name}/` : found.join(', '),
            remedy: 'Write the file, or correct the part of handler before its dot.',
          }),
        );
      }
      for (const field of ['onFailure', 'onSuccess', 'deadLetterQueue'] as const) {
        const words = missingResource('queues', asynchronous[field], [spec.resources, resources]);
        if (words !== undefined) problems.push(yaml.problemAt([...place, 'asynchronous', field], words));
      }
    }
  }
  for (const name of Object.keys(files)) {
    if (declared.has(name)) continue;
    problems.push({
      file: at(`functions/${name}`),
      expected: declared.size === 0 ? 'no functions, as resources declares none' : `only ${[...declared].join(', ')}`,
      found: `files of a function ${name}`,
      remedy: `Declare it under resources.functions, or delete the folder.`,
    });
  }
  return problems;
}
