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
