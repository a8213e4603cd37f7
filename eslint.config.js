import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { rooms } from './eslint/rooms.js';
import { roomsRule } from './eslint/rooms-rule.js';

const domGlobals = [
  'document',
  'window',
  'localStorage',
  'sessionStorage',
  'navigator',
  'fetch',
  'performance',
  'process',
  'Buffer',
  'setTimeout',
  'setInterval',
];

/** A file belongs to the first project that includes it, with the types that exist where it runs. */
const projects = ['guest', 'pure', 'worker', 'node'].map((name) => `tsconfig.${name}.json`).concat('tsconfig.json');

export default tseslint.config(
  {
    ignores: [
      'dist',
      '.astro',
      '.cache',
      'node_modules',
      'test-results',
      'playwright-report',
      'src/sandbox/guest/generated',
      'src/sandbox/aws/generated',
      'src/worker/generated',
      'src/aws-facts/vendored',
      'src/site/workbench/monaco/generated',
      'content/**/*.mjs',
      'content/**/*.cjs',
    ],
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  ...astro.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // Callbacks are declared as methods, and none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Export by name: a default export has another name in each file that imports it.',
        },
        { selector: 'TSEnumDeclaration', message: 'Write a union of texts: an enum does not survive type stripping.' },
      ],
    },
  },
  { files: ['**/*.{js,mjs}'], rules: { 'no-unused-vars': 'error', eqeqeq: 'error', 'prefer-const': 'error' } },
  { files: ['*.config.{js,ts}', 'src/site/content.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // Declares what is bundled, as it is written there.
    files: ['src/sandbox/guest/modules/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['src/sandbox/guest/{modules,node-source}/**/*.ts'],
    rules: {
      // What Node.js calls has the shape that Node.js gives it, and the values come from a learner: any may be anything.
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // What Node.js has as async rejects where plain code would throw.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['**/*.test.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  {
    files: ['src/**/*.{ts,tsx,astro,mjs}', 'e2e/**/*.ts'],
    plugins: { coldstart: { rules: { rooms: roomsRule } } },
    rules: { 'coldstart/rooms': 'error' },
  },
  {
    files: rooms.filter(({ isPure }) => isPure).map(({ name }) => `src/${name}/**/*.ts`),
    ignores: ['**/*.test.ts', '**/*.fixture.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...domGlobals.map((name) => ({
          name,
          message: 'This is a pure room: no DOM, no Node.js. Let the caller hand it in.',
        })),
      ],
    },
  },
);
