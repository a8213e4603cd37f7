import { type JsonValue, nearestWord } from '#kernel';
import { entryOf, type MapNode, memberOf, type TemplateNode } from './template-node.ts';
import type { TemplateProblem } from './template-problem.ts';

/** The region that functions have here. */
const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '123456789012',
  'AWS::Partition': 'aws',
  'AWS::StackName': 'course',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** What other resources are called by where they are spoken of. */
const nameProperties = ['BucketName', 'QueueName', 'TableName', 'TopicName', 'FunctionName', 'Name'];

/** Another resource that is spoken of. */
export interface ReferredResource {
  /** Its type, where it says one. */
  readonly type: string | undefined;
  /** What it is called: its name property, or its logical id. */
  readonly name: string;
}

/** What a reference comes to. `attribute`: of !GetAtt. Undefined where it is not known. */
export type Reference = (resource: ReferredResource, attribute: string | undefined) => string | undefined;

/** Triggers go by names, whatever of a resource is referred to. */
const byName: Reference = ({ name }) => name;

/** Reads values out of a template and collects what is wrong with them. What has a problem is undefined. */
export class TemplateReader {
  readonly problems: TemplateProblem[] = [];
  readonly #root: TemplateNode;
  readonly #toReference: Reference;
  /** Resources whose names are being looked up: one may name another, and never itself. */
  readonly #followed = new Set<string>();

  constructor(root: TemplateNode, toReference = byName) {
    this.#root = root;
    this.#toReference = toReference;
  }

  problem({ line, column }: { readonly line: number; readonly column: number }, message: string, remedy: string): void {
    this.problems.push({ line, column, message, remedy });
  }

  /** A map with no other keys than these; with any, where they are not given. */
  map(node: TemplateNode, what: string, known?: readonly string[]): MapNode | undefined {
    if (node.kind !== 'map') {
      this.problem(node, `${what} has to be keys and values.`, 'Write each of them on a line of its own, indented.');
      return undefined;
    }
    for (const entry of known === undefined ? [] : node.entries.filter(({ key }) => !known.includes(key))) {
      const near = nearestWord(entry.key, known ?? []);
      this.problem(
        entry,
        `${what} has no ${entry.key}.`,
        near === undefined ? `There are: ${known?.join(', ') ?? ''}.` : `Did you mean ${near}?`,
      );
    }
    return node;
  }

  /** The member of a map; where it is missing, a problem at the map. */
  required(map: MapNode, key: string, what: string, remedy: string): TemplateNode | undefined {
    const node = memberOf(map, key);
    if (node === undefined) this.problem(map, `${what} has no ${key}.`, remedy);
    return node;
  }

  text(node: TemplateNode | undefined, what: string): string | undefined {
    if (node === undefined) return undefined;
    const value = this.#scalar(node);
    if (value === undefined) return undefined;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
    this.problem(node, `${what} has to be a text.`, `Write it behind ${what} and a colon.`);
    return undefined;
  }

  /** A whole number, of `unit` if it has one; in quotes too, as CloudFormation takes it. */
  integer(
    node: TemplateNode | undefined,
    what: string,
    least: number,
    most: number,
    unit?: 'seconds' | 'megabytes',
  ): number | undefined {
    if (node === undefined) return undefined;
    const value = this.#scalar(node);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) return number;
    this.problem(
      node,
      `${what} is ${showValue(value)}; it has to be a whole number from ${least} to ${most}.`,
      unit === undefined ? 'Write the number alone.' : `Write the number of ${unit}, without a unit.`,
    );
    return undefined;
  }

  boolean(node: TemplateNode | undefined, what: string): boolean | undefined {
    if (node === undefined) return undefined;
    const value = this.#scalar(node);
    if (value === undefined) return undefined;
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    this.problem(node, `${what} is ${showValue(value)}; it has to be true or false.`, 'Write one of the two.');
    return undefined;
  }

  oneOf<Word extends string>(node: TemplateNode | undefined, what: string, words: readonly Word[]): Word | undefined {
    const text = this.text(node, what);
    if (node === undefined || text === undefined) return undefined;
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    const near = nearestWord(text, words);
    this.problem(
      node,
      `${what} is ${showValue(text)}; it has to be one of ${words.join(', ')}.`,
      near === undefined ? 'Write one of them.' : `Did you mean ${near}?`,
    );
    return undefined;
  }

  /** The items of a list. */
  list(node: TemplateNode | undefined, what: string): readonly TemplateNode[] {
    if (node === undefined) return [];
    if (node.kind === 'list') return node.items;
    this.problem(node, `${what} has to be a list.`, 'Put each entry on a line of its own, behind a dash and a space.');
    return [];
  }

  /** Any value, as JSON. */
  json(node: TemplateNode): JsonValue {
    switch (node.kind) {
      case 'scalar':
        return node.value;
      case 'list':
        return node.items.map((item) => this.json(item));
      case 'map':
        return Object.fromEntries(node.entries.map(({ key, value }) => [key, this.json(value)]));
      case 'intrinsic':
        return this.#scalar(node) ?? null;
    }
  }

  /** A text, number or truth value, with references followed; undefined after a problem. */
  #scalar(node: TemplateNode): string | number | boolean | null | undefined {
    if (node.kind === 'scalar') return node.value;
    if (node.kind !== 'intrinsic') return null;
    switch (node.name) {
      case 'Ref':
        return this.#refer(node, this.text(node.argument, '!Ref'));
      case 'GetAtt': {
        const { argument } = node;
        const path =
          argument.kind === 'list'
            ? argument.items.map((item) => this.text(item, '!GetAtt')).join('.')
            : this.text(argument, '!GetAtt');
        const [resource, attribute] = (path ?? '').split(/\.(.*)/);
        if (attribute === undefined) {
          this.problem(
            node,
            '!GetAtt needs a resource and an attribute.',
            'Write both with a dot, such as !GetAtt Orders.Arn.',
          );
          return undefined;
        }
        return this.#refer(node, resource, attribute);
      }
      case 'Sub':
        return this.#substitute(node);
      default:
        this.problem(
          node,
          `!${node.name} cannot be tried here.`,
          'Write the value itself. !Ref, !Sub and !GetAtt are understood.',
        );
        return undefined;
    }
  }

  #substitute(node: Extract<TemplateNode, { kind: 'intrinsic' }>): string | undefined {
    const { argument } = node;
    const [first, variables] = argument.kind === 'list' ? argument.items : [argument];
    const text = this.text(first, '!Sub');
    if (text === undefined) return undefined;
    const missing: string[] = [];
    const filled = text.replaceAll(/\$\{([^!}][^}]*)\}/g, (_, name: string) => {
      const own = memberOf(variables, name);
      const value =
        own === undefined
          ? this.#refer(node, name.split('.')[0], name.includes('.') ? name.slice(name.indexOf('.') + 1) : undefined)
          : this.text(own, name);
      if (value === undefined) missing.push(name);
      return String(value ?? '');
    });
    return missing.length === 0 ? filled.replaceAll('${!', '${') : undefined;
  }

  /** A parameter's default, or what a resource is referred to by. With an attribute, only a resource can be meant. */
  #refer(
    place: TemplateNode,
    name: string | undefined,
    attribute?: string,
  ): string | number | boolean | null | undefined {
    if (name === undefined) return undefined;
    if (Object.hasOwn(pseudoParameters, name)) return pseudoParameters[name];
    const parameter = attribute === undefined ? memberOf(memberOf(this.#root, 'Parameters'), name) : undefined;
    if (parameter !== undefined) {
      const initial = memberOf(parameter, 'Default');
      if (initial?.kind === 'scalar') return initial.value;
      this.problem(
        place,
        `The parameter ${name} has no Default.`,
        'Nobody is here to give it a value: write Default under it.',
      );
      return undefined;
    }
    const resources = memberOf(this.#root, 'Resources');
    const resource = entryOf(resources, name);
    if (resource === undefined) {
      const names = [resources, memberOf(this.#root, 'Parameters')].flatMap((map) =>
        map?.kind === 'map' ? map.entries.map(({ key }) => key) : [],
      );
      const near = nearestWord(name, names);
      this.problem(
        place,
        `There is no parameter or resource ${name} in this template.`,
        near === undefined ? 'Add it, or correct the name.' : `Did you mean ${near}?`,
      );
      return undefined;
    }
    const given = this.#nameOf(name, memberOf(resource.value, 'Properties'));
    if (given === undefined) return undefined;
    const type = memberOf(resource.value, 'Type');
    const typeName = type?.kind === 'scalar' ? String(type.value) : undefined;
    const reference = this.#toReference({ type: typeName, name: given }, attribute);
    if (reference !== undefined) return reference;
    const what = attribute === undefined ? `!Ref ${name}` : `!GetAtt ${name}.${attribute}`;
    this.problem(place, `What ${what} comes to is not known here.`, 'Write the value itself, such as an ARN.');
    return undefined;
  }

  #nameOf(logicalId: string, properties: TemplateNode | undefined): string | undefined {
    const property = nameProperties.find((one) => memberOf(properties, one) !== undefined);
    if (property === undefined || this.#followed.has(logicalId)) return logicalId;
    this.#followed.add(logicalId);
    const given = this.text(memberOf(properties, property), property);
    this.#followed.delete(logicalId);
    return given;
  }
}

function showValue(value: string | number | boolean | null): string {
  return value === null ? 'empty' : JSON.stringify(value);
}
