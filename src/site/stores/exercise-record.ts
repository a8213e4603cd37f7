import type { Forecasts, GradeReport, SourceFiles } from '#sandbox';
import type { SafeStorage } from './safe-storage.ts';

export const recordPrefix = 'coldstart:exercise:';
/** A report that takes more is not kept: the verdict is computed again by a run. */
const longestReport = 50_000;

/** What is kept of an exercise, under one key. */
export interface ExerciseRecord {
  readonly version: 2;
  /** The files that the learner has changed; absent while all are the starter's. */
  readonly files?: SourceFiles;
  /** What a reset took away, for undoing it. */
  readonly filesBeforeReset?: SourceFiles;
  /** What the learner says will happen, in exercises of kind predict. */
  readonly forecasts?: Forecasts;
  /** How many forecasts were right before anything was seen of a run. */
  readonly firstForecast?: { readonly right: number; readonly of: number };
  /** The last graded run, and the files or forecasts that it judged. */
  readonly last?: { readonly files: SourceFiles; readonly forecasts?: Forecasts; readonly report: GradeReport };
  /** When all checks first passed without the solution, and the version of the exercise that they were of. */
  readonly solved?: { readonly at: string; readonly contentVersion: string };
  /** When all checks first passed after the learner had looked at the solution. It does not count as solved. */
  readonly followed?: { readonly at: string; readonly contentVersion: string };
  /** The learner has looked at the solution. */
  readonly solutionSeen?: true;
  /** How many hints are open, by task. */
  readonly hintsShown?: Readonly<Record<string, number>>;
}

export const emptyRecord: ExerciseRecord = { version: 2 };

export function recordKey(exerciseId: string): string {
  return recordPrefix + exerciseId;
}

/** Reads a record. A damaged one is put aside, and counts as none. */
export function readRecord(storage: SafeStorage, exerciseId: string): ExerciseRecord {
  const text = storage.read(recordKey(exerciseId));
  if (text === undefined) return emptyRecord;
  const record = parseRecord(text);
  if (record !== undefined) return record;
  storage.setAside(recordKey(exerciseId));
  return emptyRecord;
}

/** Reads a record without putting a damaged one aside: only who tells the learner of it may do that. */
export function peekRecord(storage: SafeStorage, exerciseId: string): ExerciseRecord {
  return parseRecord(storage.read(recordKey(exerciseId)) ?? '') ?? emptyRecord;
}

export function writeRecord(storage: SafeStorage, exerciseId: string, record: ExerciseRecord): void {
  const { last, ...rest } = record;
  const isKept = last !== undefined && JSON.stringify(last.report).length <= longestReport;
  storage.write(recordKey(exerciseId), JSON.stringify(isKept ? record : rest));
}

/** Reads a record's text; undefined when it is damaged. */
export function parseRecord(text: string): ExerciseRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  if (value.version === 1) return parseRecord(JSON.stringify(fromVersion1(value)));
  if (value.version !== 2) return undefined;
  const { files, filesBeforeReset, forecasts, firstForecast, last, solved, followed, solutionSeen, hintsShown } = value;
  if (!isOptional(files, isFiles) || !isOptional(filesBeforeReset, isFiles)) return undefined;
  if (!isOptional(forecasts, isObject) || !isOptional(firstForecast, isScore)) return undefined;
  if (!isOptional(last, isLast) || !isOptional(solved, isSolved) || !isOptional(followed, isSolved)) return undefined;
  if (!isOptional(solutionSeen, (seen) => seen === true) || !isOptional(hintsShown, isCounts)) return undefined;
  return value as unknown as ExerciseRecord;
}

type Fields = Readonly<Record<string, unknown>>;

/** The first version knew one file, and every exercise called it so. */
function fromVersion1({ code, codeBeforeReset, last, ...rest }: Fields): Fields {
  const filesOf = (text: unknown): Fields => ({ 'index.mjs': text });
  return {
    ...rest,
    version: 2,
    ...(code !== undefined && { files: filesOf(code) }),
    ...(codeBeforeReset !== undefined && { filesBeforeReset: filesOf(codeBeforeReset) }),
    ...(last !== undefined && { last: isObject(last) ? { files: filesOf(last.code), report: last.report } : last }),
  };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOptional(value: unknown, test: (value: unknown) => boolean): boolean {
  return value === undefined || test(value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isFiles(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isString);
}

function isScore(value: unknown): boolean {
  return isObject(value) && isCounts({ right: value.right, of: value.of });
}

function isSolved(value: unknown): boolean {
  return isObject(value) && isString(value.at) && isString(value.contentVersion);
}

function isCounts(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((count) => Number.isInteger(count) && (count as number) >= 0);
}

/** Looks as deep as the page reads without looking twice. */
function isLast(value: unknown): boolean {
  if (!isObject(value) || !isFiles(value.files) || !isObject(value.report)) return false;
  if (!isOptional(value.forecasts, isObject)) return false;
  const { verdict, tasks } = value.report;
  return (
    isObject(verdict) &&
    isString(verdict.kind) &&
    isString(verdict.message) &&
    Array.isArray(tasks) &&
    tasks.every((task) => isObject(task) && isString(task.title) && isString(task.status) && hasChecks(task.scenarios))
  );
}

function hasChecks(scenarios: unknown): boolean {
  return (
    Array.isArray(scenarios) &&
    scenarios.every(
      (scenario) =>
        isObject(scenario) &&
        isString(scenario.name) &&
        Array.isArray(scenario.checks) &&
        scenario.checks.every(
          (check) => isObject(check) && isString(check.id) && isString(check.status) && isString(check.sentence),
        ),
    )
  );
}
