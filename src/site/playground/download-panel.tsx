import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { saveFile } from '../models/export/save-file.ts';
import { folderName } from './folder-name.ts';
import type { PlaygroundState } from './playground-state.ts';

/** Makes the folder, and tells what in it is not as it is here. */
export function DownloadPanel({ state }: { state: PlaygroundState }): JSX.Element {
  const notes = useSignal<readonly string[] | undefined>(undefined);
  const download = (): void => {
    notes.value = undefined;
    void state.download((zip, said) => {
      saveFile(new Blob([zip as Uint8Array<ArrayBuffer>], { type: 'application/zip' }), `${folderName}.zip`);
      notes.value = said;
    });
  };
  return (
    <>
      <p class="wb-note">
        A zip with <code>template.yaml</code>, the function and its events, which <code>sam deploy</code> takes. Your
        code does not run for it.
      </p>
      <p>
        <button type="button" class="wb-button" onClick={download} disabled={state.activity.value.kind === 'running'}>
          Download
        </button>{' '}
        <span role="status">{notes.value !== undefined && 'The folder is among your downloads.'}</span>
      </p>
      {notes.value !== undefined && notes.value.length > 0 && (
        <ul class="wb-list">
          {notes.value.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}
