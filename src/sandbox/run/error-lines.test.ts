import { expect, it } from 'vitest';
import { errorOf } from '../run-function.fixture.ts';

/** Bodies of a handler that throw somewhere. Node.js, which runs this test, says on which line. */
const bodies = [
  'return event.body.name;',
  'const name = event.body.name;\nreturn name;',
  'console.log("a");\n\nconst x = event.body.name;',
  'const { a } = event.body;',
  'return `Hi ${event.body.name}`;',
  'return `Hi ${\n  event.body.name\n}`;',
  'return {\n  statusCode: 200,\n  body: JSON.stringify({\n    a: event.body.name,\n  }),\n};',
  'return event.nope();',
  'return event.body.trim();',
  'let a = 1;\n\na = nope;',
  'if (event.ok) {\n  const b = event.body.y;\n}',
  'if (event.body.name === "x") return 1;',
  'for (const r of event.nope) {\n  r;\n}',
  'for (const r of event.list)\n  r.a.b;',
  'const x = event.body.y\n  .z;',
  'const x = event\n  .nope\n  .name;',
  'event.body.b = 1;',
  'return null.x;',
  'return await (async () => {\n  return event.body.b;\n})();',
  'await null;\nreturn event.body.b;',
  'return [1, 2].map((n) => {\n  return n.a.b;\n});',
  'return [1, 2].map((n) =>\n  n.a.b);',
  'return [\n  event.body.name,\n];',
  'return event.body[event.key];',
  'return event.list\n  .map((x) => x)\n  .filter((x) => x.a.b)\n  .length;',
  'switch (event.key) {\n  default:\n    return event.body.name;\n}',
  'try {\n  event.body.name;\n} finally {\n  event.list;\n}',
  'try {\n  JSON.parse("{");\n} catch {\n  return event.body.name;\n}',
  'const f = () => {\n  return event.body.name;\n};\n\nreturn f();',
  'class A {\n  get b() {\n    return event.body.name;\n  }\n}\nreturn new A().b;',
  'return (0, event.body).name;',
  'return (event.list, event.body)\n  .name;',
  'return event.list[5].name ?? "x";',
  'return event?.nope.name;',
  'return event?.list.at(9).name;',
  'return new Map(event.body.entries);',
  'return new event.nope.Thing();',
  'return typeof event.body.name;',
  'return !event.body.name;',
  'delete event.body.name;',
  '[event.body.name] = [1];',
  'let i = 0\nconst j = event.body.name\nreturn i + j',
  'label: for (;;) {\n  for (;;) {\n    event.body.name;\n    continue label;\n  }\n}',
  '"use strict";\nreturn event.body.name;',
  'throw new Error(\n  "x",\n);',
  'const error = new Error("x");\n\nthrow error;',
  'return Promise.reject(\n  new Error("x"));',
  'return new Date(NaN).toISOString();',
  'const a = 1;\nif (event.list) {\n  a = 2;\n}',
];

const event = { body: null, list: [{}], key: 'k', ok: true };
const moduleOf = (body: string): string => `export const handler = async (event) => {\n${body}\n};\n`;

/** The line of the first frame in a data URL. */
async function lineInNode(body: string): Promise<number> {
  const url = `data:text/javascript,${encodeURIComponent(moduleOf(body))}`;
  const { handler } = (await import(/* @vite-ignore */ url)) as { handler: (event: object) => Promise<unknown> };
  try {
    await handler(event);
  } catch (error) {
    const place = /\(?data:text\/javascript,\S+?:(\d+):\d+\)?$/m.exec(
      error instanceof Error ? (error.stack ?? '') : '',
    );
    return Number(place?.[1]);
  }
  throw new Error('The handler did not throw.');
}

it.each(bodies)('is the line that Node.js tells: %s', async (body) => {
  const { position } = await errorOf(moduleOf(body), { events: [event] });
  expect(position?.line).toBe(await lineInNode(body));
});
