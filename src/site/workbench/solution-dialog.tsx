import type { JSX, RefObject } from 'preact';

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
