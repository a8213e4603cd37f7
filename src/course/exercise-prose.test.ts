import { expect, it } from 'vitest';
import { authorMessage, exampleWith, parseExample } from './example-exercise.fixture.ts';

it('fills figures of AWS into instructions, hints and what checks say', () => {
  const files = {
    ...exampleWith('instructions.md', 'Twice.', 'Twice, within {fact:maximumTimeout in minutes}.'),
    'exercise.yaml':
      exampleWith(
        'exercise.yaml',
        'hints: [look, look closer, double it]',
        "hints: [look, 'It has {fact:minimumMemory}.', 'It is {amount:$5}.']",
      )['exercise.yaml']?.replace('equals: 201 }', "equals: 201, say: 'In {fact:defaultTimeout}.' }") ?? '',
  };
  const { spec, instructions, facts } = parseExample(files);
  expect(instructions).toContain('Twice, within 15 minutes.');
  expect(spec.tasks[0]?.hints).toEqual(['look', 'It has 128 MB.', 'It is $5.']);
  expect(spec.tasks[0]?.scenarios[0]?.checks[0]?.say).toBe('In 3 s.');
  expect(facts.toSorted()).toEqual(['defaultTimeout', 'maximumTimeout', 'minimumMemory']);
});

it('refuses a typed price in instructions and hints, and a fact that is not there', () => {
  expect(authorMessage(exampleWith('instructions.md', 'Twice.', 'It costs $0.20.'))).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/instructions.md:5
      expected  prices of AWS from src/aws-facts, as {fact:…}
      found     $0.20
      remedy    Use the fact, or add one. An amount that is no price of AWS is written {amount:$0.20}.
    "
  `);
  expect(authorMessage(exampleWith('exercise.yaml', 'double it', 'pay 5 dollars'))).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/exercise.yaml:11  tasks[0].hints[2]
      expected  prices of AWS from src/aws-facts, as {fact:…}
      found     5 dollars
      remedy    Use the fact, or add one. An amount that is no price of AWS is written {amount:5 dollars}.
    "
  `);
  expect(authorMessage(exampleWith('instructions.md', 'Twice.', '{fact:maximumTimeot}'))).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/instructions.md:5
      expected  the name of a fact in src/aws-facts
      found     {fact:maximumTimeot}
      remedy    Did you mean "maximumTimeout"?
    "
  `);
});

it('leaves amounts in code alone, and what is run or compared', () => {
  expect(parseExample(exampleWith('instructions.md', 'Twice.', 'Answer `$12`.')).instructions).toContain('`$12`');
  const data = exampleWith(
    'exercise.yaml',
    "equals: { doubled: 'n{{ number }}n{{ number }}' }",
    "equals: { say: '$5 {fact:x}' }",
  );
  const [task] = parseExample(data).spec.tasks;
  expect(task?.scenarios[0]?.checks[1]).toMatchObject({ equals: { say: '$5 {fact:x}' } });
});
