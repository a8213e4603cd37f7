import type { JSX } from 'preact';

export interface HintsProps {
  readonly taskIndex: number;
  readonly taskTitle: string;
  readonly hints: readonly string[];
  readonly shown: number;
  onNext(): void;
}

/** One hint at a time, from gentle to plain. */
export function Hints({ taskIndex, taskTitle, hints, shown, onNext }: HintsProps): JSX.Element {
  const left = hints.length - shown;
  return (
    <section class="wb-hints" aria-label={`Hints for ${taskIndex + 1}. ${taskTitle}`}>
      <p class="wb-hints-title">
        Hints for {taskIndex + 1}. {taskTitle}
      </p>
      {shown > 0 && (
        <ol>
          {hints.slice(0, shown).map((hint) => (
            <li>
              <HintText text={hint} />
            </li>
          ))}
        </ol>
      )}
      {left > 0 ? (
        <button type="button" class="wb-button" onClick={onNext}>
          Next hint <span class="wb-dim">{left} left</span>
        </button>
      ) : (
        <p class="wb-dim">These are all the hints. The next step is the solution.</p>
      )}
    </section>
  );
}

/** A hint's text, with `code` as code. Double backticks allow a backtick inside. */
function HintText({ text }: { text: string }): JSX.Element {
  const parts = text.split(/(``.+?``|`[^`]+`)/);
  return (
    <>{parts.map((part) => (part.startsWith('`') ? <code>{part.replace(/^`{1,2} ?| ?`{1,2}$/g, '')}</code> : part))}</>
  );
}
