import { expect, it } from 'vitest';
import { readMarkedLessons, writeMarkedLessons } from './marked-lessons.ts';

it('comes back as it was written, with titles and without', () => {
  const lessons = [
    { path: '../../lessons/one/', exercises: [{ id: 'a-b' }, { id: 'c' }], title: 'One | two, or <three>' },
    { path: '../../lessons/two/', exercises: [] },
    { path: '../../lessons/three/', exercises: [{ id: 'd' }] },
  ];
  const text = writeMarkedLessons(lessons);
  expect(text.split('\n')[2]).toBe('../../lessons/three/ d');
  expect(readMarkedLessons(text)).toEqual(lessons);
  expect(readMarkedLessons('')).toEqual([]);
});
