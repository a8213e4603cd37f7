import type { CheckKind } from '../exercise-spec.ts';
import type { CheckDefinition } from './check-subject.ts';
import { picture } from './checks/picture.ts';

/** The kinds that decode pictures. They come with the codecs, so they are loaded for exercises that have pictures alone. */
export const pictureChecks = { picture } as const satisfies { readonly [Kind in CheckKind]?: CheckDefinition<Kind> };
