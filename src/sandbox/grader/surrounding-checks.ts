import type { CheckKind } from '../exercise-spec.ts';
import type { CheckDefinition } from './check-subject.ts';
import { functionSetting, trigger } from './checks/configuration.ts';
import { itemCount, objectCount } from './checks/counts.ts';
import { deliveries } from './checks/deliveries.ts';
import { events } from './checks/events.ts';
import { item, noItem } from './checks/item.ts';
import { messages } from './checks/messages.ts';
import { metric } from './checks/metric.ts';
import { noObject, object } from './checks/object.ts';
import { requestCount } from './checks/request-count.ts';
import { serviceCalls } from './checks/service-calls.ts';
import type { pictureChecks } from './picture-checks.ts';
import type { safetyChecks } from './safety-checks.ts';

/** The kinds that look at what is around the function: services, deliveries, metrics, its configuration. */
export const surroundingChecks = {
  deliveries,
  events,
  'function-setting': functionSetting,
  item,
  'item-count': itemCount,
  messages,
  metric,
  'no-item': noItem,
  'no-object': noObject,
  object,
  'object-count': objectCount,
  'request-count': requestCount,
  'service-calls': serviceCalls,
  trigger,
} as const satisfies { readonly [Kind in CheckKind]?: CheckDefinition<Kind> };

type FurtherChecks = typeof surroundingChecks & typeof pictureChecks & typeof safetyChecks;

/** Those of here, and of the rare ones those that are asked for. */
export async function loadFurtherChecks(kinds: readonly CheckKind[]): Promise<Partial<FurtherChecks>> {
  const pictures = kinds.includes('picture') ? await loadPictureChecks() : {};
  const asksForSafety = kinds.some((kind) => kind === 'log-hides' || kind === 'permission' || kind === 'tmp-at-most');
  const safety = asksForSafety ? await loadSafetyChecks() : {};
  return { ...surroundingChecks, ...pictures, ...safety };
}

export async function loadAllFurtherChecks(): Promise<FurtherChecks> {
  const [pictures, safety] = await Promise.all([loadPictureChecks(), loadSafetyChecks()]);
  return { ...surroundingChecks, ...pictures, ...safety };
}

async function loadPictureChecks(): Promise<typeof pictureChecks> {
  return (await import('./picture-checks.ts')).pictureChecks;
}

async function loadSafetyChecks(): Promise<typeof safetyChecks> {
  return (await import('./safety-checks.ts')).safetyChecks;
}
