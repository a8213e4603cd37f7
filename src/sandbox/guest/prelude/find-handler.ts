import type { RequireFrom } from './common-js.ts';
import { runtimePath } from './common-js.ts';
import type { Host } from './host.ts';
import {
  RealError,
  RealReferenceError,
  RealString,
  RealSyntaxError,
  regExpExec,
  stringIndexOf,
  stringSlice,
  stringSplit,
} from './intrinsics.ts';
import { runtimeError, runtimeError22, stackOf } from './runtime-errors.ts';

/** A handler's setting in its parts: `src/api.get` is the root `src`, the module `api` and the export `get`. */
interface HandlerPath {
  readonly moduleRoot: string;
  readonly moduleName: string;
  readonly exportPath: string;
}

/** Where a handler is, or what is wrong with its setting. */
export interface LocatedHandler {
  /** See `Host.findHandlerFile`. */
  readonly found: string;
  /** Throws what is wrong: that is for INIT to tell. */
  path(): HandlerPath;
}

export function locateHandler(handler: string, host: Host, makeError: typeof runtimeError): LocatedHandler {
  try {
    const path = parseHandlerPath(handler, makeError);
    return { found: host.findHandlerFile(path.moduleRoot, path.moduleName), path: () => path };
  } catch (error) {
    return {
      found: '',
      path() {
        throw error;
      },
    };
  }
}

function parseHandlerPath(handler: string, makeError: typeof runtimeError): HandlerPath {
  if (stringIndexOf(handler, '..') >= 0) {
    throw makeError(
      'Runtime.MalformedHandlerName',
      `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const slash = handler.lastIndexOf('/') + 1;
  const match = regExpExec(/^([^.]*)\.(.*)$/, stringSlice(handler, slash));
  if (match === null) throw makeError('Runtime.MalformedHandlerName', 'Bad handler');
  return {
    moduleRoot: stringSlice(handler, 0, slash > 0 ? slash - 1 : 0),
    moduleName: match[1] ?? '',
    exportPath: match[2] ?? '',
  };
}

/** Loads the handler's file as the runtime does, and makes of errors what it makes of them. */
export async function loadModule(
  { found, path: { moduleName } }: { readonly found: string; readonly path: HandlerPath },
  host: Host,
  requireFrom: RequireFrom,
  isNodejs22: boolean,
): Promise<unknown> {
  const makeError = isNodejs22 ? runtimeError22 : runtimeError;
  try {
    if (found === '') return requireFrom(moduleName, runtimePath);
    const colon = stringIndexOf(found, ':');
    const path = stringSlice(found, colon + 1);
    // nodejs22.x requires what is not said to be a module.
    if (isNodejs22 && stringSlice(found, 0, colon) === 'commonjs') return requireFrom(path, runtimePath);
    return await import(`file://${path}`);
  } catch (error) {
    if (error instanceof RealSyntaxError) {
      const wrapped = makeError('Runtime.UserCodeSyntaxError', RealString(error));
      if (!isNodejs22) wrapped.stack = RealString(stackOf(error));
      throw wrapped;
    }
    if (error instanceof RealError && (error as { code?: unknown }).code === 'MODULE_NOT_FOUND') {
      throw makeError('Runtime.ImportModuleError', RealString(error));
    }
    if (error instanceof RealReferenceError) explainModuleScope(error, host);
    throw error;
  }
}

const commonJsName = /^(require|module|exports|__filename|__dirname) is not defined$/;

/** Node.js explains why an ES module has not what CommonJS has. */
function explainModuleScope(error: Error, host: Host): void {
  const name = regExpExec(commonJsName, error.message)?.[1];
  const path = regExpExec(/file:\/\/(\/var\/task\/[^:?]+)/, RealString(error.stack))?.[1];
  if (name === undefined || path === undefined) return;
  let message = `${error.message} in ES module scope`;
  if (name === 'require') message += ', you can use import instead';
  const folder = host.moduleFolder(path);
  if (folder !== '') {
    message +=
      `\nThis file is being treated as an ES module because it has a '.js' file extension and '${folder}/package.json' ` +
      `contains "type": "module". To treat it as a CommonJS script, rename it to use the '.cjs' file extension.`;
  }
  error.message = message;
}

/** Follows `a.b` into a module, through objects only. */
export function findIn(exportPath: string, start: unknown): unknown {
  let value = start;
  const keys = stringSplit(exportPath, '.');
  for (let index = 0; index < keys.length; index++) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[keys[index] as string]
        : undefined;
  }
  return value;
}

/** Says in the runtime's words that there is no handler. */
export function requireHandler(
  found: unknown,
  handler: string,
  makeError: typeof runtimeError,
): (...args: unknown[]) => unknown {
  if (!found) throw makeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') throw makeError('Runtime.HandlerNotFound', `${handler} is not a function`);
  return found as (...args: unknown[]) => unknown;
}
