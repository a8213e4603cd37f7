import { expect, it } from 'vitest';
import { importAdvice } from './import-advice.ts';

const told = (message: string) => message + importAdvice(message);

it.each([
  [
    "Cannot find package 'aws-sdk' imported from /var/task/index.mjs",
    "Cannot find package 'aws-sdk' imported from /var/task/index.mjs. That is version 2 of the AWS SDK, which the runtime does not have. Import from version 3, such as @aws-sdk/client-s3.",
  ],
  [
    "Error: Cannot find module 'aws-sdk'",
    "Error: Cannot find module 'aws-sdk'. That is version 2 of the AWS SDK, which the runtime does not have. Import from version 3, such as @aws-sdk/client-s3.",
  ],
  [
    "Cannot find package '@aws-sdk/client-kinesis' imported from /var/task/index.mjs",
    "Cannot find package '@aws-sdk/client-kinesis' imported from /var/task/index.mjs. On Lambda, the runtime brings the clients of all services. This page has those of DynamoDB, EventBridge, Lambda, S3, Scheduler, Secrets Manager, SNS, SQS, SSM and STS.",
  ],
  [
    "Cannot find package 'price.mjs' imported from /var/task/index.mjs",
    "Cannot find package 'price.mjs' imported from /var/task/index.mjs. A name without ./ is one of a package. Write './price.mjs', if the file is yours.",
  ],
  [
    "Cannot find module '/var/task/price' imported from /var/task/index.mjs",
    "Cannot find module '/var/task/price' imported from /var/task/index.mjs. Name the file with its extension, such as price.mjs.",
  ],
  [
    "SyntaxError: The requested module './price.mjs' does not provide an export named 'default'",
    "SyntaxError: The requested module './price.mjs' does not provide an export named 'default'. Without braces, an import asks for the default export. Write the name in braces, as the module exports it.",
  ],
  [
    'index.handler is undefined or not exported',
    'index.handler is undefined or not exported. Lambda looks for an export named handler: export const handler = async (event) => { … };',
  ],
  [
    'exports is not defined in ES module scope',
    'exports is not defined in ES module scope. This file is an ES module: write export const handler = … in place of exports.handler = ….',
  ],
])('says what to do about %s', (message, whole) => {
  expect(told(message)).toBe(whole);
});

it.each([
  "Cannot find package 'left-pad' imported from /var/task/index.mjs",
  "Cannot find module '/var/task/price.mjs' imported from /var/task/index.mjs",
  "SyntaxError: The requested module './price.mjs' does not provide an export named 'price'",
])('adds nothing to %s', (message) => {
  expect(importAdvice(message)).toBe('');
});
