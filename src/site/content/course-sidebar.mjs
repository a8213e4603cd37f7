import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const content = new URL('../../../content/', import.meta.url);

/** The navigation, in the order of content/course.yaml: a group for each part. The course check proves that file. */
export function courseSidebar() {
  const course = parse(readFileSync(new URL('course.yaml', content), 'utf8'));
  return course.parts.map(({ title, lessons }) => ({
    label: title,
    items: lessons.map((lesson) => ({ slug: slugOf(lesson) })),
  }));
}

function slugOf(lesson) {
  const text = readFileSync(new URL(`lessons/${lesson}/index.mdx`, content), 'utf8');
  const slug = /^slug:\s*(\S+)\s*$/m.exec(text)?.[1];
  if (slug === undefined)
    throw new Error(`content/lessons/${lesson}/index.mdx has no slug. Run \`npm run course -- check\`.`);
  return slug;
}
