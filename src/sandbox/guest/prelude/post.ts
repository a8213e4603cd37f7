import type { Host, UnserialisableAnswer } from './host.ts';
import { RealTypeError, stringifyJson } from './intrinsics.ts';
import type { ErrorDescription } from './runtime-errors.ts';

/** What was in the way of turning an answer into JSON; the client's own error keeps it to itself. */
const causes = new WeakMap<object, unknown>();

/** Posts an answer as JSON. Throws the error that is given for what cannot be JSON. */
export function postAnswer(host: Host, result: unknown, maximumAnswerBytes: number, unserialisable: () => Error): void {
  let json: string | undefined;
  try {
    json = stringifyJson(result === undefined ? null : result);
  } catch (cause) {
    const error = unserialisable();
    causes.set(error, cause);
    throw error;
  }
  // Of a function or a symbol there is no JSON, whatever the type says; the client's native part refuses that.
  if ((json as string | undefined) === undefined) throw new RealTypeError('Wrong arguments');
  if (json.length > maximumAnswerBytes) host.settle('too-large', '');
  else host.settle('answered', json);
}

/** Posts what a handler failed with. */
export function postError(host: Host, thrown: unknown, describe: (thrown: unknown) => ErrorDescription): void {
  const posted = describe(thrown);
  if (typeof thrown === 'object' && thrown !== null && causes.has(thrown)) {
    const answer: UnserialisableAnswer = { posted, cause: describe(causes.get(thrown)) };
    host.settle('unserialisable', stringifyJson(answer));
    return;
  }
  host.settle('failed', stringifyJson(posted));
}
