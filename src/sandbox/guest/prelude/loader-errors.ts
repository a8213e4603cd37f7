import { arrayJoin, assign, defineProperty, errorStacks, RealError, RealTypeError, weakMapSet } from './intrinsics.ts';

/** What of Node's module loading failed, and so which of its own frames are in the stack. */
export type LoaderFailure = 'package' | 'file' | 'builtin' | 'scheme';

/** An error of Node's module loader, as data. */
export interface LoaderError {
  readonly message: string;
  readonly code: string;
  readonly failure: LoaderFailure;
  readonly isTypeError?: boolean;
  /** The code is not in the first line of the stack, and no files are listed through which it came there. */
  readonly isPlain?: boolean;
  /** More members of the error, such as `url`. */
  readonly members?: Readonly<Record<string, string>>;
}

const resolved = [
  'defaultResolve (node:internal/modules/esm/resolve:1006:11)',
  '#cachedDefaultResolve (node:internal/modules/esm/loader:705:20)',
  '#resolveAndMaybeBlockOnLoaderThread (node:internal/modules/esm/loader:725:38)',
  'ModuleLoader.resolveSync (node:internal/modules/esm/loader:763:56)',
  '#resolve (node:internal/modules/esm/loader:687:17)',
  'ModuleLoader.getOrCreateModuleJob (node:internal/modules/esm/loader:607:35)',
  'ModuleJob.syncLink (node:internal/modules/esm/module_job:276:33)',
];
const loaded = [
  '#getOrCreateModuleJobAfterResolve (node:internal/modules/esm/loader:564:36)',
  'afterResolve (node:internal/modules/esm/loader:611:52)',
  'ModuleLoader.getOrCreateModuleJob (node:internal/modules/esm/loader:617:12)',
  'ModuleJob.syncLink (node:internal/modules/esm/module_job:276:33)',
];

/** The frames of Node.js 24.21 itself, of which V8 keeps ten, for an import that stands at the top of a file. */
const frames: Readonly<Record<LoaderFailure, readonly string[]>> = {
  package: [
    'Object.getPackageJSONURL (node:internal/modules/package_json_reader:331:9)',
    'packageResolve (node:internal/modules/esm/resolve:784:25)',
    'moduleResolve (node:internal/modules/esm/resolve:873:18)',
    ...resolved,
  ],
  file: [
    'finalizeResolution (node:internal/modules/esm/resolve:272:11)',
    'moduleResolve (node:internal/modules/esm/resolve:879:10)',
    ...resolved,
    'ModuleJob.link (node:internal/modules/esm/module_job:381:17)',
  ],
  builtin: [
    'ModuleLoader.builtinStrategy (node:internal/modules/esm/translators:477:11)',
    '#translate (node:internal/modules/esm/loader:438:20)',
    'afterLoad (node:internal/modules/esm/loader:506:29)',
    'ModuleLoader.loadAndTranslate (node:internal/modules/esm/loader:511:12)',
    ...loaded,
    'ModuleJob.link (node:internal/modules/esm/module_job:381:17)',
    'new ModuleJob (node:internal/modules/esm/module_job:360:26)',
  ],
  scheme: [
    'defaultLoadSync (node:internal/modules/esm/load:156:34)',
    '#loadAndMaybeBlockOnLoaderThread (node:internal/modules/esm/loader:806:12)',
    '#loadSync (node:internal/modules/esm/loader:838:53)',
    'ModuleLoader.load (node:internal/modules/esm/loader:787:26)',
    'ModuleLoader.loadAndTranslate (node:internal/modules/esm/loader:498:31)',
    ...loaded,
  ],
};

/** Makes an error of the loader: Node.js puts the code into the first line of the stack, not into the name. */
export function makeLoaderError({
  message,
  code,
  failure,
  isTypeError = false,
  isPlain = false,
  members,
}: LoaderError): Error {
  const error = isTypeError ? new RealTypeError(message) : new RealError(message);
  const name = isTypeError ? 'TypeError' : 'Error';
  const stack = `${name}${isPlain ? '' : ` [${code}]`}: ${message}\n    at ${arrayJoin(frames[failure], '\n    at ')}`;
  defineProperty(error, 'stack', { value: stack, writable: true, configurable: true, enumerable: false });
  // The stack is final: it is not written anew with the name.
  weakMapSet(errorStacks, error, { stack: '', frames: '', isOurs: true });
  return assign(error, { code }, members);
}
