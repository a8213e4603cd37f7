import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { clientOptions, createTestContext } from '../real-sdk.fixture.ts';
import { createSts } from './service.ts';

function open(): STSClient {
  const context = createTestContext();
  const service = createSts();
  return new STSClient(clientOptions((request) => service.answer(request, context)));
}

it('says as whom the function calls', async () => {
  expect(await open().send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '123456789012',
    Arn: 'arn:aws:sts::123456789012:assumed-role/fn-role/fn',
    UserId: 'AROACKCEVSQ6C2EXAMPLE:fn',
  });
});

it('does not know any other operation', async () => {
  const sent = open().send(
    new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::123456789012:role/x', RoleSessionName: 'x' }),
  );
  await expect(sent).rejects.toMatchObject({
    name: 'InvalidAction',
    message: 'Could not find operation AssumeRole for version 2011-06-15',
  });
});
