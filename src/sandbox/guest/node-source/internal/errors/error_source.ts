import { internals } from 'coldstart:internals';
import { callAround } from '../../call-around.ts';

const place = /^ {4}at .*?(?:file:\/\/)?(\/[^\n]+?):(\d+):(\d+)\)?$/m;

/**
 * The call of `assert(…)` that an error was made in, as it stands in the learner's file: of several lines the first, as
 * Node.js has it. Undefined where the source is not at hand.
 */
export function getErrorSourceExpression(error: { readonly stack?: unknown }): string | undefined {
  const [, file, line, column] = place.exec(String(error.stack)) ?? [];
  if (file === undefined) return undefined;
  try {
    return callAround(internals.host.readText(file).split('\n'), Number(line) - 1, Number(column) - 1);
  } catch {
    return undefined;
  }
}
