import { describe, expect, it } from 'vitest';
import { authorMessage, exampleFolder, exampleWith, parseExample } from './example-exercise.fixture.ts';
import { isObjectFile } from './index.ts';

const uploads = `function: { handler: index.handler, memorySize: 256, timeout: 7 }
packages: [sharp]
resources:
  buckets: { uploads: { objects: { old.png: { file: dot.png }, file: { text: not a name } } } }`;

function withUploads(step: string, objects: Readonly<Record<string, string>>): Record<string, string> {
  const folder = exampleWith(
    'exercise.yaml',
    'function: { handler: index.handler, memorySize: 256, timeout: 7 }',
    uploads,
  );
  const yaml = (folder['exercise.yaml'] ?? '').replace('steps: [{ invoke: null }', `steps: [${step}, { invoke: null }`);
  const files = Object.fromEntries(Object.entries(objects).map(([name, base64]) => [`objects/${name}`, base64]));
  return { ...folder, 'exercise.yaml': yaml.replace('step: 1', 'step: 2'), ...files };
}

describe('files of objects', () => {
  it('are in the place of their names, in buckets and uploads', () => {
    const upload = '{ upload-object: { bucket: uploads, key: new.png, file: dot.png, contentType: image/png } }';
    const { spec } = parseExample(withUploads(upload, { 'dot.png': 'AAEC' }));
    expect(spec.resources?.buckets?.uploads?.objects).toEqual({
      'old.png': { base64: 'AAEC' },
      file: { text: 'not a name' },
    });
    expect(spec.tasks[1]?.scenarios[0]?.steps[0]).toEqual({
      kind: 'upload-object',
      bucket: 'uploads',
      key: 'new.png',
      base64: 'AAEC',
      contentType: 'image/png',
    });
  });

  it('have to be there, and to be named', () => {
    const upload = '{ upload-object: { bucket: uploads, key: new.png, file: dot.jpg } }';
    expect(authorMessage(withUploads(upload, { 'dot.png': 'AAEC', 'more.png': 'AAEC' }))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:17  tasks[1].scenarios[0].steps[0].upload-object.file
        expected  one of dot.png, more.png
        found     "dot.jpg"
        remedy    Put the file into objects/, or correct its name.

      content/lessons/01-numbers/exercises/double/objects/more.png
        expected  an object or an upload in exercise.yaml that names it under file
        found     a file that nothing reads
        remedy    Name it, or delete it.
      "
    `);
  });

  it('are the only content of their object', () => {
    const upload = '{ upload-object: { bucket: uploads, key: new.png, file: dot.png, text: dot } }';
    expect(authorMessage(withUploads(upload, { 'dot.png': 'AAEC' }))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:17  tasks[1].scenarios[0].steps[0].upload-object
        expected  either text, base64 or file
        found     keys and values
        remedy    Correct upload-object. Somebody uploads an object.
      "
    `);
  });

  it('are told from others by their folder', () => {
    const paths = [
      'objects/a.png',
      'lessons/23-x/exercises/y/objects/a.png',
      'starter/objects/a.mjs',
      'objects/a/b.png',
    ];
    expect(paths.map(isObjectFile)).toEqual([true, true, false, false]);
  });
});

describe('packages', () => {
  it('are in the deployment of every answer, and no part of the task', () => {
    const { starter, solution, mistakes, handlerFile } = parseExample(
      withUploads('{ invoke: {} }', { 'dot.png': 'AAEC' }),
    );
    const path = 'node_modules/sharp/package.json';
    expect(JSON.parse(starter[path] ?? '')).toEqual({ name: 'sharp', version: '0.35.5' });
    for (const { files } of [{ files: solution }, ...mistakes]) expect(files[path]).toBe(starter[path]);
    expect(handlerFile).toBe('index.mjs');
  });

  it('are not there where none is named', () => {
    expect(Object.keys(parseExample(exampleFolder).starter)).toEqual(['index.mjs', 'lib.mjs']);
  });

  it('are those that have a stand-in', () => {
    const folder = exampleWith('exercise.yaml', 'tasks:', 'packages: [left-pad]\ntasks:');
    expect(authorMessage(folder)).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:3  packages[0]
        expected  one of sharp
        found     "left-pad"
        remedy    Correct this entry.
      "
    `);
  });
});
