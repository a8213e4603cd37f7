import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PlaygroundState } from './playground-state.ts';
import type { ShareLink } from './sharing.ts';

/** The link that holds everything, of the playground as it is now. */
export function SharePanel({ state }: { state: PlaygroundState }): JSX.Element {
  const share = useSignal<ShareLink | undefined>(undefined);
  const copied = useSignal<'no' | 'yes' | 'refused'>('no');
  const field = useRef<HTMLTextAreaElement>(null);
  const playground = state.playground.value;

  useEffect(() => {
    let isCurrent = true;
    copied.value = 'no';
    void import('./sharing.ts').then(({ makeShareLink }) => {
      if (isCurrent) share.value = makeShareLink(playground, location.href.replace(/#.*$/s, ''));
    }, state.report);
    return () => {
      isCurrent = false;
    };
  }, [playground]);

  const copy = async (link: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      copied.value = 'yes';
    } catch {
      copied.value = 'refused';
      field.current?.select();
    }
  };

  const made = share.value;
  if (made === undefined) return <p class="wb-note">Making the link …</p>;
  if (made.kind === 'too-long') {
    return (
      <div class="pg-share" role="status">
        <p class="wb-problem">
          The link would have {count(made.length)} characters, and {count(8_192)} are the most: longer ones are cut on
          their way.
        </p>
        <p>What takes most:</p>
        <ul>
          {made.parts.map(({ name, length, bytes }) => (
            <li>
              {name}: {count(bytes)} bytes, {count(length)} characters of the link
            </li>
          ))}
        </ul>
        <p>Make it shorter, or download the folder and pass that on.</p>
      </div>
    );
  }
  const { link } = made;
  return (
    <div class="pg-share">
      <label for="playground-link">
        The link, {count(link.length)} of {count(8_192)} characters
      </label>
      <textarea id="playground-link" ref={field} class="wb-event-text" readOnly rows={3} value={link} />
      <p>
        <button type="button" class="wb-button" onClick={() => void copy(link)}>
          Copy the link
        </button>{' '}
        <span role="status">
          {copied.value === 'yes' && 'Copied.'}
          {copied.value === 'refused' && 'The browser refuses to copy. The link is selected: copy it from there.'}
        </span>
      </p>
      <p class="wb-note">
        Everything is in the part behind the #, which browsers send to nobody: files, configuration, services and
        events. So put no real secret in. Who opens it sees everything, and nothing runs before they press Run.
      </p>
    </div>
  );
}

function count(number: number): string {
  return number.toLocaleString('en');
}
