import type { InvocationRecord, Transcript } from '#sandbox';
import { formatAfter } from '../workbench/format-after.ts';
import { plural } from './format-number.ts';

/** One invocation, in milliseconds from the first. */
export interface Work {
  /** The requests count from 1, in the order in which they came. */
  readonly request: number;
  readonly afterMs: number;
  /** 0 where it was warm. */
  readonly initMs: number;
  readonly invokeMs: number;
  readonly isCold: boolean;
  readonly hasFailed: boolean;
  /** What the function answered, or failed with, in short. */
  readonly answer: string;
}

/** The life of an execution environment. */
export interface Lane {
  readonly openedMs: number;
  /** Undefined where it was still there at the end. */
  readonly end: { readonly afterMs: number; readonly reason: 'idle' | 'process-ended' } | undefined;
  readonly work: readonly Work[];
}

/** What the environments of a function did over time. */
export interface EnvironmentChart {
  readonly lanes: readonly Lane[];
  readonly endMs: number;
}

/** Reads it off a transcript that tells its history. */
export function environmentChartOf({ invocations, history }: Transcript): EnvironmentChart {
  const environments = history?.environments ?? [];
  const begin = Math.min(...environments.map(({ openedAt }) => openedAt));
  const inOrder = [...invocations].sort((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0));
  const lanes = environments.map(({ openedAt, end }, number): Lane => ({
    openedMs: openedAt - begin,
    end: end && { afterMs: end.at - begin, reason: end.reason },
    work: inOrder.flatMap((invocation, index) =>
      invocation.environment === number ? [workOf(invocation, index + 1, begin)] : [],
    ),
  }));
  const ends = lanes.flatMap(({ end, work }) => [
    end?.afterMs ?? 0,
    ...work.map(({ afterMs, initMs, invokeMs }) => afterMs + initMs + invokeMs),
  ]);
  return { lanes, endMs: Math.max(1, ...ends) };
}

function workOf(invocation: InvocationRecord, request: number, beginMs: number): Work {
  const { startedAt = 0, endedAt = startedAt, durationMs, coldStart, outcome } = invocation;
  const wholeMs = endedAt - startedAt;
  const invokeMs = Math.min(wholeMs, Math.round(durationMs));
  return {
    request,
    afterMs: startedAt - beginMs,
    initMs: coldStart ? wholeMs - invokeMs : 0,
    invokeMs: coldStart ? invokeMs : wholeMs,
    isCold: coldStart,
    hasFailed: outcome.kind === 'function-error',
    answer: answerOf(invocation),
  };
}

const longestAnswer = 80;

function answerOf({ outcome, response }: InvocationRecord): string {
  const text = ((): string => {
    if (outcome.kind === 'function-error') return `${outcome.error.errorType}: ${outcome.error.errorMessage}`;
    if (response !== undefined) return response.body === '' ? `status ${response.status}` : response.body;
    return outcome.kind === 'answered' ? JSON.stringify(outcome.answer) : outcome.answer.body;
  })();
  return text.length > longestAnswer ? `${text.slice(0, longestAnswer)} …` : text;
}

/** What the chart shows, in sentences. */
export function describeEnvironments({ lanes }: EnvironmentChart): string {
  const work = lanes.flatMap((lane) => lane.work);
  const cold = work.filter(({ isCold }) => isCold).length;
  const failed = work.filter(({ hasFailed }) => hasFailed).length;
  const sentences = [
    `${plural(work.length, 'request')} needed ${plural(lanes.length, 'execution environment')}: ${plural(cold, 'cold start')}, ${work.length - cold} warm.`,
    `At most ${mostAtOnce(work)} ${mostAtOnce(work) === 1 ? 'was' : 'were'} worked on at once.`,
    failed > 0 && `${plural(failed, 'request')} failed.`,
    ...describeEnds(lanes),
  ];
  return sentences.filter(Boolean).join(' ');
}

/** The most invocations that overlap; one that begins as another ends does not. */
export function mostAtOnce(work: readonly Pick<Work, 'afterMs' | 'initMs' | 'invokeMs'>[]): number {
  const changes = work
    .flatMap(({ afterMs, initMs, invokeMs }) => [
      { at: afterMs, by: 1 },
      { at: Math.max(afterMs + initMs + invokeMs, afterMs + 1), by: -1 },
    ])
    .sort((one, other) => one.at - other.at || one.by - other.by);
  let now = 0;
  return changes.reduce((most, { by }) => Math.max(most, (now += by)), 0);
}

function describeEnds(lanes: readonly Lane[]): readonly string[] {
  const idle = lanes.filter(({ end }) => end?.reason === 'idle');
  const ended = lanes.filter(({ end }) => end?.reason === 'process-ended').length;
  const [first] = idle;
  const last = first?.work.at(-1);
  const waited = last === undefined ? 0 : (first?.end?.afterMs ?? 0) - last.afterMs - last.initMs - last.invokeMs;
  const which = idle.length === lanes.length ? 'Each' : `${idle.length} of them`;
  return [
    ...(ended > 0 ? [`${plural(ended, 'environment')} ended with its process.`] : []),
    ...(idle.length > 0
      ? [
          `${which} ${idle.length > 1 && which !== 'Each' ? 'were' : 'was'} dropped after ${formatAfter(waited)} without a request.`,
        ]
      : []),
  ];
}
