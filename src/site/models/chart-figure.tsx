import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

export interface ChartFigureProps {
  /** For the files that it is saved as. */
  readonly name: string;
  readonly title: string;
  /** The chart, its legend and its finding: all that goes into the picture. */
  readonly children: ComponentChildren;
}

/** What is worth keeping of a model, and the buttons that copy and save it. What they need comes with the first click. */
export function ChartFigure({ name, title, children }: ChartFigureProps): JSX.Element {
  const figure = useRef<HTMLDivElement>(null);
  const [message, setMessage] = useState('');
  const exportAs = async (kind: 'png' | 'svg'): Promise<void> => {
    if (figure.current === null) return;
    const fileName = `coldstart-${name}`;
    try {
      const { copyPng, downloadSvg } = await import('./export/export-chart.ts');
      setMessage(kind === 'png' ? await copyPng(figure.current, fileName) : downloadSvg(figure.current, fileName));
    } catch {
      setMessage('That did not work: the picture could not be made.');
    }
  };
  return (
    <>
      <div ref={figure}>
        <p class="model-title">{title}</p>
        {children}
      </div>
      <p class="model-export">
        <button type="button" class="wb-button" onClick={() => void exportAs('png')}>
          Copy as PNG
        </button>
        <button type="button" class="wb-button" onClick={() => void exportAs('svg')}>
          Download SVG
        </button>
        <span role="status">{message}</span>
      </p>
    </>
  );
}
