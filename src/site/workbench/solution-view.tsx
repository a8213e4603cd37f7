import type { SourceFiles } from '#sandbox';
import type { JSX } from 'preact';
import { highlight } from './highlight.ts';

/** The files that the solution changes, beside the learner's own code, which it leaves alone. */
export function SolutionView({
  title,
  files,
  onHide,
}: {
  title: string;
  files: SourceFiles;
  onHide: () => void;
}): JSX.Element {
  return (
    <section class="wb-solution" aria-label={`Solution: ${title}`}>
      {Object.entries(files).map(([name, source], index) => (
        <>
          <p class="wb-bar">
            <strong>Solution: {name}</strong>
            {index === 0 && (
              <button type="button" class="wb-link" onClick={onHide}>
                Hide the solution
              </button>
            )}
          </p>
          <pre class="wb-code" tabIndex={0}>
            <code dangerouslySetInnerHTML={{ __html: highlight(source, name) }} />
          </pre>
        </>
      ))}
    </section>
  );
}
