import { decide, type PolicyStatement, type Scope } from '#iam';
import { type CheckDefinition, passed } from '../check-subject.ts';

/** Whether the role of the function may do something. What the function did in the scenario says nothing about it. */
export const permission: CheckDefinition<'permission'> = {
  passesWithoutAnswer: true,
  measuresFailures: true,
  looksAtScenario: true,
  sentence: ({ action, resource, expect }) =>
    `The function ${expect === 'allowed' ? 'may' : 'may not'} do ${action} on ${resource}.`,
  examine({ action, resource, expect }, { configuration: { permissions = [] } }) {
    const decision = decide(permissions, { action, resource });
    if (decision.kind === expect) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: expect,
      received: decision.by === undefined ? decision.kind : `${decision.kind}: ${describeStatement(decision.by)}`,
      message: `${action} on ${resource} is ${decision.kind}; expected it to be ${expect}. ${reasonFor(decision.by)}`,
    };
  },
};

function reasonFor(by: PolicyStatement | undefined): string {
  return by === undefined
    ? 'No statement of the policies allows it.'
    : `Look at this statement: ${describeStatement(by)}.`;
}

/** Such as `Allow s3:GetObject on arn:aws:s3:::reports/*`. */
function describeStatement({ effect, actions, resources }: PolicyStatement): string {
  return `${effect} ${describeScope(actions)} on ${describeScope(resources)}`;
}

function describeScope({ kind, patterns }: Scope): string {
  return `${kind === 'any-of' ? '' : 'all but '}${patterns.join(', ')}`;
}
