/** The files of a new exercise: one that works, with a TODO(author) wherever an author has to write something else. */
export const exerciseTemplate: Readonly<Record<string, string>> = {
  'exercise.yaml': `# yaml-language-server: $schema=../../../../exercise.schema.json
# TODO(author): a title, as the learner reads it above the exercise.
title: Shout
function: { handler: index.handler, memorySize: 128, timeout: 3 }

tasks:
  # One entry for each "## n. …" heading of instructions.md.
  - scenarios:
      # TODO(author): what is tried, and what is expected. Generated values keep answers from being written by heart.
      - name: a word in the query string
        values: { word: word, number: int 10 99 }
        request: { query: { word: '{{ word }}', number: 'n{{ number }}' } }
        checks:
          - id: answers-200
            kind: response-status
            equals: 200
          - id: repeats-the-word
            kind: response-json
            equals: { word: '{{ word }}!', number: 'n{{ number }}' }
            knownMistakes:
              - { receivedIncludes: undefined!, say: 'The answer says "undefined": look for the word in the event.' }
    # TODO(author): hints, from a gentle nudge to the plain answer.
    hints:
      - Run the code and look for the word in the event.
      - The event keeps the query string's parameters in \`queryStringParameters\`.
      - "Put \`event.queryStringParameters.word\` and an exclamation mark into the answer."

# TODO(author): wrong answers that people really give, each in a file of mistakes/.
mistakes:
  - file: drops-the-number.mjs
    caughtBy: repeats-the-word
    why: The second property is easily overlooked.
  - file: body-is-an-object.mjs
    caughtBy: answers-200
    why: Next to a statusCode, the API takes only a string for a body.
  - file: reads-the-wrong-place.mjs
    caughtBy: repeats-the-word
    why: The word is in the query string, not in the event itself.
`,
  'instructions.md': `<!-- TODO(author): what this is about, in a sentence or two. -->

A caller sends a word and a number in the query string.

## 1. Repeat the word

<!-- TODO(author): what to do, so that it can be solved from this text and the lesson alone. -->

Answer with JSON that has the word with an exclamation mark behind it, and the number as it came:

\`\`\`json
{ "word": "amber!", "number": "n42" }
\`\`\`
`,
  'starter/index.mjs': `// TODO(author): what the learner finds. It has to fail at least one check of every task.
export const handler = async (event) => {
  // TODO: repeat the word.
  return {};
};
`,
  'solution/index.mjs': `// TODO(author): an answer that you would be glad to show.
export const handler = async (event) => {
  const { word, number } = event.queryStringParameters;
  return { word: \`\${word}!\`, number };
};
`,
  'mistakes/drops-the-number.mjs': `// TODO(author): a wrong answer that people give.
export const handler = async (event) => ({ word: \`\${event.queryStringParameters.word}!\` });
`,
  'mistakes/body-is-an-object.mjs': `// TODO(author): another one.
export const handler = async (event) => {
  const { word, number } = event.queryStringParameters;
  return { statusCode: 200, body: { word: \`\${word}!\`, number } };
};
`,
  'mistakes/reads-the-wrong-place.mjs': `// TODO(author): and a third.
export const handler = async (event) => ({ word: \`\${event.word}!\`, number: event.number });
`,
};
