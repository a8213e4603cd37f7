import {
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createSsm } from './service.ts';

function open() {
  const context = createTestContext();
  const service = createSsm(
    {
      '/shop/table': { value: 'orders', type: 'String' },
      '/shop/db/password': { value: 'hunter2', type: 'SecureString' },
      stages: { value: 'dev,prod', type: 'StringList' },
    },
    testTimeMs,
  );
  return new SSMClient(clientOptions((request) => service.answer(request, context)));
}

describe('the Parameter Store', () => {
  it('gives a parameter by its name and by its ARN', async () => {
    const { Parameter } = await open().send(new GetParameterCommand({ Name: '/shop/table' }));
    expect(Parameter).toEqual({
      ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/shop/table',
      DataType: 'text',
      LastModifiedDate: new Date(testTimeMs),
      Name: '/shop/table',
      Type: 'String',
      Value: 'orders',
      Version: 1,
    });
    const byArn = await open().send(
      new GetParameterCommand({ Name: 'arn:aws:ssm:us-east-1:123456789012:parameter/stages' }),
    );
    expect(byArn.Parameter).toMatchObject({ Name: 'stages', Value: 'dev,prod' });
  });

  it('decrypts only when it is asked to', async () => {
    const client = open();
    const Name = '/shop/db/password';
    const sealed = await client.send(new GetParameterCommand({ Name }));
    expect(sealed.Parameter?.Value).toMatch(/^AQICAH/);
    const plain = await client.send(new GetParameterCommand({ Name, WithDecryption: true }));
    expect(plain.Parameter?.Value).toBe('hunter2');
  });

  it('tells which of several it has not', async () => {
    const output = await open().send(new GetParametersCommand({ Names: ['stages', 'other'] }));
    expect(output.Parameters).toMatchObject([{ Name: 'stages' }]);
    expect(output.InvalidParameters).toEqual(['other']);
  });

  it('goes through a path, one level or all, page by page', async () => {
    const client = open();
    const one = await client.send(new GetParametersByPathCommand({ Path: '/shop' }));
    expect(one.Parameters?.map(({ Name }) => Name)).toEqual(['/shop/table']);
    const first = await client.send(new GetParametersByPathCommand({ Path: '/shop', Recursive: true, MaxResults: 1 }));
    expect(first.Parameters?.map(({ Name }) => Name)).toEqual(['/shop/db/password']);
    const second = await client.send(
      new GetParametersByPathCommand({ Path: '/shop', Recursive: true, NextToken: first.NextToken }),
    );
    expect(second.Parameters?.map(({ Name }) => Name)).toEqual(['/shop/table']);
    expect(second.NextToken).toBeUndefined();
  });

  it('reports what is not there, what is too much and what it does not do', async () => {
    const client = open();
    await expect(client.send(new GetParameterCommand({ Name: 'other' }))).rejects.toMatchObject({
      name: 'ParameterNotFound',
    });
    await expect(client.send(new GetParameterCommand({ Name: 'stages:2' }))).rejects.toMatchObject({
      name: 'ParameterVersionNotFound',
    });
    const Names = Array.from({ length: 11 }, (_, index) => `p${index}`);
    await expect(client.send(new GetParametersCommand({ Names }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('Member must have length less than or equal to 10') as string,
    });
    await expect(client.send(new GetParametersByPathCommand({ Path: 'shop' }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(client.send(new PutParameterCommand({ Name: 'a', Value: 'b' }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });
});
