import type { JSX } from 'preact';
import { highlightJavaScript } from './highlight.ts';

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
