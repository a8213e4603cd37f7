import type { InvocationRecord, Transcript } from '#sandbox';
import type { JSX } from 'preact';
import { LogLines } from './log-lines.tsx';

type Functions = NonNullable<Transcript['functions']>;

/** What further functions did: how often each was invoked, and its own log. */
export function FunctionsView({ functions }: { functions: Functions }): JSX.Element {
  return (
    <>
      {Object.entries(functions).map(([name, { invocations, logs, droppedLogLines }]) => (
        <details>
          <summary>
            Function {name} <span class="wb-dim">{summaryOf(invocations)}</span>
          </summary>
          {invocations.length > 0 && <LogLines logs={logs} dropped={droppedLogLines} label={`Log of ${name}`} />}
        </details>
      ))}
    </>
  );
}

function summaryOf(invocations: readonly InvocationRecord[]): string {
  if (invocations.length === 0) return 'not invoked';
  const failed = invocations.filter(({ outcome }) => outcome.kind === 'function-error').length;
  const cold = invocations.filter(({ coldStart }) => coldStart).length;
  const count = invocations.length === 1 ? 'one invocation' : `${invocations.length} invocations`;
  return `${count}, ${cold} cold${failed > 0 ? `, ${failed} failed` : ''}`;
}
