import type { CloudState } from '#sandbox';
import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import pictureStyles from '../styles/pictures.css?inline';
import { pictureRows, type PictureRow, type ShownObject } from './picture-rows.ts';

// As in result-styles.ts: an ordinary import would be linked on every page.
const styleSheet = new CSSStyleSheet();
styleSheet.replaceSync(pictureStyles);
document.adoptedStyleSheets.push(styleSheet);

const mostRows = 8;

export interface PicturesViewProps {
  readonly cloud: CloudState;
  /** What is at hand of an object, though it is too large to be told. */
  readonly uploaded?: { readonly key: string; readonly url: string } | undefined;
}

/** Each original beside what the function has made of it. */
export function PicturesView({ cloud, uploaded }: PicturesViewProps): JSX.Element {
  const rows = pictureRows(cloud, uploaded);
  return (
    <div class="pictures" role="group" aria-label="Pictures">
      {rows.slice(0, mostRows).map((row) => (
        <RowView row={row} />
      ))}
      {rows.length > mostRows && <p class="wb-note">… and {rows.length - mostRows} more.</p>}
    </div>
  );
}

function RowView({ row: { original, made } }: { readonly row: PictureRow }): JSX.Element {
  return (
    <div class="pictures-row">
      <PictureBox object={original} />
      <span class="pictures-arrow" aria-hidden="true">
        →
      </span>
      {made.length === 0 ? (
        <p class="pictures-none">Nothing was made of it.</p>
      ) : (
        made.slice(0, 3).map((object) => <PictureBox object={object} />)
      )}
    </div>
  );
}

type Size = { readonly width: number; readonly height: number };

function PictureBox({ object }: { readonly object: ShownObject }): JSX.Element {
  const { bucket, key, bytes, contentType, url, trouble } = object;
  const [shown, setShown] = useState<
    { readonly of: string | undefined; readonly size: Size | 'damaged' } | undefined
  >();
  const size = shown?.of === url ? shown?.size : undefined;
  const isBroken = size === 'damaged';
  const settle = (next: Size | 'damaged'): void => {
    setShown({ of: url, size: next });
  };
  return (
    <figure>
      {url === undefined || isBroken ? (
        <p class="pictures-none">{trouble ?? 'It is damaged: a browser cannot show it either.'}</p>
      ) : (
        <img
          src={url}
          alt={`${key} in ${bucket}`}
          decoding="async"
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
            settle({ width: naturalWidth, height: naturalHeight });
          }}
          onError={() => {
            settle('damaged');
          }}
        />
      )}
      <figcaption>
        <code>
          {bucket}/{key}
        </code>
        <span>
          {size !== undefined && size !== 'damaged' && `${count(size.width)} × ${count(size.height)} pixels, `}
          {count(bytes)} bytes, {contentType}
        </span>
      </figcaption>
    </figure>
  );
}

function count(number: number): string {
  return number.toLocaleString('en');
}
