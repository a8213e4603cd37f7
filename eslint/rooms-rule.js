import { posix, relative, sep } from 'node:path';
import { doors, roomOf } from './rooms.js';

const isNodeModule = /^node:/;
/** Inside the engine, rooms are neighbours: they reach each other's door by a relative path. */
const isInsideEngine = (name) => name === 'sandbox' || name.startsWith('sandbox/');

/**
 * Says what is wrong with an import; undefined when nothing is.
 * @param {string} file Path of the importing file from the project's root.
 * @param {string} source What it imports.
 */
export function problemOfImport(file, source) {
  const room = roomOf(file);
  if (room === undefined) return undefined;
  const isTest = /\.(?:test|fixture)\.ts$/.test(file);

  if (source.startsWith('#')) {
    const door = doors[source];
    if (door === undefined) return `'${source}' is not a door. The doors are ${Object.keys(doors).join(', ')}.`;
    if (isTest) return undefined;
    if (door.room === room.name)
      return `'${source}' is this file's own room. Import from the file itself, by its path.`;
    if (door.onlyFor !== undefined && door.onlyFor !== room.name) {
      return `'${room.name}' must not import '${source}': ${door.why}. It is there for '${door.onlyFor}' only.`;
    }
    return mayImport(room, door.room);
  }
  if (source.startsWith('.')) return problemOfPath(room, file, source, isTest);
  if (isTest) return undefined;
  if (room.bundled?.test(source)) return undefined;
  if (isNodeModule.test(source) && room.isPure) {
    return `'${room.name}' must not import '${source}': it is a pure room, and runs in browsers too.`;
  }
  if (
    !isNodeModule.test(source) &&
    room.packages !== undefined &&
    !room.packages.some((name) => source === name || source.startsWith(`${name}/`))
  ) {
    const allowed = room.packages.length === 0 ? 'no packages' : `only ${room.packages.join(', ')}`;
    return `'${room.name}' must not import the package '${source}': ${room.why}. It may import ${allowed}.`;
  }
  const owner = source.startsWith('quickjs-emscripten') ? 'sandbox/guest' : undefined;
  if (owner !== undefined && room.name !== owner) {
    return `'${room.name}' must not import the package '${source}': only '${owner}' runs untrusted code, so that its guards are in one place.`;
  }
  return undefined;
}

function problemOfPath(room, file, source, isTest) {
  const path = posix.join(posix.dirname(file), source.replace(/\?.*$/, ''));
  const target = roomOf(path);
  if (target === undefined || target.name === room.name) return undefined;
  if (!isInsideEngine(room.name) || !isInsideEngine(target.name)) {
    return `'${source}' goes into the room '${target.name}' past its door. Import from '#${target.name.split('/')[0]}', or move the file.`;
  }
  if (isTest) return undefined;
  const isLeafType =
    target.name === 'sandbox' &&
    /\/(?:exercise-spec|transcript|grade-report|cloud-spec|cloud-record|trigger-spec|delivery-record|history-record|prediction-spec)\.ts$/.test(
      path,
    );
  const isDoor =
    path.endsWith('/index.ts') || target.name === 'sandbox/guest/prelude' || room.name === 'sandbox/guest/prelude';
  if (target.name === 'sandbox' && !isLeafType) {
    return `'${room.name}' must not import '${source}': of the engine's top it may import the leaf types only (exercise-spec, transcript, grade-report, cloud-spec, cloud-record, trigger-spec, delivery-record, history-record, prediction-spec).`;
  }
  if (!isLeafType && !isDoor) {
    return `'${source}' goes into the room '${target.name}' past its door. Import from its index.ts, or move the file.`;
  }
  return mayImport(room, target.name);
}

function mayImport(room, target) {
  if (room.mayImport.includes(target)) return undefined;
  const names = room.mayImport.map((name) =>
    name === 'sandbox' && isInsideEngine(room.name) ? "the engine's leaf types" : name,
  );
  const allowed = names.length === 0 ? 'no other room' : `only ${names.join(', ')}`;
  return `'${room.name}' must not import '${target}': ${room.why}. It may import ${allowed}.`;
}

/** ESLint's rule: every import and re-export, types included, and `import()`. */
export const roomsRule = {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{ problem }}' } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const check = (node, source) => {
      if (typeof source?.value !== 'string') return;
      const problem = problemOfImport(file, source.value);
      if (problem !== undefined) context.report({ node: source, messageId: 'wrong', data: { problem } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
    };
  },
};
