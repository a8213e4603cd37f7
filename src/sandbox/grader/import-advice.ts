/** What to do about a message with which code could not be loaded; each entry is a pattern of the message and the advice. */
const advice: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:Error: )?Cannot find (?:package|module) 'aws-sdk'/,
    'That is version 2 of the AWS SDK, which the runtime does not have. Import from version 3, such as @aws-sdk/client-s3.',
  ],
  [
    // The message is that of a client that does not exist, as nobody here knows which ones do.
    /^(?:Error: )?Cannot find (?:package|module) '@aws-sdk\/client-/,
    'On Lambda, the runtime brings the clients of all services. This page has those of DynamoDB, EventBridge, Lambda, S3, Scheduler, Secrets Manager, SNS, SQS, SSM and STS.',
  ],
  [
    /^(?:Error: )?Cannot find (?:package|module) 'sharp'/,
    'The runtime does not bring sharp: it has to be in node_modules of what is deployed, in its build for Linux.',
  ],
  [
    /^Cannot find package '([^'@/]+\.[cm]?js)'/,
    "A name without ./ is one of a package. Write './$1', if the file is yours.",
  ],
  [/^Cannot find module '[^']*\/([^'/.]+)' imported from/, 'Name the file with its extension, such as $1.mjs.'],
  [
    /^SyntaxError: The requested module '([^']*)' does not provide an export named 'default'/,
    'Without braces, an import asks for the default export. Write the name in braces, as the module exports it.',
  ],
  [
    /^[\w/-]+\.handler is undefined or not exported/,
    'Lambda looks for an export named handler: export const handler = async (event) => { … };',
  ],
  [
    /^(?:exports|module) is not defined in ES module scope/,
    'This file is an ES module: write export const handler = … in place of exports.handler = ….',
  ],
];

/** What to do about code that could not be loaded, with a blank before it; empty where nothing fits. */
export function importAdvice(message: string): string {
  for (const [pattern, remedy] of advice) {
    const match = pattern.exec(message);
    if (match !== null) return `${/[.!?]$/.test(message) ? '' : '.'} ${remedy.replace('$1', match[1] ?? '')}`;
  }
  return '';
}
