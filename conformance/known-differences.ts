/** Recordings that the engine does not match, with what is missing, by file. They are not counted as passed. */
const differences: readonly { readonly reason: string; readonly cases: Readonly<Record<string, readonly string[]>> }[] =
  [
    {
      reason:
        'What Node.js warns of a module in CommonJS is not logged, and what V8 only finds when the code runs is found before.',
      cases: {
        'recorded-nodejs24.json': [
          'syntax-invalid-assignment-call',
          'syntax-assign-to-import',
          'syntax-cjs-invalid-regexp',
        ],
        'recorded-nodejs22.json': ['syntax-invalid-assignment-call', 'syntax-assign-to-import'],
      },
    },
    {
      reason: "Recorded without the AWS SDK, which Lambda's own image holds, and the engine too.",
      cases: {
        'recorded-nodejs24.json': ['module-aws-sdk-missing'],
        'recorded-nodejs22.json': ['module-aws-sdk-missing'],
      },
    },
    {
      reason: 'Not worked out yet.',
      cases: {
        'recorded-nodejs24.json': [
          'throw-changed-name',
          'throw-changed-message',
          'throw-changed-stack',
          'throw-proxies',
          'throw-in-using',
          'throw-stack-of-functions',
          'globals-present',
          'exit-abort',
          'async-local-storage-enter-with',
        ],
        'recorded-nodejs22.json': [
          'return-promises',
          'throw-primitives',
          'throw-error-classes',
          'throw-changed-name',
          'throw-changed-message',
          'throw-changed-stack',
          'throw-proxies',
          'throw-stack-of-functions',
          'init-throw-null',
          'init-never-settling-await',
          'json-errors',
          'globals-present',
          'exit-abort',
          'order-immediate-before-answer',
        ],
      },
    },
    {
      reason: 'The handler is not looked for, or named, as the official client does yet.',
      cases: {
        'recorded-nodejs24.json': ['handler-is-folder', 'handler-is-folder-cjs', 'handler-ts-file'],
        'recorded-nodejs22.json': ['handler-is-folder', 'handler-is-folder-cjs', 'handler-ts-file'],
      },
    },
    {
      reason: "The message of an engine error is not V8's yet.",
      cases: {
        'recorded-nodejs24.json': [
          'engine-not-iterable',
          'engine-ranges',
          'engine-types',
          'engine-objects',
          'engine-strings-and-urls',
          'engine-node-arguments',
        ],
        'recorded-nodejs22.json': [
          'engine-not-iterable',
          'engine-ranges',
          'engine-types',
          'engine-objects',
          'engine-strings-and-urls',
          'engine-node-arguments',
        ],
      },
    },
    {
      reason: 'QuickJS overflows at another depth.',
      cases: {
        'recorded-nodejs24.json': ['engine-stack-overflow'],
        'recorded-nodejs22.json': ['engine-stack-overflow'],
      },
    },
    {
      reason: "Node.js's message points at the place in the source; ours does not yet.",
      cases: {
        'recorded-nodejs24.json': ['module-missing-builtin-require'],
        'recorded-nodejs22.json': ['module-missing-builtin-require'],
      },
    },
    {
      reason: "Node.js's loader says it otherwise; not worked out yet.",
      cases: {
        'recorded-nodejs22.json': [
          'module-require-esm-top-level-await',
          'module-cjs-named-exports',
          'module-cjs-object-literal',
          'module-cjs-es-module-flag',
          'module-cjs-function-export',
          'module-package-malformed',
          'module-js-top-level-await',
          'module-node-modules-missing-main',
        ],
      },
    },
    {
      reason: 'A value or an error is not printed as Node.js prints it yet.',
      cases: {
        'recorded-nodejs24.json': ['log-values', 'log-values-inside', 'log-console-object', 'log-new-console'],
        'recorded-nodejs22.json': ['log-values', 'log-values-inside', 'log-console-object', 'log-new-console'],
      },
    },
  ];

/** The reason of each recording that differs, by file and case. */
export const knownDifferences: Readonly<Record<string, Readonly<Record<string, string>>>> = byFile();

function byFile(): Record<string, Record<string, string>> {
  const reasons: Record<string, Record<string, string>> = {};
  for (const { reason, cases } of differences) {
    for (const [file, names] of Object.entries(cases)) {
      for (const name of names) (reasons[file] ??= {})[name] = reason;
    }
  }
  return reasons;
}
