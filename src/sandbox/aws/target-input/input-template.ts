import { isJson, type JsonValue } from '#kernel';

/** Variables that every template has. `…event` and `…event.json` are JSON, and only in a template that is an object. */
export const reservedVariables = [
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event',
  'aws.events.event.json',
] as const;

export type ReservedVariable = (typeof reservedVariables)[number];

const variable = /<([^<>"\s]+)>/g;

export type TemplateProblem =
  { readonly kind: 'unknown-variable' | 'only-in-json'; readonly variable: string } | { readonly kind: 'not-json' };

/** Says what EventBridge refuses in a template; undefined where it is right. */
export function describeTemplateProblem(template: string, names: readonly string[]): TemplateProblem | undefined {
  for (const [, name = ''] of template.matchAll(variable)) {
    if (!names.includes(name) && !isReserved(name)) return { kind: 'unknown-variable', variable: name };
    if (name === 'aws.events.event.json' && !isJsonTemplate(template)) return { kind: 'only-in-json', variable: name };
  }
  // As the service reads it: with something in the place of each variable.
  const filled = replaceVariables(template, (_name, isInText) => (isInText ? '' : 'null'));
  return beginsAsJson(filled) ? undefined : { kind: 'not-json' };
}

function isReserved(name: string): boolean {
  return (reservedVariables as readonly string[]).includes(name);
}

function isJsonTemplate(template: string): boolean {
  return template.trimStart().startsWith('{');
}

/** What is no object is read up to the end of its first value: `<id> is here` is taken. */
function beginsAsJson(text: string): boolean {
  if (/^\s*[{[]/.test(text)) return isJson(text);
  return /^\s*(?:"(?:[^"\\]|\\.)*"|null\b|true\b|false\b|-?\d)/s.test(text);
}

/**
 * Puts values in the places of a template's variables. What is not there is an empty text. In a text, a value comes as it is, and without its
 * quotes where it is an object or a list; elsewhere in an object, a text gets quotes. Nothing is escaped in a text. Source: Amazon
 * EventBridge User Guide, "Amazon EventBridge input transformation"; what is not there is as LocalStack has recorded it from AWS.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, JsonValue | undefined>>): string {
  const isJsonObject = isJsonTemplate(template);
  return replaceVariables(template, (name, isInText) => {
    const value = (Object.hasOwn(values, name) ? values[name] : undefined) ?? '';
    if (typeof value === 'string') return isInText || !isJsonObject ? value : JSON.stringify(value);
    const json = JSON.stringify(value);
    return isInText ? json.replaceAll('"', '') : json;
  });
}

function replaceVariables(template: string, replace: (name: string, isInText: boolean) => string): string {
  let isInText = false;
  let filled = '';
  let end = 0;
  for (const match of template.matchAll(variable)) {
    const before = template.slice(end, match.index);
    isInText = endsInText(before, isInText);
    filled += before + replace(match[1] ?? '', isInText);
    end = match.index + match[0].length;
  }
  return filled + template.slice(end);
}

/** Whether a text of JSON is open at the end of this piece. */
function endsInText(piece: string, begins: boolean): boolean {
  let isInText = begins;
  for (let index = 0; index < piece.length; index++) {
    if (piece[index] === '\\') index += 1;
    else if (piece[index] === '"') isInText = !isInText;
  }
  return isInText;
}
