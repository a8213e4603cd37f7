import type { JSX } from 'preact';

export interface ElsewhereNoticeProps {
  /** What was changed, at the start of a sentence. */
  readonly what: string;
  onSettle(choice: 'take' | 'keep'): void;
}

/** Another tab has written what this one shows: the reader says which of the two it is to be. */
export function ElsewhereNotice({ what, onSettle }: ElsewhereNoticeProps): JSX.Element {
  return (
    <p class="wb-notice">
      {what} was changed in another tab.{' '}
      <button
        type="button"
        class="wb-link"
        onClick={() => {
          onSettle('take');
        }}
      >
        Take that version
      </button>{' '}
      <button
        type="button"
        class="wb-link"
        onClick={() => {
          onSettle('keep');
        }}
      >
        Keep this one
      </button>
    </p>
  );
}
