import type { CheckKind } from '../exercise-spec.ts';
import type { CheckDefinition } from './check-subject.ts';
import { answer } from './checks/answer.ts';
import { functionSetting, trigger } from './checks/configuration.ts';
import { itemCount, objectCount } from './checks/counts.ts';
import { deliveries } from './checks/deliveries.ts';
import { events } from './checks/events.ts';
import { functionError, noFunctionError } from './checks/function-error.ts';
import { billedAtMost, coldStarts, durationAtMost, gbSecondsAtMost, invocationCount } from './checks/invocations.ts';
import { item, noItem } from './checks/item.ts';
import { logExcludes, logIncludes } from './checks/log.ts';
import { logJson } from './checks/log-json.ts';
import { messages } from './checks/messages.ts';
import { metric } from './checks/metric.ts';
import { noObject, object } from './checks/object.ts';
import { responseJson, responseJsonIncludes, responseText } from './checks/response-body.ts';
import { responseBytes } from './checks/response-bytes.ts';
import { responseHeader, responseHeaderAbsent, responseMediaType } from './checks/response-header.ts';
import { responseHeaderList } from './checks/response-header-list.ts';
import { responseStatus } from './checks/response-status.ts';
import { serviceCalls } from './checks/service-calls.ts';

/** Every kind of check. A new kind is one entry here, its file in checks/ and its member of `Check`. */
export const checkDefinitions: { readonly [Kind in CheckKind]: CheckDefinition<Kind> } = {
  answer,
  'billed-at-most': billedAtMost,
  'cold-starts': coldStarts,
  deliveries,
  'duration-at-most': durationAtMost,
  events,
  'function-error': functionError,
  'function-setting': functionSetting,
  'gb-seconds-at-most': gbSecondsAtMost,
  'invocation-count': invocationCount,
  item,
  'item-count': itemCount,
  'log-excludes': logExcludes,
  'log-includes': logIncludes,
  'log-json': logJson,
  messages,
  metric,
  'no-function-error': noFunctionError,
  'no-item': noItem,
  'no-object': noObject,
  object,
  'object-count': objectCount,
  'response-bytes': responseBytes,
  'response-header': responseHeader,
  'response-header-absent': responseHeaderAbsent,
  'response-header-list': responseHeaderList,
  'response-json': responseJson,
  'response-json-includes': responseJsonIncludes,
  'response-media-type': responseMediaType,
  'response-status': responseStatus,
  'response-text': responseText,
  'service-calls': serviceCalls,
  trigger,
};
