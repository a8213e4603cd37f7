import type { Transcript } from '#sandbox';
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { hasPictures } from './picture-rows.ts';
import type * as picturesView from './pictures-view.tsx';

/** Every result on the page shows the same. */
const views = signal<typeof picturesView | undefined>(undefined);

/** The pictures in the buckets, where there are any: what shows them is loaded then. */
export function PicturesSlot({ transcript: { cloud } }: { readonly transcript: Transcript }): JSX.Element | null {
  const isThere = cloud !== undefined && hasPictures(cloud);
  useEffect(() => {
    if (!isThere || views.peek() !== undefined) return;
    // Without it, the buckets still show their objects one by one.
    void import('./pictures-view.tsx').then(
      (loaded) => (views.value = loaded),
      () => undefined,
    );
  }, [isThere]);
  if (!isThere || views.value === undefined) return null;
  return <views.value.PicturesView cloud={cloud} />;
}
