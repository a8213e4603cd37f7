import { servicePrices } from '#aws-facts';
import { type Bill, billLine, billOf, kbOfGb } from './bill.ts';
import { lambdaBill } from './lambda-bill.ts';

/** A month of a URL shortener behind an HTTP API, with a table on demand. */
export interface ShortenerUse {
  /** New links: each is one write. */
  readonly created: number;
  /** How often links are followed: each time is a read that may be a little behind, and a write that counts. */
  readonly followed: number;
  /** Of each invocation, in milliseconds. */
  readonly durationMs: number;
  readonly memoryMb: number;
  /** Of a link in the table: less than a write unit is enough for. */
  readonly itemBytes: number;
}

const million = 1_000_000;
/** Read units of one read that may be a little behind, of up to 4 KB. */
const unitsOfRead = 0.5;

/** Without what is free, without logs, and with the links of this month alone in the table. */
export function shortenerBill({ created, followed, durationMs, memoryMb, itemBytes }: ShortenerUse): Bill {
  const { dynamodbWrites, dynamodbReads, dynamodbStorage } = servicePrices;
  const { lines } = lambdaBill({
    requests: created + followed,
    durationMs,
    memoryMb,
    architecture: 'x86_64',
    freeTier: false,
    frontDoor: 'http-api',
  });
  return billOf([
    ...lines,
    billLine('Table: writes', created + followed, 'write units', dynamodbWrites.value, million),
    billLine('Table: reads', followed * unitsOfRead, 'read units', dynamodbReads.value, million),
    billLine('Table: storage', (created * itemBytes) / 1_024 / kbOfGb, 'GB-months', dynamodbStorage.value),
  ]);
}
