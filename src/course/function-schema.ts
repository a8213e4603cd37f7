import { lambdaQuotas } from '#aws-facts';
import { z } from 'zod';
import { fields } from './field-schemas.ts';
import { asynchronousSchema } from './trigger-schema.ts';

const { minimumMemory, maximumMemory, maximumTimeout } = lambdaQuotas;

/** What a function is set to, in AWS's own names. */
export const functionSchema = fields({
  handler: z
    .string()
    .regex(
      /^[\w./-]+\.(?!(?:[cm]?[jt]s)$)\w+$/,
      'a file without its extension, a dot and an export, such as index.handler',
    )
    .describe('The file without its extension, a dot, and the export: index.handler.'),
  runtime: z
    .enum(['nodejs24.x', 'nodejs22.x'])
    .default('nodejs24.x')
    .describe('The Lambda runtime. nodejs24.x when left out; nodejs22.x still takes callback handlers.'),
  memorySize: z
    .int()
    .min(minimumMemory.value)
    .max(maximumMemory.value)
    .describe(`Memory in MB, ${minimumMemory.value} to ${maximumMemory.value}.`),
  timeout: z
    .int()
    .min(1)
    .max(maximumTimeout.value)
    .describe(`Seconds that an invocation may take, 1 to ${maximumTimeout.value}.`),
  environment: z.record(z.string(), z.string()).default({}).describe('Environment variables. Quote numbers.'),
  logging: fields({
    logFormat: z.enum(['Text', 'JSON']).describe('The form of every line of the log.'),
    applicationLogLevel: z
      .enum(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'])
      .exactOptional()
      .describe('Lines of lower levels are dropped; only with logFormat JSON. INFO when left out.'),
  })
    .exactOptional()
    .describe('The logging configuration. Text when left out.'),
  reservedConcurrency: z
    .int()
    .min(0)
    .max(1_000)
    .exactOptional()
    .describe("How many invocations there may be at once. The account's limit when left out."),
  asynchronous: asynchronousSchema
    .exactOptional()
    .describe('How Lambda deals with asynchronous invocations: retries, age, destinations, dead-letter queue.'),
});
