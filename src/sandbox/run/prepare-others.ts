import type { CloudSpec, OtherFunctionSpec } from '../cloud-spec.ts';
import type { SourceFiles } from '../exercise-spec.ts';
import type { OtherFunctionRecord, ScenarioOutcome, Transcript } from '../transcript.ts';
import { prepareSources, type PreparedSources } from './prepare-sources.ts';

/** The further functions of a scenario, as the guest can run them. */
export interface PreparedOthers {
  readonly files: readonly SourceFiles[];
  /** The same resources with these functions. */
  resourcesOf(resources: CloudSpec | undefined): { readonly resources?: CloudSpec };
  /** Makes the places in their errors and logs those of the files that the exercise declares. */
  restorePlaces(outcome: ScenarioOutcome): ScenarioOutcome;
}

export async function prepareOthers(
  functions: Readonly<Record<string, OtherFunctionSpec>> = {},
): Promise<PreparedOthers> {
  const prepared = new Map<string, PreparedSources>();
  for (const [name, { files }] of Object.entries(functions)) prepared.set(name, await prepareSources(files));
  return {
    files: [...prepared.values()].map(({ files }) => files),
    resourcesOf(resources) {
      if (resources === undefined) return {};
      const ready = Object.entries(functions).map(([name, one]): [string, OtherFunctionSpec] => [
        name,
        { ...one, files: prepared.get(name)?.files ?? one.files },
      ]);
      return { resources: { ...resources, functions: Object.fromEntries(ready) } };
    },
    restorePlaces(outcome) {
      if (outcome.kind !== 'ran' || outcome.transcript.functions === undefined) return outcome;
      const { transcript } = outcome;
      const restored = Object.entries(outcome.transcript.functions).map(([name, record]) => [
        name,
        restore(record, transcript, prepared.get(name)),
      ]);
      return {
        kind: 'ran',
        transcript: { ...transcript, functions: Object.fromEntries(restored) as Transcript['functions'] & object },
      };
    },
  };
}

function restore(
  record: OtherFunctionRecord,
  transcript: Transcript,
  sources: PreparedSources | undefined,
): OtherFunctionRecord {
  const restored = sources?.restorePlaces({ kind: 'ran', transcript: { ...transcript, ...record } });
  if (restored?.kind !== 'ran') return record;
  const { invocations, logs } = restored.transcript;
  return { ...record, invocations, logs };
}
