/** What a file may be called, for whoever names one. */
export const fileNameRule =
  'Letters, digits, dots, hyphens, _ and @, with / between folders, such as index.mjs or lib/total.mjs.';

/** Whether a file of the function's package can be called so: a path that leads nowhere else. */
export function isFileName(name: string): boolean {
  return (
    name.length <= 120 && name.split('/').every((part) => /^[\w@.-]+$/.test(part) && !/^(?:\.+|__proto__)$/.test(part))
  );
}

/** Why a file cannot get this name; undefined where it can. */
export function fileNameProblem(name: string, others: readonly string[]): string | undefined {
  if (name === '') return 'Write a name, such as lib/total.mjs.';
  if (!isFileName(name)) return `A file cannot be called ${name}. ${fileNameRule}`;
  if (others.includes(name)) return `There is a file ${name} already.`;
  const clash = others.find((other) => other.startsWith(`${name}/`) || name.startsWith(`${other}/`));
  if (clash !== undefined) return `${name} and ${clash} cannot both be there: one would be a file and a folder.`;
  return undefined;
}

/** The files of the function, and those of each further function, which are in `functions/<name>/`. */
export function sortFiles(
  files: Readonly<Record<string, string>>,
  functionNames: readonly string[],
): {
  readonly own: Readonly<Record<string, string>>;
  readonly others: Readonly<Record<string, Readonly<Record<string, string>>>>;
} {
  const own: Record<string, string> = {};
  const others: Record<string, Record<string, string>> = {};
  for (const [path, text] of Object.entries(files)) {
    const owner = functionNames.find((name) => path.startsWith(`functions/${name}/`));
    if (owner === undefined) own[path] = text;
    else (others[owner] ??= {})[path.slice(`functions/${owner}/`.length)] = text;
  }
  return { own, others };
}
