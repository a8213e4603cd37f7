import {
  apply,
  arrayJoin,
  defineProperty,
  getOwnPropertyDescriptor,
  isArray,
  parseJson,
  RealError,
  regExpExec,
  RealString,
  RealSyntaxError,
  RealTypeError,
  stringifyJson,
} from './intrinsics.ts';
import type { Host } from './host.ts';
import { jsonErrorMessage } from './json-error-message.ts';
import { constructorName } from './value-wording.ts';

/** Makes the errors of `JSON.parse` and `JSON.stringify` tell what V8's do: QuickJS's know neither the text nor the path. */
export function installJsonWording(host: Host): void {
  const worded = {
    parse(text: unknown, reviver: unknown): unknown {
      const json = typeof text === 'string' ? text : asText(text);
      try {
        return parseJson(json, reviver as Parameters<typeof parseJson>[1]);
      } catch (error) {
        const message = error instanceof RealSyntaxError ? jsonProblem(json, host) : undefined;
        // What a reviver threw stays.
        throw message === undefined ? error : new RealSyntaxError(message);
      }
    },
    stringify(value: unknown, replacer: unknown, space: unknown): unknown {
      try {
        return apply(stringifyJson, undefined, [value, replacer, space]);
      } catch (error) {
        const isCircle = error instanceof RealTypeError && error.message === circular;
        const path = isCircle ? circlePath(value, replacer) : undefined;
        throw path === undefined ? error : new RealTypeError(circular + path);
      }
    },
  };
  for (const name of ['parse', 'stringify'] as const)
    defineProperty(JSON, name, { ...getOwnPropertyDescriptor(JSON, name), value: worded[name] });
}

/** The host reads a long text at once, for which this engine would need seconds. */
const longestOfOurs = 4_000;

/** Says in V8's words why a text is not JSON. */
export function jsonProblem(json: string, host: Host): string | undefined {
  if (json.length <= longestOfOurs) return jsonErrorMessage(json);
  const message = host.jsonErrorMessage(json);
  return message === '' ? undefined : message;
}

export const circular = 'Converting circular structure to JSON';

function asText(value: unknown): string {
  // Unlike `String`, this fails for a symbol, as JSON.parse does.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-template-expression -- It converts.
  return `${value as string}`;
}

interface Step {
  readonly key: string;
  readonly value: object;
}

const deepestPath = 2_000;

/** Writes the way to what closes the circle, which a second, watched run finds. Undefined where that run finds none. */
function circlePath(value: unknown, replacer: unknown): string | undefined {
  const found = new RealError();
  const steps: Step[] = [];
  let path: string | undefined;
  const watch = function (this: unknown, key: string, given: unknown): unknown {
    while (steps.length > 0 && steps[steps.length - 1]?.value !== this) steps.length -= 1;
    const next: unknown = typeof replacer === 'function' ? apply(replacer, this, [key, given]) : given;
    if (isArray(replacer) && key !== '' && !isArray(this) && !isListed(replacer, key)) return undefined;
    if (typeof next !== 'object' || next === null) return next;
    if (steps.length > deepestPath) throw found;
    for (let start = 0; start < steps.length; start++) {
      if (steps[start]?.value !== next) continue;
      path = pathOf(steps, start, key);
      throw found;
    }
    steps[steps.length] = { key, value: next };
    return next;
  };
  try {
    apply(stringifyJson, undefined, [value, watch]);
  } catch {
    // The circle, or what stands in the way to it.
  }
  return path;
}

function isListed(list: readonly unknown[], key: string): boolean {
  for (let index = 0; index < list.length; index++) if (RealString(list[index]) === key) return true;
  return false;
}

/** V8 writes three steps at most: two, and the last. */
function pathOf(steps: readonly Step[], start: number, closing: string): string {
  const lines = [`\n    --> starting at object with constructor '${constructorName((steps[start] as Step).value)}'`];
  for (let index = start + 1; index < steps.length; index++) {
    const { key, value } = steps[index] as Step;
    const isWritten = index < start + 3 || index === steps.length - 1;
    if (isWritten)
      lines[lines.length] = `\n    |     ${keyText(key)} -> object with constructor '${constructorName(value)}'`;
    else if (index === start + 3) lines[lines.length] = '\n    |     ...';
  }
  lines[lines.length] = `\n    --- ${keyText(closing)} closes the circle`;
  return arrayJoin(lines, '');
}

const index = /^(?:0|[1-9]\d{0,8})$/;

function keyText(key: string): string {
  return regExpExec(index, key) === null ? `property '${key}'` : `index ${key}`;
}
