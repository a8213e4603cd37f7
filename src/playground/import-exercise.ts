import { applyTemplate, templateFile } from '#sam-template';
import type { CloudSpec, ExerciseSpec, PreparedScenario, SourceFiles } from '#sandbox';
import { firstPlayground, type Playground } from './playground.ts';
import { filesOfFunctions, writeHappenings, writeSurroundings } from './write-setting.ts';

/** An exercise as it runs: the function, who calls it, and its files. */
export interface DeployedExercise {
  readonly spec: ExerciseSpec;
  readonly files: SourceFiles;
}

/**
 * Gives the function what its template says, where a template is written; the solution's, which the exercise has, is not told. A
 * template that cannot be deployed leaves the function as functions begin, with the files beside that of its handler, and is among them to be mended.
 */
export function deployExercise({ spec, files }: DeployedExercise): DeployedExercise {
  // As the engine's room has it, which would be a file of its own for every run.
  if (spec.kind !== 'config' && spec.kind !== 'tune') return { spec, files };
  const deployment = applyTemplate(spec, files);
  if (deployment.kind === 'problems') {
    const { triggers: _triggers, ...rest } = spec;
    const { handler } = spec.function;
    return {
      spec: { ...rest, function: { ...firstPlayground.function, handler } },
      files: { ...packageOf(handler, files), ...templateIn(files) },
    };
  }
  // Without a check there is no need to say that an API is closed.
  const triggers = deployment.spec.triggers?.filter(
    (one) => (one.kind !== 'http-api' && one.kind !== 'rest-api') || one.routes?.length !== 0,
  );
  return { spec: { ...deployment.spec, ...(triggers !== undefined && { triggers }) }, files: deployment.files };
}

function templateIn({ [templateFile]: text }: SourceFiles): SourceFiles {
  return text === undefined ? {} : { [templateFile]: text };
}

/** The files of the folder in which the handler's file is: what a template would say by its CodeUri. */
function packageOf(handler: string, files: SourceFiles): SourceFiles {
  const base = handler.replace(/\.\w+$/, '');
  const found = ['js', 'mjs', 'cjs'].flatMap((ending) =>
    Object.keys(files).filter((path) => path.endsWith(`/${base}.${ending}`)),
  )[0];
  if (found === undefined) return files;
  const folder = found.slice(0, found.lastIndexOf(`/${base}.`) + 1);
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) =>
      path.startsWith(folder) ? [[path.slice(folder.length), text] as const] : [],
    ),
  );
}

/** Makes a playground of an exercise: its function, and the surroundings and events of one of its scenarios. */
export function importExercise({ spec, files }: DeployedExercise, scenario: PreparedScenario): Playground {
  const { asynchronous, ...config } = spec.function;
  const resources = scenario.resources && withoutEmpty(scenario.resources);
  return {
    files: { ...files, ...filesOfFunctions(resources) },
    function: { ...config, environment: scenario.environment ?? config.environment },
    services: writeSurroundings({
      ...(resources !== undefined && { resources }),
      ...(scenario.triggers !== undefined && { triggers: scenario.triggers }),
      ...(scenario.network !== undefined && { network: scenario.network }),
      ...(asynchronous !== undefined && { asynchronous }),
    }),
    happenings: writeHappenings(scenario.steps),
  };
}

function withoutEmpty(resources: CloudSpec): CloudSpec | undefined {
  const given = Object.entries(resources).filter(([, all]) => Object.keys(all as object).length > 0);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}
