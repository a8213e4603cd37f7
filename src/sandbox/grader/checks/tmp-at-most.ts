import { type CheckDefinition, passed } from '../check-subject.ts';

/** What invocations leave in `/tmp`. One that failed counts too: its environment may work on. */
export const tmpAtMost: CheckDefinition<'tmp-at-most'> = {
  passesWithoutAnswer: true,
  measuresFailures: true,
  looksAtScenario: true,
  sentence: ({ bytes }) => (bytes === 0 ? 'Nothing is left in /tmp.' : `At most ${inBytes(bytes)} are left in /tmp.`),
  examine({ bytes, step }, { transcript }) {
    const invocations = transcript.invocations.filter((one) => step === undefined || one.step === step);
    const worst = invocations.findIndex(({ temporaryBytes = 0 }) => temporaryBytes > bytes);
    const received = invocations[worst]?.temporaryBytes;
    if (received === undefined) return passed;
    const which = invocations.length === 1 ? 'the invocation' : `invocation ${worst + 1} of ${invocations.length}`;
    return {
      kind: 'failed',
      cause: 'value',
      expected: bytes,
      received,
      message: `Behind ${which}, /tmp holds ${inBytes(received)}; expected ${bytes === 0 ? 'none' : `at most ${inBytes(bytes)}`}.`,
    };
  },
};

function inBytes(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'byte' : 'bytes'}`;
}
