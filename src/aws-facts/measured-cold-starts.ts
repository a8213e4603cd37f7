/** What some ten cold invocations of an empty function came to. Times are milliseconds. */
export interface MeasuredColdStart {
  /** As the benchmark names it, such as `nodejs24.x` or `rust (prov.al2023)`. */
  readonly runtime: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly packageType: 'zip' | 'image';
  readonly memoryMb: number;
  /** Init Duration in the REPORT line. */
  readonly init: { readonly mean: number; readonly min: number; readonly max: number };
  /** The mean Duration of these first invocations, INIT left out. */
  readonly invokeMean: number;
  readonly samples: number;
  /** The mean of Max Memory Used. */
  readonly memoryUsedMb: number;
}

/** Where the measurements come from, as a lesson cites it. */
export const measuredColdStartsSource = 'maxday/lambda-perf (Apache-2.0), run of 2026-08-22';

const header =
  'runtime,arch,package,memory_mb,avg_init_ms,min_init_ms,max_init_ms,samples,avg_warm_ms,max_memory_used_mb';

/**
 * Reads the vendored table, the text of `#aws-facts/measured-cold-starts.csv`. It is large for a page, so read it while pages are
 * built. Throws a RangeError that names the line which is not as it should be.
 */
export function readMeasuredColdStarts(csv: string): readonly MeasuredColdStart[] {
  const [first, ...lines] = csv.trim().split(/\r?\n/);
  if (first !== header) throw new RangeError(`Line 1 should be '${header}', and is '${first ?? ''}'.`);
  return lines.map((line, index) => readLine(line, index + 2));
}

function readLine(line: string, number: number): MeasuredColdStart {
  const [runtime = '', architecture, packageType, ...rest] = line.split(',');
  const numbers = rest.map((text) => (text.trim() === '' ? NaN : Number(text)));
  const [memoryMb = NaN, mean = NaN, min = NaN, max = NaN, samples = NaN, invokeMean = NaN, memoryUsedMb = NaN] =
    numbers;
  const isWhole = runtime !== '' && numbers.length === 7 && numbers.every((value) => value > 0);
  const isOrdered = min <= mean && mean <= max;
  if (
    !isWhole ||
    !isOrdered ||
    (architecture !== 'x86_64' && architecture !== 'arm64') ||
    (packageType !== 'zip' && packageType !== 'image')
  )
    throw new RangeError(`Line ${number} is no measurement: '${line}'.`);
  return { runtime, architecture, packageType, memoryMb, init: { mean, min, max }, invokeMean, samples, memoryUsedMb };
}
