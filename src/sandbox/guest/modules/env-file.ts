import validators from 'node-source:internal/validators';

const line =
  /^[ \t]*(?:export[ \t]+)?([^\s=#]+)[ \t]*=[ \t]*(?:'([^']*)'|"([^"]*)"|`([^`]*)`|([^\n#]*?))[ \t]*(?:#.*)?$/gm;

/** Node's `util.parseEnv`: the variables in the text of a `.env` file. */
export function parseEnv(content: unknown): Record<string, string> {
  validators.validateString(content, 'content');
  const variables: Record<string, string> = {};
  for (const [, name = '', single, double, back, bare] of String(content).replaceAll('\r\n', '\n').matchAll(line)) {
    variables[name] = single ?? double?.replaceAll('\\n', '\n') ?? back ?? bare ?? '';
  }
  return variables;
}
