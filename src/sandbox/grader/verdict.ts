import type { CheckResult, Verdict } from '../grade-report.ts';
import type { FunctionError, ScenarioOutcome } from '../transcript.ts';
import { importAdvice } from './import-advice.ts';

/** Where a verdict comes from: the first check that did not pass, and what is behind it. */
export interface FirstFailure {
  readonly taskIndex: number;
  readonly scenarioIndex: number;
  readonly scenarioName: string;
  readonly check: CheckResult;
  readonly outcome: ScenarioOutcome;
  readonly functionError?: FunctionError;
}

/** The verdict on a run in which every check passed, or every forecast was right. */
export function passedVerdict(count: number, what: 'checks' | 'forecasts'): Verdict {
  const [one, was, were] = what === 'checks' ? ['check', 'passed', 'passed'] : ['forecast', 'was right', 'were right'];
  return { kind: 'passed', message: `Solved: ${count === 1 ? `the ${one} ${was}` : `all ${count} ${what} ${were}`}.` };
}

/** The verdict on a run that has a failure: the first thing to mend. */
export function failedVerdict(failure: FirstFailure): Verdict {
  const { taskIndex, scenarioIndex, scenarioName, check, outcome, functionError } = failure;
  const place = { taskIndex, scenarioIndex };
  if (outcome.kind !== 'ran') return { kind: 'stopped', message: outcome.message, ...place };
  if (functionError !== undefined) {
    const { kind, position } = functionError;
    return { kind, message: describe(functionError, scenarioName), ...(position && { position }), ...place };
  }
  const message = `With ${scenarioName}: ${check.message ?? check.sentence}`;
  if (check.kind === 'prediction') return { kind: 'wrong-forecast', message, ...place };
  return { kind: check.cause === 'shape' ? 'wrong-shape' : 'wrong-value', message, ...place };
}

/** Says what happened, where, and with which scenario. */
function describe(error: FunctionError, scenarioName: string): string {
  const { kind, phase, errorType, errorMessage, position, cause = 'nothing more is known' } = error;
  const where = position === undefined ? '' : ` (${position.file}, line ${position.line})`;
  const code = phase === 'init' ? 'the code outside your handler' : 'your handler';
  const situation = `With ${scenarioName}, ${code}`;
  switch (kind) {
    case 'syntax-error':
      return `Your code has a syntax error${where}: ${withoutType(errorMessage)}`;
    case 'import-failed':
      return `Your code could not be loaded${where}: ${firstLine(errorMessage)}${importAdvice(firstLine(errorMessage))}`;
    case 'threw':
      if (errorType !== 'Runtime.ExitError')
        return `${situation} threw${where}: ${errorType}: ${withoutType(errorMessage)}${phase === 'init' ? importAdvice(errorMessage) : ''}`;
      return `With ${scenarioName}, an error that nothing caught ended the process${where}: ${cause}`;
    case 'unserialisable':
      return `With ${scenarioName}, your handler's answer could not be turned into JSON${where}: ${cause}`;
    case 'response-too-large':
      return `With ${scenarioName}, your handler's answer is too large: ${errorMessage}`;
    case 'never-settled':
      return `With ${scenarioName}, ${phase === 'init' ? 'a top-level await' : "your handler's promise"} never settled: nothing was left to run that could settle it.`;
    case 'exited':
      return `${situation} ended the process: ${errorMessage.replace(/^RequestId: \S+ Error: /, '')}.`;
    case 'timed-out':
      return `${situation} took too long: ${errorMessage.replace(/^RequestId: \S+ Error: /, '')}.`;
    case 'out-of-memory':
      return `${situation} used up the memory, and the process was killed.`;
    case 'throttled':
      return `With ${scenarioName}, the function was throttled: there was no execution environment left for the event.`;
  }
}

/** INIT puts an error's own type before its message. */
function withoutType(message: string): string {
  return message.replace(/^SyntaxError: /, '');
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
