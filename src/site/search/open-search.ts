// @ts-expect-error The package has no types.
import { PagefindUI } from '@pagefind/default-ui';
import css from '@pagefind/default-ui/css/ui.css?inline';

/** Puts the search into a box and the caret into its field. `bundle` is where the index is, from the page. */
export function openSearch(box: HTMLElement, bundle: string): void {
  const index = new URL(bundle, document.baseURI);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  box.replaceChildren();
  const baseUrl = new URL('..', index).pathname;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-call -- see above
  new PagefindUI({ element: box, bundlePath: index.pathname, baseUrl, showImages: false, showSubResults: true });
  const field = box.querySelector('input');
  field?.setAttribute('aria-label', 'Search the course');
  field?.focus();
}
