import { formatFigures } from './figure.ts';
import { measureGradedRun } from './graded-run.ts';
import { measurePageWeight } from './page-weight.ts';
import { measurePrelude } from './prelude-weight.ts';

const figures = [...(await measurePageWeight()), measurePrelude(), ...(await measureGradedRun())];
console.log(
  `\n${formatFigures(figures)}\n\nTransferred bytes are gzip, headers included; 1 KB is 1,000 bytes. Times are medians.`,
);
