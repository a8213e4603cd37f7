/** A picture that readers who have none at hand can upload. */
export interface GivenPicture {
  readonly name: string;
  readonly label: string;
  /** What it is made of: the address of a file, or a text that is no picture. */
  readonly content: { readonly url: string } | { readonly text: string };
}

/** The files that the exercises have, at the addresses that they get when the site is built. */
const addresses: Readonly<Record<string, string>> = import.meta.glob<string>(
  '/content/lessons/23-an-image-resizer/exercises/*/objects/*',
  { query: '?url&no-inline', import: 'default', eager: true },
);

export const givenPictures: readonly GivenPicture[] = [
  given('lighthouse.jpg', 'a photo'),
  given('balloon.jpg', 'from a phone that was held upright'),
  given('leaf.png', 'clear around the leaf'),
  given('icon.png', 'smaller than a thumbnail'),
  given('half.jpg', 'ends in the middle'),
  given('poster.jpg', '20 megapixels'),
  { name: 'notes.jpg', label: 'a text', content: { text: 'These are my notes.' } },
];

function given(name: string, label: string): GivenPicture {
  const url = Object.entries(addresses).find(([path]) => path.endsWith(`/${name}`))?.[1];
  if (url === undefined) throw new Error(`No exercise has the picture ${name}.`);
  return { name, label, content: { url } };
}
