import { serverPrices, servicePrices } from '#aws-facts';
import { billLine, type BillLine, kbOfGb } from './bill.ts';

/** What a request leaves behind, whoever answers it. */
export interface AroundUse {
  readonly requests: number;
  /** Written to CloudWatch Logs for each request. */
  readonly logKb: number;
  /** Sent to the internet in each answer. */
  readonly answerKb: number;
  /** Whether the account's free gigabytes are left for it. */
  readonly freeTier: boolean;
}

/** Logs and data out, at the prices of their first tiers. */
export function aroundLines({ requests, logKb, answerKb, freeTier }: AroundUse): readonly BillLine[] {
  const answersGb = (requests * answerKb) / kbOfGb;
  const freeGb = freeTier ? serverPrices.freeDataOut.value : 0;
  return [
    billLine('Log ingestion', (requests * logKb) / kbOfGb, 'GB', servicePrices.logIngestion.value),
    billLine('Data out', Math.max(0, answersGb - freeGb), 'GB', serverPrices.dataOut.value),
  ];
}
