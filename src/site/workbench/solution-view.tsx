import type { JSX, RefObject } from 'preact';
import { highlightJavaScript } from './highlight.ts';

/** Asks before the solution is shown. */
export function SolutionDialog({
  dialog,
  onShow,
}: {
  dialog: RefObject<HTMLDialogElement>;
  onShow: () => void;
}): JSX.Element {
  return (
    <dialog ref={dialog} class="wb-dialog" aria-label="Show the solution?">
      <form method="dialog">
        <p>
          <strong>Show the solution?</strong>
        </p>
        <p>An exercise whose solution you have seen does not count as solved, until you reset it and write your own.</p>
        <p class="wb-bar">
          <button class="wb-button" value="cancel">
            Keep trying
          </button>
          <button class="wb-button wb-primary" value="show" onClick={onShow}>
            Show the solution
          </button>
        </p>
      </form>
    </dialog>
  );
}

/** The solution beside the learner's own code, which it leaves alone. */
export function SolutionView({
  title,
  file,
  source,
  onHide,
}: {
  title: string;
  file: string;
  source: string;
  onHide: () => void;
}): JSX.Element {
  return (
    <section class="wb-solution" aria-label={`Solution: ${title}`}>
      <p class="wb-bar">
        <strong>Solution: {file}</strong>
        <button type="button" class="wb-link" onClick={onHide}>
          Hide the solution
        </button>
      </p>
      <pre class="wb-code" tabIndex={0}>
        <code dangerouslySetInnerHTML={{ __html: highlightJavaScript(source) }} />
      </pre>
    </section>
  );
}
