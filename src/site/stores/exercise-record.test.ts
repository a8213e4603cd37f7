import { describe, expect, it } from 'vitest';
import { createFakeStorage } from './browser-storage.fixture.ts';
import {
  emptyRecord,
  parseRecord,
  peekRecord,
  readRecord,
  recordKey,
  writeRecord,
  type ExerciseRecord,
} from './exercise-record.ts';
import { reportOf } from './graded-run.fixture.ts';
import { createSafeStorage, damagedPrefix } from './safe-storage.ts';

const full: ExerciseRecord = {
  version: 2,
  files: { 'index.mjs': 'export const handler = 1;', 'lib/greet.mjs': '' },
  filesBeforeReset: { 'index.mjs': 'export const handler = 2;' },
  last: { files: { 'index.mjs': 'export const handler = 1;' }, report: reportOf('wrong-value', 'It says goodbye.') },
  solved: { at: '2026-01-01T00:00:00.000Z', contentVersion: 'abc' },
  solutionSeen: true,
  hintsShown: { 0: 2 },
};

describe('the record of an exercise', () => {
  it('comes back as it was written', () => {
    const storage = createSafeStorage(createKept());

    writeRecord(storage, 'greet', full);

    expect(readRecord(storage, 'greet')).toEqual(full);
    expect(readRecord(storage, 'another')).toEqual(emptyRecord);
  });

  it('leaves out a report that would fill the storage, and keeps the rest', () => {
    const storage = createSafeStorage(createKept());

    writeRecord(storage, 'greet', {
      ...full,
      last: { files: { 'index.mjs': 'x' }, report: reportOf('wrong-value', 'x'.repeat(60_000)) },
    });

    const { last, ...rest } = full;
    expect(last).toBeDefined();
    expect(readRecord(storage, 'greet')).toEqual(rest);
  });

  it('is put aside when it is damaged, and begins anew', () => {
    const browser = createFakeStorage();
    const storage = createSafeStorage(() => browser);
    browser.setItem(recordKey('greet'), '{"version":1,"code":');

    expect(readRecord(storage, 'greet')).toEqual(emptyRecord);

    expect(browser.getItem(damagedPrefix + recordKey('greet'))).toBe('{"version":1,"code":');
    expect(storage.trouble()).toBe('damaged');
  });

  it('stays where it is when somebody only peeks', () => {
    const browser = createFakeStorage();
    const storage = createSafeStorage(() => browser);
    browser.setItem(recordKey('greet'), 'damaged');

    expect(peekRecord(storage, 'greet')).toEqual(emptyRecord);

    expect(browser.getItem(recordKey('greet'))).toBe('damaged');
    expect(storage.trouble()).toBeUndefined();
  });

  const report = reportOf('passed');
  it.each([
    ['no JSON', 'undefined'],
    ['no object', '[]'],
    ['nothing', 'null'],
    ['of a later version', '{"version":3}'],
    ['with files that are no texts', '{"version":2,"files":{"index.mjs":7}}'],
    ['with files that are a list', '{"version":2,"files":[""]}'],
    ['of the first version, with code that is no text', '{"version":1,"code":7}'],
    ['with files before a reset that are none', '{"version":2,"filesBeforeReset":7}'],
    ['with a result without its files', JSON.stringify({ version: 2, last: { report } })],
    ['with a result without a verdict', JSON.stringify({ version: 2, last: { files: {}, report: { tasks: [] } } })],
    [
      'with a result whose tasks are no list',
      JSON.stringify({ version: 2, last: { files: {}, report: { ...report, tasks: 1 } } }),
    ],
    [
      'with a task without scenarios',
      JSON.stringify({
        version: 2,
        last: { files: {}, report: { ...report, tasks: [{ title: '', status: 'passed' }] } },
      }),
    ],
    [
      'with a check without a sentence',
      JSON.stringify({
        version: 1,
        last: {
          code: '',
          report: {
            ...report,
            tasks: [
              { title: '', status: 'passed', scenarios: [{ name: '', checks: [{ id: 'a', status: 'passed' }] }] },
            ],
          },
        },
      }),
    ],
    ['solved at no time', '{"version":2,"solved":{"contentVersion":"a"}}'],
    ['with a solution seen in part', '{"version":2,"solutionSeen":"yes"}'],
    ['with half a hint', '{"version":2,"hintsShown":{"0":0.5}}'],
    ['with fewer hints than none', '{"version":2,"hintsShown":{"0":-1}}'],
  ])('is damaged when it is %s', (_, text) => {
    expect(parseRecord(text)).toBeUndefined();
  });

  it('is whole with nothing but its version', () => {
    expect(parseRecord('{"version":2}')).toEqual(emptyRecord);
  });

  it('of the first version, which knew one file, is read as one of today', () => {
    const report = reportOf('passed');
    const { version: _, files, filesBeforeReset, last, ...rest } = full;
    const first = {
      version: 1,
      code: '// mine',
      codeBeforeReset: '// before',
      last: { code: '// mine', report },
      ...rest,
    };

    expect(files ?? filesBeforeReset ?? last).toBeDefined();
    expect(parseRecord(JSON.stringify(first))).toEqual({
      version: 2,
      files: { 'index.mjs': '// mine' },
      filesBeforeReset: { 'index.mjs': '// before' },
      last: { files: { 'index.mjs': '// mine' }, report },
      ...rest,
    });
  });
});

function createKept(): () => Storage {
  const browser = createFakeStorage();
  return () => browser;
}
