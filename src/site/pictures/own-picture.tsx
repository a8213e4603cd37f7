import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Choice } from '../models/choice.tsx';
import { useEngineRun } from '../models/engine-run.ts';
import type { ExerciseReference } from '../models/exercise-code.ts';
import { givenPictures, type GivenPicture } from './given-pictures.ts';
import { mostBytes, mostPixels, type OwnFile, readOwnFile, tooManyPixels } from './own-file.ts';
import { type RanTranscript, runUpload, describeUpload, type Upload } from './upload-run.ts';
import type * as uploadViews from './upload-views.ts';

export interface OwnPictureProps {
  readonly exercises: readonly ExerciseReference[];
}

const own = 'own';
const uploadedTo = 'uploads';

/** Uploads a picture, of the reader's own or a given one, to the reader's function, and shows what came of it. Grades nothing. */
export function OwnPicture({ exercises }: OwnPictureProps): JSX.Element {
  const [isLive, setLive] = useState(false);
  const [exerciseId, setExercise] = useState(exercises[0]?.id ?? '');
  const [chosen, setChosen] = useState(givenPictures[0]?.name ?? own);
  const [file, setFile] = useState<File | undefined>();
  const [refused, setRefused] = useState<string | undefined>();
  const [views, setViews] = useState<typeof uploadViews | undefined>();
  const input = useRef<HTMLInputElement>(null);
  const exercise = exercises.find(({ id }) => id === exerciseId) ?? exercises[0];
  const engine = useEngineRun<Upload | undefined, RanTranscript | undefined>(
    { settings: undefined, shown: undefined },
    async (upload, client) => {
      if (upload === undefined || exercise === undefined) throw new Error('Nothing is uploaded');
      const [ran, loaded] = await Promise.all([runUpload(upload, exercise, client), import('./upload-views.ts')]);
      setViews(loaded);
      return ran;
    },
  );

  const takeFile = (taken: File | undefined): void => {
    setFile(taken);
    setRefused(undefined);
    if (taken !== undefined) setChosen(own);
  };
  useEffect(() => {
    // A file may have been chosen before this code was there.
    takeFile(input.current?.files?.[0]);
    setLive(true);
  }, []);

  const upload = async (): Promise<void> => {
    setRefused(undefined);
    const ready = await readyFor(chosen, file);
    if (ready.kind === 'refused') setRefused(ready.why);
    else engine.run(ready.upload);
  };
  const onUpload = (): void => {
    void upload().catch(() => {
      setRefused('The picture could not be read. Check your connection, or choose another one.');
    });
  };

  const { shown, settings: uploaded, isRunning } = engine;
  const problem = refused ?? engine.problem;
  return (
    <div class="model" data-live={isLive}>
      <p class="model-title">Upload a picture to your function</p>
      <div class="model-controls">
        <p>
          <Choice
            label="Function"
            value={exerciseId}
            options={exercises.map(({ id, title }) => [id, `your code of “${title}”`])}
            onChange={setExercise}
          />
        </p>
        <p>
          <Choice
            label="Picture"
            value={chosen}
            options={[
              ...givenPictures.map(({ name, label }) => [name, `${name}: ${label}`] as const),
              [own, file === undefined ? 'one of your own' : `your own: ${file.name}`],
            ]}
            onChange={(name) => {
              setChosen(name);
              setRefused(undefined);
            }}
          />
        </p>
        <p>
          <label>
            Your file, PNG or JPEG{' '}
            <input
              ref={input}
              type="file"
              accept="image/png,image/jpeg"
              onChange={({ currentTarget }) => {
                takeFile(currentTarget.files?.[0]);
              }}
            />
          </label>
        </p>
      </div>
      <p class="model-note">
        Your picture stays in this page: it is uploaded to a simulated bucket, and forgotten when you leave. Up to{' '}
        {mostBytes / 2 ** 20} MB and {mostPixels / 1e6} megapixels. Nothing here is graded.
      </p>
      <div class="model-run">
        <button type="button" class="wb-button wb-primary" onClick={onUpload} disabled={isRunning}>
          Upload
        </button>
        <span role="status" class={problem === undefined ? 'model-note' : 'model-problem'}>
          {isRunning ? 'Running …' : problem}
        </span>
      </div>
      {problem === undefined && shown !== undefined && uploaded !== undefined && views !== undefined && (
        <div class="wb-result" aria-busy={isRunning} style={isRunning ? 'opacity: 0.5' : ''}>
          <p class="model-finding" role="status">
            {describeUpload(shown.transcript, uploadedTo)}
          </p>
          {shown.transcript.cloud !== undefined && (
            <views.PicturesView cloud={shown.transcript.cloud} uploaded={atHand(uploaded)} />
          )}
          <details>
            <summary>What happened</summary>
            <views.OutcomeView outcome={shown} />
          </details>
        </div>
      )}
      <noscript>
        <p>Uploading needs JavaScript: the function runs in this page.</p>
      </noscript>
    </div>
  );
}

function atHand({ key, contentType, content }: Upload): { readonly key: string; readonly url: string } | undefined {
  return 'text' in content ? undefined : { key, url: `data:${contentType};base64,${content.base64}` };
}

type Ready = { readonly kind: 'ready'; readonly upload: Upload } | Extract<OwnFile, { readonly kind: 'refused' }>;

async function readyFor(chosen: string, file: File | undefined): Promise<Ready> {
  const picture = givenPictures.find(({ name }) => name === chosen);
  if (picture !== undefined) return { kind: 'ready', upload: await uploadOf(picture) };
  if (file === undefined) return { kind: 'refused', why: 'Choose a file first: a PNG or a JPEG.' };
  const read = await readOwnFile(file);
  if (read.kind === 'refused') return read;
  const why = await pixelTrouble(file);
  if (why !== undefined) return { kind: 'refused', why };
  const { name, contentType, base64 } = read;
  return { kind: 'ready', upload: { key: name, contentType, content: { base64 } } };
}

async function uploadOf({ name, content }: GivenPicture): Promise<Upload> {
  const contentType = name.endsWith('.png') ? 'image/png' : 'image/jpeg';
  if ('text' in content) return { key: name, contentType, content };
  const response = await fetch(content.url);
  if (!response.ok) throw new Error(`The file ${content.url} could not be loaded (status ${response.status})`);
  const read = await readOwnFile(new File([await response.blob()], name));
  if (read.kind === 'refused') throw new Error(read.why);
  return { key: name, contentType, content: { base64: read.base64 } };
}

/** What is wrong with the size of a picture that a browser can decode; it is the function's matter where none can. */
async function pixelTrouble(file: File): Promise<string | undefined> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return tooManyPixels(file.name, image.naturalWidth, image.naturalHeight);
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
