import type { ComponentChildren, JSX } from 'preact';

/** A table that may be wider than the page: it scrolls by touch and by the arrow keys. */
export function TableBox({
  caption,
  children,
}: {
  readonly caption: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="model-table" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        {children}
      </table>
    </div>
  );
}
