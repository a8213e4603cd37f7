import type { PlaygroundProblem } from '#playground';
import type { SourcePosition } from '#sandbox';
import type { JSX } from 'preact';

/** What the two texts are called where a file's name is needed. */
export const partFiles = { happenings: 'events.yaml', services: 'services.yaml' } as const;

interface ProblemsProps {
  readonly problems: readonly PlaygroundProblem[];
  onGoTo(position: SourcePosition): void;
}

/** What is wrong in one of the texts. */
export function ProblemsView({
  problems,
  part,
  onGoTo,
}: ProblemsProps & { part: keyof typeof partFiles }): JSX.Element | null {
  const own = problems.filter((problem) => problem.part === part);
  if (own.length === 0) return null;
  return (
    <ul class="wb-list wb-problem">
      {own.map((problem) => (
        <li>
          <ProblemPlace problem={problem} onGoTo={onGoTo} />
          {problem.message}
        </li>
      ))}
    </ul>
  );
}

/** Goes to a problem, where it has a place in one of the texts. */
export function ProblemPlace({
  problem,
  onGoTo,
}: {
  problem: PlaygroundProblem;
  onGoTo(position: SourcePosition): void;
}): JSX.Element | null {
  const { part, line } = problem;
  if (part === 'function' || line === undefined) return null;
  return (
    <>
      <button
        type="button"
        class="wb-link"
        onClick={() => {
          onGoTo({ file: partFiles[part], line, column: 1 });
        }}
      >
        {part === 'happenings' ? 'Events' : 'Services'}, line {line}
      </button>{' '}
    </>
  );
}
