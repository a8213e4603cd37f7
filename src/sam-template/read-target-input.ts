import type { JsonValue } from '#kernel';
import { describeInputPathProblem, describeTemplateProblem, type TargetInputSpec } from '#sandbox';
import { parseJson } from './parse-json.ts';
import { type MapNode, memberOf, type TemplateNode } from './template-node.ts';
import type { TemplateReader } from './template-reader.ts';

/** The constant that a rule or a schedule hands to the function: JSON in a text. */
export function readInput(reader: TemplateReader, properties: MapNode): JsonValue | undefined {
  const node = memberOf(properties, 'Input');
  const text = reader.text(node, 'Input');
  const input = parseJson(text);
  if (node !== undefined && text !== undefined && input === undefined)
    reader.problem(node, 'Input has to be JSON in a text: a function takes nothing else.', 'Put it in single quotes.');
  return input;
}

/** What a rule hands to the function in place of the event. */
export function readTargetInput(reader: TemplateReader, properties: MapNode): TargetInputSpec {
  const given = ['Input', 'InputPath', 'InputTransformer'].filter((name) => memberOf(properties, name) !== undefined);
  const second = memberOf(properties, given[1] ?? '');
  if (second !== undefined) {
    reader.problem(second, `EventBridge takes only one of ${given.join(' and ')}.`, 'Keep the one that you mean.');
    return {};
  }
  const input = readInput(reader, properties);
  const pathNode = memberOf(properties, 'InputPath');
  const inputPath = readPath(reader, pathNode, 'InputPath');
  const transformer = memberOf(properties, 'InputTransformer');
  return {
    ...(input !== undefined && { input }),
    ...(inputPath !== undefined && { inputPath }),
    ...(transformer !== undefined && readTransformer(reader, transformer)),
  };
}

function readPath(reader: TemplateReader, node: TemplateNode | undefined, what: string): string | undefined {
  const path = reader.text(node, what);
  if (node === undefined || path === undefined) return undefined;
  const problem = describeInputPathProblem(path);
  if (problem === undefined) return path;
  reader.problem(node, `EventBridge refuses this ${what}: ${problem}`, 'Write it with dots.');
  return undefined;
}

function readTransformer(reader: TemplateReader, node: TemplateNode): TargetInputSpec {
  const what = 'InputTransformer';
  const map = reader.map(node, what, ['InputPathsMap', 'InputTemplate']);
  if (map === undefined) return {};
  const pathsNode = memberOf(map, 'InputPathsMap');
  const paths = (pathsNode && reader.map(pathsNode, 'InputPathsMap'))?.entries ?? [];
  const inputPathsMap = Object.fromEntries(
    paths.flatMap(({ key, value }) => {
      const path = readPath(reader, value, `path of ${key}`);
      return path === undefined ? [] : [[key, path]];
    }),
  );
  const templateNode = reader.required(map, 'InputTemplate', what, 'Say what the function gets.');
  const inputTemplate = reader.text(templateNode, 'InputTemplate');
  if (templateNode === undefined || inputTemplate === undefined) return {};
  const problem = describeTemplateProblem(
    inputTemplate,
    paths.map(({ key }) => key),
  );
  switch (problem?.kind) {
    case 'unknown-variable':
      reader.problem(
        templateNode,
        `InputTemplate has a variable <${problem.variable}> without a path.`,
        'Add it to InputPathsMap, or correct its name.',
      );
      return {};
    case 'only-in-json':
      reader.problem(
        templateNode,
        `<${problem.variable}> can stand only in a template that is an object.`,
        `Write { "event": <${problem.variable}> } in single quotes.`,
      );
      return {};
    case 'not-json':
      reader.problem(
        templateNode,
        'InputTemplate has to be JSON with variables, or a text in double quotes.',
        'Put quotes around texts, and single quotes around all of it.',
      );
      return {};
    case undefined:
      return { inputTransformer: { inputPathsMap, inputTemplate } };
  }
}
