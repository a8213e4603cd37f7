import type { CheckKind } from '../exercise-spec.ts';
import type { CheckDefinition } from './check-subject.ts';
import { logHides } from './checks/log-hides.ts';
import { permission } from './checks/permission.ts';
import { tmpAtMost } from './checks/tmp-at-most.ts';

/** The kinds that look at what a function may do, gives away and leaves behind. Few exercises ask for them. */
export const safetyChecks = {
  'log-hides': logHides,
  permission,
  'tmp-at-most': tmpAtMost,
} as const satisfies { readonly [Kind in CheckKind]?: CheckDefinition<Kind> };
