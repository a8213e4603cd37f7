// Who may import whom, and why. docs/rooms.md draws it; the rule in rooms-rule.js enforces it.

/**
 * @typedef {object} Room
 * @property {string} name
 * @property {RegExp} files Paths from the project's root.
 * @property {readonly string[]} mayImport Names of other rooms.
 * @property {boolean} isPure Without DOM and Node.js.
 * @property {readonly string[]} [packages] npm packages it may import; all, when absent.
 * @property {string} why Why nothing else may be imported.
 */

/** The first room that fits a file is its room. @type {readonly Room[]} */
export const rooms = [
  {
    name: 'kernel',
    files: /^src\/kernel\//,
    mayImport: [],
    isPure: true,
    packages: [],
    why: 'everything rests on it, so it rests on nothing',
  },
  {
    name: 'aws-facts',
    files: /^src\/aws-facts\//,
    mayImport: [],
    isPure: true,
    packages: [],
    why: 'facts are data, and each must be readable by itself',
  },
  {
    name: 'iam',
    files: /^src\/iam\//,
    mayImport: [],
    isPure: true,
    packages: [],
    why: 'it decides by statements alone, whoever has read them',
  },
  {
    name: 'sandbox/guest/prelude',
    files: /^src\/sandbox\/guest\/prelude\//,
    mayImport: ['sandbox/guest'],
    isPure: true,
    packages: [],
    why: 'it is bundled and runs inside QuickJS, where nothing of ours exists',
  },
  {
    name: 'sandbox/guest/modules',
    files: /^src\/sandbox\/guest\/(?:modules|node-source)\//,
    mayImport: ['sandbox/guest/prelude'],
    isPure: true,
    // Guest modules, and Node.js's own sources in the bundles: none of them is a package, or Node.js's that runs us.
    bundled: /^(?:node|web|coldstart|node-source):/,
    packages: [],
    why: 'it is bundled and runs inside QuickJS, where nothing of ours exists',
  },
  {
    name: 'sandbox/guest/sdk-source',
    files: /^src\/sandbox\/guest\/sdk-source\//,
    mayImport: ['sandbox/guest/prelude'],
    isPure: true,
    bundled: /^(?:node|web|coldstart):/,
    packages: ['@smithy/core', '@aws-sdk/credential-provider-env'],
    why: 'it is bundled with the SDK and runs inside QuickJS, where nothing of ours exists',
  },
  {
    name: 'sandbox/guest/native',
    files: /^src\/sandbox\/guest\/native\//,
    mayImport: ['kernel', 'sandbox/guest/prelude', 'sandbox/pictures'],
    isPure: true,
    packages: ['@noble/hashes', 'pako', 'punycode/punycode.es6.js'],
    why: 'an operation gets plain data from the guest and gives plain data back',
  },
  {
    name: 'sandbox/guest',
    files: /^src\/sandbox\/guest\//,
    mayImport: ['kernel', 'sandbox/guest/prelude', 'sandbox/guest/native'],
    isPure: true,
    packages: ['quickjs-emscripten-core', 'cjs-module-lexer', 'resolve.exports', 'acorn'],
    why: 'it runs untrusted code and must not know what for',
  },
  {
    name: 'sandbox/pictures',
    files: /^src\/sandbox\/pictures\//,
    mayImport: ['kernel'],
    isPure: true,
    packages: ['fast-png', 'jpeg-js'],
    why: 'bytes become pixels and pixels become bytes; who asks for it is not its business',
  },
  {
    name: 'sandbox/lambda',
    files: /^src\/sandbox\/lambda\//,
    mayImport: ['kernel', 'aws-facts', 'sandbox'],
    isPure: true,
    packages: [],
    why: 'the model of Lambda reaches a JavaScript engine only through its port FunctionHost, so that it can be tested without one',
  },
  {
    name: 'sandbox/aws',
    files: /^src\/sandbox\/aws\//,
    mayImport: ['kernel', 'aws-facts', 'sandbox'],
    isPure: true,
    packages: ['@noble/hashes', 'dynalite', 'buffer'],
    why: 'a service answers its callers and knows neither the function nor what it triggers',
  },
  {
    name: 'sandbox/sources',
    files: /^src\/sandbox\/sources\//,
    mayImport: ['kernel', 'aws-facts', 'sandbox'],
    isPure: true,
    packages: [],
    why: 'a source makes events and reads answers; what happens between is not its business',
  },
  {
    name: 'sandbox/grader',
    files: /^src\/sandbox\/grader\//,
    mayImport: ['kernel', 'iam', 'sandbox', 'sandbox/pictures'],
    isPure: true,
    packages: [],
    why: 'it sees transcripts only, so that a check can never depend on how a run was made',
  },
  {
    name: 'sandbox/run',
    files: /^src\/sandbox\/run\//,
    mayImport: ['kernel', 'aws-facts', 'sandbox', 'sandbox/guest', 'sandbox/lambda', 'sandbox/aws', 'sandbox/sources'],
    isPure: true,
    packages: ['acorn', 'sucrase', '@jridgewell/sourcemap-codec'],
    why: 'it joins the parts of the engine and knows nothing outside it',
  },
  {
    name: 'sandbox',
    files: /^src\/sandbox\//,
    mayImport: ['kernel', 'iam', 'sandbox/guest', 'sandbox/run', 'sandbox/grader'],
    isPure: true,
    packages: [],
    why: 'the engine is pure: it runs in a browser, in a worker and in Node.js alike',
  },
  {
    name: 'simulators',
    files: /^src\/simulators\//,
    mayImport: ['kernel', 'aws-facts'],
    isPure: true,
    packages: [],
    why: 'models yield numbers and draw nothing',
  },
  {
    name: 'sam-template',
    files: /^src\/sam-template\//,
    mayImport: ['kernel', 'aws-facts', 'iam', 'sandbox'],
    isPure: true,
    packages: ['yaml'],
    why: 'it reads a text and runs nothing, so that it is loaded only where there is a template',
  },
  {
    name: 'course',
    files: /^src\/course\//,
    mayImport: ['kernel', 'aws-facts', 'sandbox', 'sam-template'],
    isPure: true,
    packages: [
      'zod',
      'yaml',
      'unified',
      'remark-parse',
      'remark-gfm',
      'remark-mdx',
      'unist-util-visit',
      'mdast-util-to-string',
      'mdast',
      'github-slugger',
    ],
    why: 'lessons and exercises are data; who reads the files or shows them is not its business',
  },
  {
    name: 'playground',
    files: /^src\/playground\//,
    mayImport: ['kernel', 'sandbox', 'sam-template', 'course'],
    isPure: true,
    packages: ['fflate', 'yaml'],
    why: 'a playground is data, like an exercise; who runs, shows or stores it is not its business',
  },
  {
    name: 'worker',
    files: /^src\/worker\//,
    mayImport: ['kernel', 'sandbox', 'sam-template'],
    isPure: false,
    packages: ['@jitl/quickjs-ng-wasmfile-release-sync'],
    why: 'it moves the engine into a worker and adds nothing to it',
  },
  {
    name: 'cli',
    files: /^src\/cli\//,
    mayImport: ['kernel', 'aws-facts', 'sandbox', 'course', 'worker'],
    isPure: false,
    why: 'the terminal commands must work without the site',
  },
  {
    name: 'site',
    files: /^(?:src\/site\/|content\/)/,
    mayImport: ['kernel', 'aws-facts', 'simulators', 'sandbox', 'course', 'playground', 'worker'],
    isPure: false,
    why: 'pages show what the other rooms compute',
  },
  {
    name: 'e2e',
    files: /^e2e\//,
    mayImport: [],
    isPure: false,
    why: 'a learner has only the pages',
  },
];

/**
 * Doors: what a room may be imported by, from outside. A door may be for some rooms only.
 * @type {Readonly<Record<string, { room: string, onlyFor?: string, why?: string }>>}
 */
export const doors = {
  '#kernel': { room: 'kernel' },
  '#aws-facts': { room: 'aws-facts' },
  '#aws-facts/measured-cold-starts.csv?raw': {
    room: 'aws-facts',
    onlyFor: 'site',
    why: 'it is a text that Vite reads while pages are built',
  },
  '#iam': { room: 'iam' },
  '#sandbox': { room: 'sandbox' },
  '#simulators': { room: 'simulators' },
  '#sam-template': { room: 'sam-template' },
  '#course': { room: 'course' },
  '#playground': { room: 'playground' },
  '#course/decide': { room: 'course', onlyFor: 'site', why: 'pages decide without the schemas of the course' },
  '#worker': { room: 'worker' },
  '#worker/node': { room: 'worker', onlyFor: 'cli', why: 'it needs the worker threads of Node.js' },
  '#worker/browser': { room: 'worker', onlyFor: 'site', why: "it needs a browser's workers" },
};

/** @param {string} path From the project's root, with forward slashes. */
export function roomOf(path) {
  return rooms.find(({ files }) => files.test(path));
}
