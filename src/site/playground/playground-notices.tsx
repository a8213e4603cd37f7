import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { describeTrouble } from '../stores/describe-trouble.ts';
import { ElsewhereNotice } from '../workbench/elsewhere-notice.tsx';
import { storageTrouble } from '../workbench/page-services.ts';
import type { Offer, Opening } from './opening.ts';
import type { PlaygroundState } from './playground-state.ts';

export interface PlaygroundNoticesProps {
  readonly state: PlaygroundState;
  /** What the address asks for, until somebody has decided. */
  readonly opening: Signal<Opening | undefined>;
  onOpen(offer: Offer): void;
}

/** What the reader has to decide, or to know: what is offered, and what was put in the place of what. */
export function PlaygroundNotices({ state, opening, onOpen }: PlaygroundNoticesProps): JSX.Element {
  const offered = opening.value;
  return (
    <div class="wb-notices" role="status">
      {offered?.kind === 'refused' && <p class="wb-notice">{offered.message}</p>}
      {offered?.kind === 'offer' && (
        <p class="wb-notice">
          You have a playground of your own here. Open {offered.what} in its place? What you have is kept, and can be
          brought back. Nothing runs before you press Run.{' '}
          <button
            type="button"
            class="wb-link"
            onClick={() => {
              onOpen(offered);
            }}
          >
            Open it
          </button>{' '}
          <button
            type="button"
            class="wb-link"
            onClick={() => {
              opening.value = undefined;
            }}
          >
            Keep what is here
          </button>
        </p>
      )}
      {state.elsewhere.value !== undefined && (
        <ElsewhereNotice what="The playground" onSettle={state.settleElsewhere} />
      )}
      {state.replaced.value !== undefined && (
        <p class="wb-notice">
          {state.replaced.value}{' '}
          <button type="button" class="wb-link" onClick={state.bringBack}>
            Bring back what was here
          </button>{' '}
          <button type="button" class="wb-link" onClick={state.forget}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  );
}

/** Trouble of the storage. It stands beneath the code and its buttons: it may come at any time, and moves none of them. */
export function PlaygroundTrouble(): JSX.Element {
  const trouble = storageTrouble.value;
  return (
    <div class="wb-notices" role="status">
      {trouble !== undefined && (
        <p class="wb-notice">
          {describeTrouble(
            trouble,
            'What was stored of the playground could not be read, and was put aside. You start with a fresh one.',
          )}
        </p>
      )}
    </div>
  );
}
