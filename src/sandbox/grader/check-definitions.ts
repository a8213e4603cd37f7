import type { CheckKind } from '../exercise-spec.ts';
import type { CheckDefinition } from './check-subject.ts';
import { answer } from './checks/answer.ts';
import { functionError, noFunctionError } from './checks/function-error.ts';
import { logExcludes, logIncludes } from './checks/log.ts';
import { responseJson, responseJsonIncludes, responseText } from './checks/response-body.ts';
import { responseHeader, responseMediaType } from './checks/response-header.ts';
import { responseStatus } from './checks/response-status.ts';

/** Every kind of check. A new kind is one entry here, its file in checks/ and its member of `Check`. */
export const checkDefinitions: { readonly [Kind in CheckKind]: CheckDefinition<Kind> } = {
  answer,
  'function-error': functionError,
  'log-excludes': logExcludes,
  'log-includes': logIncludes,
  'no-function-error': noFunctionError,
  'response-header': responseHeader,
  'response-json': responseJson,
  'response-json-includes': responseJsonIncludes,
  'response-media-type': responseMediaType,
  'response-status': responseStatus,
  'response-text': responseText,
};
