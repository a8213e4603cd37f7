import type { ScenarioOutcome, Step, Transcript } from '#sandbox';
import type { SandboxClient } from '#worker';
import type { Ran } from '../models/engine-run.ts';
import type { ExerciseReference } from '../models/exercise-code.ts';
import { loadExerciseCode } from '../models/exercise-code.ts';

/** What is uploaded: bytes in Base64, or a text. */
export interface Upload {
  readonly key: string;
  readonly contentType: string;
  readonly content: { readonly base64: string } | { readonly text: string };
}

export type RanTranscript = Extract<ScenarioOutcome, { readonly kind: 'ran' }>;

/** The reader's code of an exercise, when this is uploaded into the bucket that calls it. */
export async function runUpload(
  upload: Upload,
  exercise: ExerciseReference,
  loadClient: () => Promise<SandboxClient>,
): Promise<Ran<RanTranscript>> {
  const [{ function: config, files, scenario }, client] = await Promise.all([
    loadExerciseCode(exercise, 1),
    loadClient(),
  ]);
  const { triggers = [], resources, seed } = scenario;
  const trigger = triggers.find(({ kind }) => kind === 's3');
  if (trigger?.kind !== 's3') throw new Error(`No bucket calls the function of ${exercise.id}`);
  const step: Step = {
    kind: 'upload-object',
    bucket: trigger.bucket,
    key: upload.key,
    contentType: upload.contentType,
    ...upload.content,
  };
  const outcome = await client.try({
    function: config,
    files,
    steps: [step],
    triggers,
    seed,
    ...(resources !== undefined && { resources }),
  });
  if (outcome.kind === 'ran') return { kind: 'shown', shown: outcome };
  const isSlow = outcome.kind === 'stopped' && outcome.reason === 'wall-clock-limit';
  return { kind: 'problem', message: isSlow ? tookTooLong : outcome.message };
}

const tookTooLong =
  'This took your browser too long, and was stopped. Lambda would have gone on. Choose a smaller picture, or look for a loop that never ends.';

/** What came of it, in a sentence or two. */
export function describeUpload({ invocations, cloud }: Transcript, uploadedTo: string): string {
  const errors = invocations.flatMap(({ outcome }) => (outcome.kind === 'function-error' ? [outcome.error] : []));
  const made = Object.entries(cloud?.buckets ?? {}).flatMap(([bucket, objects]) =>
    bucket === uploadedTo ? [] : objects.map(({ key }) => `${bucket}/${key}`),
  );
  const calls = invocations.length === 1 ? 'once' : `${invocations.length} times`;
  const last = errors.at(-1);
  const result = made.length === 0 ? 'It wrote nothing into another bucket.' : `It wrote ${made.join(' and ')}.`;
  if (last === undefined) return `S3 called your function ${calls}. ${result}`;
  return `S3 called your function ${calls}, and it ${failedHow(errors.length, invocations.length)}: ${withStop(`${last.errorType}: ${last.errorMessage}`)} ${result}`;
}

function failedHow(failures: number, invocations: number): string {
  if (invocations === 1) return 'failed';
  if (failures === invocations) return 'failed each time';
  return failures === 1 ? 'failed in one of them' : `failed in ${failures} of them`;
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
