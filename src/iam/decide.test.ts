import { describe, expect, it } from 'vitest';
import { decide, type PolicyStatement, type Scope } from './index.ts';

const only = (...patterns: string[]): Scope => ({ kind: 'any-of', patterns });
const allBut = (...patterns: string[]): Scope => ({ kind: 'none-of', patterns });
const allow = (actions: Scope, resources: Scope): PolicyStatement => ({ effect: 'Allow', actions, resources });
const deny = (actions: Scope, resources: Scope): PolicyStatement => ({ effect: 'Deny', actions, resources });

const january = 'arn:aws:s3:::reports/2026/january.csv';
const read = { action: 's3:GetObject', resource: january };

describe('a request', () => {
  it('that nothing allows is denied, and nothing is to blame', () => {
    expect(decide([], read)).toEqual({ kind: 'denied', by: undefined });
    expect(decide([allow(only('s3:PutObject'), only('*'))], read)).toEqual({ kind: 'denied', by: undefined });
    expect(decide([allow(only('*'), only('arn:aws:s3:::letters/*'))], read)).toEqual({ kind: 'denied', by: undefined });
  });

  it('that a statement allows is allowed by it', () => {
    const statement = allow(only('s3:GetObject'), only(january));
    expect(decide([allow(only('sqs:*'), only('*')), statement], read)).toEqual({ kind: 'allowed', by: statement });
  });

  it('that a statement denies is denied, whatever allows it, and in any order', () => {
    const everything = allow(only('*'), only('*'));
    const not = deny(only('s3:*'), only('arn:aws:s3:::reports/2026/*'));
    expect(decide([everything, not], read)).toEqual({ kind: 'denied', by: not });
    expect(decide([not, everything], read)).toEqual({ kind: 'denied', by: not });
    expect(decide([not, everything], { ...read, resource: 'arn:aws:s3:::reports/2025/may.csv' }).kind).toBe('allowed');
  });

  // The two policies of the User Guide's page on explicit and implicit denies.
  it('of the User Guide has the decision that it has there', () => {
    const policy = [allow(only('iam:Get*', 'iam:List*'), only('*')), deny(only('iam:*Report'), only('*'))];
    const decisionOn = (action: string) => decide(policy, { action, resource: '*' });
    expect(decisionOn('iam:ListUsers').kind).toBe('allowed');
    expect(decisionOn('iam:CreatePolicy')).toEqual({ kind: 'denied', by: undefined });
    const withReports = [...policy, allow(only('iam:GenerateCredentialReport'), only('*'))];
    expect(decide(withReports, { action: 'iam:GenerateCredentialReport', resource: '*' })).toEqual({
      kind: 'denied',
      by: policy[1],
    });
  });
});

describe('an action', () => {
  it.each([
    ['s3:GetObject', true],
    ['S3:getobject', true],
    ['s3:Get*', true],
    ['s3:*Object', true],
    ['s3:*', true],
    ['*', true],
    ['s3:GetObjec?', true],
    ['s3:GetObject?', false],
    ['s3:GetObjectVersion', false],
    ['s3:Get', false],
    ['s3:*Objects', false],
    ['sqs:*', false],
    ['s3.GetObject', false],
  ])('s3:GetObject is meant by %s: %s', (pattern, isMeant) => {
    expect(decide([allow(only(pattern), only('*'))], read).kind === 'allowed').toBe(isMeant);
    expect(decide([allow(allBut(pattern), only('*'))], read).kind === 'allowed').toBe(!isMeant);
  });
});

describe('a resource', () => {
  it.each([
    ['*', true],
    [january, true],
    ['arn:aws:s3:::reports/*', true],
    ['arn:aws:s3:::reports/*.csv', true],
    ['arn:aws:s3:::*', true],
    ['arn:aws:s3:::rep*/january.csv', true],
    ['arn:aws:s3:::reports/202?/*', true],
    ['arn:aws:s3:*', true],
    ['arn:aws:s3:::reports', false],
    ['arn:aws:s3:::reports/', false],
    ['arn:aws:s3:::reports/2026', false],
    ['arn:aws:s3:::REPORTS/*', false],
    ['arn:aws:s3:::reports/20?/*', false],
    ['arn:aws:s3:::reports.2026/*', false],
    // A prefix of the name is another bucket's name, too.
    ['arn:aws:s3:::report/*', false],
  ])('an object is meant by %s: %s', (pattern, isMeant) => {
    expect(decide([allow(only('s3:GetObject'), only(pattern))], read).kind === 'allowed').toBe(isMeant);
    expect(decide([allow(only('s3:GetObject'), allBut(pattern))], read).kind === 'allowed').toBe(!isMeant);
  });

  it.each([
    ['arn:aws:lambda:us-east-1:123456789012:function:charge*', true],
    ['arn:aws:lambda:*:123456789012:function:charge:live', true],
    ['arn:aws:lambda:us-east-1:*', true],
    ['arn:aws:lambda:us-east-1:123456789012:function:ch*e:live', true],
    ['arn:aws:lambda:us-east-1:123456789012:function:ch*live', false],
    ['arn:aws:lambda:us-east-1:123456789012:function:charge?live', false],
    ['arn:aws:lambda:us-east-1:123456789012:function:charge', false],
  ])('wildcards stay between two colons, unless a * ends what is between them: %s, %s', (pattern, isMeant) => {
    const request = {
      action: 'lambda:InvokeFunction',
      resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge:live',
    };
    expect(decide([allow(only('lambda:InvokeFunction'), only(pattern))], request).kind === 'allowed').toBe(isMeant);
  });

  it('is one of several, or none of several', () => {
    const several = ['arn:aws:s3:::letters/*', 'arn:aws:s3:::reports/*'];
    expect(decide([allow(only('s3:GetObject'), only(...several))], read).kind).toBe('allowed');
    expect(decide([allow(only('s3:GetObject'), allBut(...several))], read).kind).toBe('denied');
  });

  it('is compared as text: what means something in a regular expression means nothing here', () => {
    const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/a+(1)[x]{2}|^$.txt\nmore' };
    expect(decide([allow(only('s3:GetObject'), only(request.resource))], request).kind).toBe('allowed');
    expect(decide([allow(only('s3:GetObject'), only('arn:aws:s3:::b/a+*'))], request).kind).toBe('allowed');
  });
});

it('a denial of all but one action leaves that one to what allows it', () => {
  const policy = [allow(only('s3:*'), only('*')), deny(allBut('s3:GetObject'), only('*'))];
  expect(decide(policy, read).kind).toBe('allowed');
  expect(decide(policy, { ...read, action: 's3:PutObject' })).toEqual({ kind: 'denied', by: policy[1] });
});
