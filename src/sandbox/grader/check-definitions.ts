import type { CheckKind } from '../exercise-spec.ts';
import type { CheckDefinition } from './check-subject.ts';
import { answer } from './checks/answer.ts';
import { functionError, noFunctionError } from './checks/function-error.ts';
import { item, noItem } from './checks/item.ts';
import { logExcludes, logIncludes } from './checks/log.ts';
import { messages } from './checks/messages.ts';
import { noObject, object } from './checks/object.ts';
import { responseJson, responseJsonIncludes, responseText } from './checks/response-body.ts';
import { responseHeader, responseMediaType } from './checks/response-header.ts';
import { responseStatus } from './checks/response-status.ts';
import { serviceCalls } from './checks/service-calls.ts';

/** Every kind of check. A new kind is one entry here, its file in checks/ and its member of `Check`. */
export const checkDefinitions: { readonly [Kind in CheckKind]: CheckDefinition<Kind> } = {
  answer,
  'function-error': functionError,
  item,
  'log-excludes': logExcludes,
  'log-includes': logIncludes,
  messages,
  'no-function-error': noFunctionError,
  'no-item': noItem,
  'no-object': noObject,
  object,
  'response-header': responseHeader,
  'response-json': responseJson,
  'response-json-includes': responseJsonIncludes,
  'response-media-type': responseMediaType,
  'response-status': responseStatus,
  'response-text': responseText,
  'service-calls': serviceCalls,
};
