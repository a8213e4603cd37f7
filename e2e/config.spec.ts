import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ExercisePart } from './pages/exercise-part.ts';
import { expect, test } from './test.ts';

const lesson = 'lessons/dependencies-and-deployment/';

const template = (memory: string): string => `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs24.x
    Timeout: 10
Parameters:
  Memory: { Type: Number, Default: 256 }
Resources:
  OrdersFunction:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: ./src
      Handler: orders.handler
      ${memory}
      Environment: { Variables: { CURRENCY: EUR } }
      Events:
        One: { Type: HttpApi, Properties: { Method: get, Path: '/orders/{id}' } }
`;

async function open(page: Page): Promise<ExercisePart> {
  await page.goto(lesson);
  const exercise = new ExercisePart(page, 'Write the template', 'template.yaml');
  await exercise.region.dispatchEvent('pointerover');
  await exercise.region.locator('[data-live=true]').waitFor({ state: 'attached' });
  return exercise;
}

test('a learner writes a template, which is read, deployed and tried', async ({ page }) => {
  const exercise = await open(page);
  await exercise.run.click();
  await exercise.expectVerdict(
    'Template problem',
    'template.yaml, line 5: The function OrdersFunction has no Handler.',
  );
  await expect(exercise.result).toContainText('The function OrdersFunction has no Runtime.');

  await exercise.submit(template('MemorySize: 256 MB'));
  await exercise.expectVerdict('Template problem', 'line 15: MemorySize is "256 MB"');
  await exercise.result.getByRole('button', { name: /^Go to template.yaml, line 15/ }).click();
  await expect(exercise.code).toBeFocused();

  await exercise.submit(template('MemorySize: 128'));
  await exercise.expectVerdict('Wrong value', 'Set MemorySize.');
  await expect(exercise.checks('failed')).toHaveCount(1);

  await exercise.submit(template('MemorySize: !Ref Memory'));
  await exercise.expectVerdict('Solved', /all \d+ checks passed/);
});

test('the function that a template deploys can be read and not changed', async ({ page }) => {
  const exercise = await open(page);
  await exercise.region.getByRole('tab', { name: 'src/orders.mjs' }).click();
  const panel = exercise.region.getByRole('tabpanel', { name: 'src/orders.mjs' });
  await expect(panel).toContainText('The warehouse takes its time.');
  await expect(panel.getByRole('textbox')).toHaveCount(0);
});

test('what reads templates is not loaded for other exercises', async ({ page, lesson: other }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await other.open();
  await other.greeting.run.click();
  await other.greeting.expectVerdict('Wrong value');
  expect(scripts.filter((url) => url.includes('sam-template'))).toEqual([]);
  const exercise = await open(page);
  await exercise.run.click();
  await exercise.expectVerdict('Template problem');
  expect(scripts.some((url) => url.includes('sam-template'))).toBe(true);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}:`, () => {
    test.use({ colorScheme });
    test('a template with problems', async ({ page }) => {
      const exercise = await open(page);
      await exercise.run.click();
      await exercise.expectVerdict('Template problem');
      const { violations } = await new AxeBuilder({ page }).include('#exercise-write-the-template').analyze();
      expect(violations).toEqual([]);
    });
  });
}

test('a policy is read, and asked for what it allows', async ({ page }) => {
  await page.goto('lessons/the-rest-of-the-list/');
  const exercise = new ExercisePart(page, 'Narrow a policy', 'template.yaml');
  await exercise.region.dispatchEvent('pointerover');
  await exercise.region.locator('[data-live=true]').waitFor({ state: 'attached' });
  await exercise.run.click();
  await exercise.expectVerdict('Wrong value', 'Look at this statement: Allow * on *.');

  const given = await exercise.code.inputValue();
  await exercise.submit(given.replace("Resource: '*'", "Resource: '*'\n              Condition: {}"));
  await exercise.expectVerdict('Template problem', 'What a Condition comes to depends on the request');

  const statement = (action: string, resource: string): string =>
    `            - { Effect: Allow, Action: '${action}', Resource: '${resource}' }\n`;
  const place = 'us-east-1:123456789012';
  const narrow = [
    statement('s3:ListBucket', 'arn:aws:s3:::acme-reports'),
    statement('s3:GetObject', 'arn:aws:s3:::acme-reports/templates/*'),
    statement('s3:PutObject', 'arn:aws:s3:::acme-reports/finished/*'),
    statement('dynamodb:Query', `arn:aws:dynamodb:${place}:table/orders/index/by-customer`),
    statement('dynamodb:GetItem', `arn:aws:dynamodb:${place}:table/customers`),
    statement('sqs:SendMessage', `arn:aws:sqs:${place}:mail`),
  ].join('');
  await exercise.submit(given.replace(/ +# TODO[^]*?Resource: '\*'\n/, narrow));
  await exercise.expectVerdict('Solved', /all \d+ checks passed/);
});
