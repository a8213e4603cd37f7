import { decide } from '#iam';
import { describe, expect, it } from 'vitest';
import { managedPolicyNames } from './managed-policies.ts';
import { policyTemplates } from './policy-templates.ts';
import { readPermissions } from './read-permissions.ts';

function withPolicies(policies: string, more = '', properties = ''): string {
  return `Transform: AWS::Serverless-2016-10-31
Parameters:
  Prefix: { Type: String, Default: drafts }
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs24.x
${properties}      Policies:
${policies.replaceAll(/^/gm, '        ')}
  Reports: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-reports } }
  Letters: { Type: AWS::S3::Bucket }
  Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
  News: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
${more}`;
}

/** What of these is allowed. */
function allowed(text: string, requests: readonly (readonly [action: string, resource: string])[]): string[] {
  const reading = readPermissions(text);
  if (reading.kind === 'problems') throw new Error(reading.problems.map(({ message }) => message).join(' '));
  return requests
    .filter(([action, resource]) => decide(reading.statements, { action, resource }).kind === 'allowed')
    .map(([action, resource]) => `${action} ${resource}`);
}

function problemsOf(text: string): string[] {
  const reading = readPermissions(text);
  return reading.kind === 'problems'
    ? reading.problems.map(({ line, column, message, remedy }) => `${line}:${column} ${message} ${remedy}`)
    : [];
}

/** Resources of policies, behind what SAM gives to every function. */
function resourcesOf(text: string): readonly string[] {
  const reading = readPermissions(text);
  if (reading.kind === 'problems') throw new Error(reading.problems.map(({ message }) => message).join(' '));
  return reading.statements.slice(1).flatMap(({ resources }) => resources.patterns);
}

describe('a function', () => {
  const writesLog = ['logs:PutLogEvents', 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/f'] as const;

  it('may write its log, and nothing else, where the template says nothing', () => {
    const text = withPolicies('[]').replace(/ {6}Policies:\n.*\n/, '');
    expect(allowed(text, [writesLog, ['s3:GetObject', 'arn:aws:s3:::acme-reports/a']])).toEqual([writesLog.join(' ')]);
  });

  it('may do what its poller needs', () => {
    const events = '      Events: { Job: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } } }\n';
    const receives = ['sqs:ReceiveMessage', 'arn:aws:sqs:us-east-1:123456789012:jobs'] as const;
    expect(allowed(withPolicies('[]', '', events), [receives])).toEqual([receives.join(' ')]);
    expect(allowed(withPolicies('[]'), [receives])).toEqual([]);
  });

  it('may do what its statements say, however they are written', () => {
    const requests = [
      ['s3:GetObject', 'arn:aws:s3:::acme-reports/a'],
      ['s3:PutObject', 'arn:aws:s3:::acme-reports/a'],
      ['s3:GetObject', 'arn:aws:s3:::acme-reports/drafts/a'],
    ] as const;
    const expected = ['s3:GetObject arn:aws:s3:::acme-reports/a'];
    for (const policies of [
      `- Statement:
    - { Effect: Allow, Action: 's3:GetObject', Resource: !Sub '\${Reports.Arn}/*' }
    - { Effect: Deny, Action: 's3:*', Resource: !Sub '\${Reports.Arn}/\${Prefix}/*' }`,
      `- Version: '2012-10-17'
  Statement:
    Sid: OnlyReports
    Effect: Allow
    Action: ['s3:Get*']
    NotResource: [!Sub 'arn:\${AWS::Partition}:s3:::\${Reports}/\${Prefix}/*']`,
      `- S3CrudPolicy: { BucketName: !Ref Reports }
- Statement: { Effect: Deny, NotAction: 's3:GetObject', Resource: '*' }
- Statement: { Effect: Deny, Action: '*', Resource: 'arn:aws:s3:::acme-reports/drafts/*' }`,
    ])
      expect(allowed(withPolicies(policies), requests)).toEqual(expected);
  });

  it('may do what one policy says that is no list', () => {
    const text = withPolicies('').replace(/Policies:\n\s*\n/, 'Policies: AmazonS3ReadOnlyAccess\n');
    expect(
      allowed(text, [
        ['s3:GetObject', 'arn:aws:s3:::any/a'],
        ['s3:PutObject', 'arn:aws:s3:::any/a'],
      ]),
    ).toEqual(['s3:GetObject arn:aws:s3:::any/a']);
  });
});

describe('a reference in a policy', () => {
  it.each([
    ['!GetAtt Reports.Arn', 'arn:aws:s3:::acme-reports'],
    ["!Sub '${Reports.Arn}/in/*'", 'arn:aws:s3:::acme-reports/in/*'],
    ["!Sub 'arn:aws:s3:::${Reports}/*'", 'arn:aws:s3:::acme-reports/*'],
    ['!GetAtt Letters.Arn', 'arn:aws:s3:::Letters'],
    ['!GetAtt Orders.Arn', 'arn:aws:dynamodb:us-east-1:123456789012:table/orders'],
    ["!Sub '${Orders.Arn}/index/*'", 'arn:aws:dynamodb:us-east-1:123456789012:table/orders/index/*'],
    ['!GetAtt Jobs.Arn', 'arn:aws:sqs:us-east-1:123456789012:jobs'],
    ['!Ref News', 'arn:aws:sns:us-east-1:123456789012:news'],
    ['!GetAtt [News, TopicArn]', 'arn:aws:sns:us-east-1:123456789012:news'],
    ["!Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs'", 'arn:aws:sqs:us-east-1:123456789012:jobs'],
    ['!GetAtt F.Arn', 'arn:aws:lambda:us-east-1:123456789012:function:F'],
  ])('%s is %s', (written, arn) => {
    expect(resourcesOf(withPolicies(`- Statement: { Effect: Allow, Action: '*', Resource: ${written} }`))).toEqual([
      arn,
    ]);
  });

  it('to the name of a queue is no ARN, and to what is not known is told', () => {
    const statement = (resource: string) =>
      withPolicies(`- Statement: { Effect: Allow, Action: '*', Resource: ${resource} }`);
    const other = "  Other: { Type: 'AWS::EFS::FileSystem' }\n";
    expect([
      ...problemsOf(statement('!Ref Jobs')),
      ...problemsOf(statement('!Ref Orders')),
      ...problemsOf(`${statement('!GetAtt Other.Arn')}${other}`),
      ...problemsOf(statement('!GetAtt Orders.QueueArn')),
      ...problemsOf(statement('!ImportValue X')),
    ]).toMatchInlineSnapshot(`
      [
        "11:67 https://sqs.us-east-1.amazonaws.com/123456789012/jobs is no ARN. Write one of six parts, such as arn:aws:s3:::name-of-the-bucket/* or !GetAtt Orders.Arn, or *.",
        "11:67 orders is no ARN. Write one of six parts, such as arn:aws:s3:::name-of-the-bucket/* or !GetAtt Orders.Arn, or *.",
        "11:70 What !GetAtt Other.Arn comes to is not known here. Write the value itself, such as an ARN.",
        "11:70 What !GetAtt Orders.QueueArn comes to is not known here. Write the value itself, such as an ARN.",
        "11:75 !ImportValue cannot be tried here. Write the value itself. !Ref, !Sub and !GetAtt are understood.",
      ]
    `);
  });
});

describe('a policy template', () => {
  // The examples of the AWS SAM Developer Guide's list of policy templates.
  it.each([
    ['S3ReadPolicy: { BucketName: !Ref Reports }', ['arn:aws:s3:::acme-reports', 'arn:aws:s3:::acme-reports/*']],
    ['SQSSendMessagePolicy: { QueueName: !GetAtt Jobs.QueueName }', ['arn:aws:sqs:us-east-1:123456789012:jobs']],
    ['SNSPublishMessagePolicy: { TopicName: !GetAtt News.TopicName }', ['arn:aws:sns:us-east-1:123456789012:news']],
    [
      'DynamoDBReadPolicy: { TableName: !Ref Orders }',
      [
        'arn:aws:dynamodb:us-east-1:123456789012:table/orders',
        'arn:aws:dynamodb:us-east-1:123456789012:table/orders/index/*',
      ],
    ],
    ['LambdaInvokePolicy: { FunctionName: charge }', ['arn:aws:lambda:us-east-1:123456789012:function:charge*']],
    ['CloudWatchPutMetricPolicy: {}', ['*']],
    ['CloudWatchPutMetricPolicy:', ['*']],
  ])('%s is about its resources', (policy, resources) => {
    expect(resourcesOf(withPolicies(`- ${policy}`))).toEqual(resources);
  });

  it('takes all parameters that it speaks of, and no others', () => {
    for (const { parameters, statements } of Object.values(policyTemplates)) {
      const used = statements.flatMap(([, resources]) => resources.join().match(/(?<=\{)\w+(?=\})/g) ?? []);
      expect([...new Set(used)]).toEqual(parameters);
    }
  });
});

it('managed policies are known by their names and by their ARNs', () => {
  for (const name of managedPolicyNames) {
    const arn = name.startsWith('AWSLambda') ? `service-role/${name}` : name;
    for (const written of [name, `arn:aws:iam::aws:policy/${arn}`])
      expect(resourcesOf(withPolicies(`- ${written}`))).toEqual(['*']);
  }
});

describe('what cannot be decided', () => {
  const statement = (more: string): string => withPolicies(`- Statement: [{ ${more} }]`);
  const cases: readonly (readonly [what: string, text: string])[] = [
    [
      'a condition',
      statement("Effect: Allow, Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': true } }"),
    ],
    ['a principal', statement("Effect: Allow, Action: '*', Resource: '*', Principal: '*'")],
    [
      'a policy variable',
      statement("Effect: Allow, Action: '*', Resource: 'arn:aws:s3:::b/${aws:PrincipalTag/team}/*'"),
    ],
    ['no effect', statement("Action: '*', Resource: '*'")],
    ['an effect in lower case', statement("Effect: allow, Action: '*', Resource: '*'")],
    ['no action', statement("Effect: Allow, Resource: '*'")],
    ['no resource', statement("Effect: Allow, Action: 's3:*'")],
    ['an empty list', statement("Effect: Allow, Action: [], Resource: '*'")],
    ['both of a pair', statement("Effect: Allow, Action: '*', NotAction: 's3:*', Resource: '*'")],
    ['an action without a service', statement("Effect: Allow, Action: GetObject, Resource: '*'")],
    ['a method of the SDK', statement("Effect: Allow, Action: s3.getObject, Resource: '*'")],
    ['the name of a bucket', statement("Effect: Allow, Action: 's3:*', Resource: acme-reports")],
    ['an ARN that lacks colons', statement("Effect: Allow, Action: 's3:*', Resource: 'arn:aws:s3:acme-reports/*'")],
    ['a key that is spelled wrong', statement("Effect: Allow, Actions: 's3:*', Resource: '*'")],
    ['a managed policy that is not known', withPolicies('- AmazonDynamoDBFullAccess')],
    ['a managed policy that is spelled wrong', withPolicies('- AmazonS3ReadOnlyAcces')],
    ['a template that is spelled wrong', withPolicies('- S3ReadPolcy: { BucketName: b }')],
    ['a template that is not known', withPolicies('- TextractPolicy: {}')],
    ['a template without what it needs', withPolicies('- S3ReadPolicy: {}')],
    ['a template with another parameter', withPolicies('- S3ReadPolicy: { Bucket: b }')],
    ['a template without anything', withPolicies('- S3ReadPolicy')],
    [
      'two policies behind one dash',
      withPolicies('- S3ReadPolicy: { BucketName: b }\n  S3WritePolicy: { BucketName: b }'),
    ],
    ['an empty policy', withPolicies('- {}')],
    ['a role', withPolicies('[]', '', "      Role: 'arn:aws:iam::123456789012:role/mine'\n")],
    [
      'a policy beside the function',
      withPolicies('[]', "  P: { Type: 'AWS::IAM::Policy' }\n  Q: { Type: 'AWS::S3::BucketPolicy' }\n"),
    ],
    ['a connector', withPolicies('[]', "  T: { Type: 'AWS::DynamoDB::Table', Connectors: { C: {} } }\n")],
  ];

  it('is told, each with its place', () => {
    const told = Object.fromEntries(cases.map(([what, text]) => [what, problemsOf(text)]));
    expect(told).toMatchInlineSnapshot(`
      {
        "a condition": [
          "11:68 What a Condition comes to depends on the request, and cannot be tried here. Say it with Action and Resource, and take Condition out.",
        ],
        "a connector": [
          "17:38 What Connectors allow cannot be tried here. Write it among the Policies of the function.",
        ],
        "a key that is spelled wrong": [
          "11:23 A statement has no Action. Write Action, such as Action: s3:GetObject.",
          "11:40 A statement has no Actions. Did you mean Action?",
        ],
        "a managed policy that is not known": [
          "11:11 What the managed policy AmazonDynamoDBFullAccess allows is not known here. Write a Statement, or a policy template such as S3ReadPolicy.",
        ],
        "a managed policy that is spelled wrong": [
          "11:11 What the managed policy AmazonS3ReadOnlyAcces allows is not known here. Did you mean AmazonS3ReadOnlyAccess?",
        ],
        "a method of the SDK": [
          "11:48 s3.getObject is no action. Write the service, a colon and the operation, such as s3:GetObject.",
        ],
        "a policy beside the function": [
          "17:6 What P allows cannot be tried here. Write it among the Policies of the function.",
          "18:6 What Q allows cannot be tried here. Write it among the Policies of the function.",
        ],
        "a policy variable": [
          "11:63 The variable in arn:aws:s3:::b/\${aws:PrincipalTag/team}/* is filled in by the request, and cannot be tried here. Write the value itself. For a value of this template, use !Sub.",
        ],
        "a principal": [
          "11:68 A policy of a role has no Principal. Take Principal out: whose policy it is, is known.",
        ],
        "a role": [
          "10:7 What Role makes of the role cannot be tried here. Take Role out.",
        ],
        "a template that is not known": [
          "11:11 What the policy template TextractPolicy allows is not known here. Write a Statement in its place.",
        ],
        "a template that is spelled wrong": [
          "11:11 What the policy template S3ReadPolcy allows is not known here. Did you mean S3ReadPolicy?",
        ],
        "a template with another parameter": [
          "11:25 S3ReadPolicy has no BucketName. Write BucketName under S3ReadPolicy.",
          "11:27 S3ReadPolicy has no Bucket. There are: BucketName.",
        ],
        "a template without anything": [
          "11:11 S3ReadPolicy is a policy template. Write its parameters under it, behind a colon.",
        ],
        "a template without what it needs": [
          "11:25 S3ReadPolicy has no BucketName. Write BucketName under S3ReadPolicy.",
        ],
        "an ARN that lacks colons": [
          "11:66 arn:aws:s3:acme-reports/* is no ARN. Write one of six parts, such as arn:aws:s3:::name-of-the-bucket/* or !GetAtt Orders.Arn, or *.",
        ],
        "an action without a service": [
          "11:48 GetObject is no action. Write the service, a colon and the operation, such as s3:GetObject.",
        ],
        "an effect in lower case": [
          "11:33 Effect is "allow"; it has to be one of Allow, Deny. Did you mean Allow?",
        ],
        "an empty list": [
          "11:40 Action is empty. Write what it is about, such as s3:GetObject.",
        ],
        "an empty policy": [
          "11:11 A policy is empty. Write Statement, or a policy template such as S3ReadPolicy.",
        ],
        "both of a pair": [
          "11:53 A statement has either Action or NotAction. Take one of the two out.",
        ],
        "no action": [
          "11:23 A statement has no Action. Write Action, such as Action: s3:GetObject.",
        ],
        "no effect": [
          "11:23 A statement has no Effect. Write Effect: Allow, or Effect: Deny.",
        ],
        "no resource": [
          "11:23 A statement has no Resource. Write Resource, such as Resource: arn:aws:s3:::name-of-the-bucket/*.",
        ],
        "the name of a bucket": [
          "11:66 acme-reports is no ARN. Write one of six parts, such as arn:aws:s3:::name-of-the-bucket/* or !GetAtt Orders.Arn, or *.",
        ],
        "two policies behind one dash": [
          "12:11 This policy has two names. Put each policy behind a dash of its own.",
        ],
      }
    `);
  });
});
