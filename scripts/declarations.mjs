// Reads type declarations from node_modules, and makes them small for the browser: docs/decisions/0025.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const longestComment = 400;

/**
 * Returns a function that lists the files which TypeScript reads for a package, by their paths in node_modules: its
 * declarations, all that they import, and the package.json files by which they are found.
 * @param {string} nodeModules The folder.
 */
export function declarationReader(nodeModules) {
  const options = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ESNext, noLib: true };
  const host = ts.createCompilerHost(options);
  const entry = join(nodeModules, 'entry.mts');
  const parsed = new Map();
  const { fileExists } = host;
  host.fileExists = (file) => file === entry || fileExists(file);
  return (specifier) => {
    const isTypesOnly = specifier.startsWith('@types/');
    host.getSourceFile = (file, how) => {
      if (file === entry) {
        return ts.createSourceFile(file, isTypesOnly ? '' : `export * from '${specifier}';`, how);
      }
      if (!parsed.has(file)) parsed.set(file, ts.createSourceFile(file, host.readFile(file) ?? '', how, true));
      return parsed.get(file);
    };
    const types = isTypesOnly ? [specifier.slice('@types/'.length)] : [];
    const program = ts.createProgram([entry], { ...options, types, typeRoots: [join(nodeModules, '@types')] }, host);
    const files = new Map();
    for (const file of program.getSourceFiles()) {
      const path = file.fileName.slice(nodeModules.length + 1);
      if (file.fileName === entry || !/\.d\.[cm]?ts$/.test(path)) continue;
      files.set(path, file);
      const manifest = `${packageFolderOf(path)}/package.json`;
      if (existsSync(join(nodeModules, manifest))) files.set(manifest, host.readFile(join(nodeModules, manifest)));
    }
    if (files.size === 0) throw new Error(`No types of ${specifier} were found in ${nodeModules}.`);
    return files;
  };
}

/** `@smithy/core` of `@smithy/core/dist-types/index.d.ts`. */
export function packageFolderOf(path) {
  const [, folder] = /^((?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  return folder;
}

/** What TypeScript's module resolution reads of a package.json. */
export function shortManifest(text) {
  const { name, version, type, main, types, typings, exports } = JSON.parse(text);
  return JSON.stringify({ name, version, type, main, types, typings, exports });
}

/**
 * Writes a declaration file again with less in its comments: of each doc comment the first paragraph and whether it is
 * deprecated, or only the latter. What is declared stays as it is.
 * @param {import('typescript').SourceFile} file
 * @param {'first-paragraph' | 'none'} docs
 */
export function shortDeclarations(file, docs) {
  const { text } = file;
  let shortened = '';
  let end = 0;
  for (const comment of commentsOf(file)) {
    if (comment.pos < end) continue;
    shortened += text.slice(end, comment.pos) + shortComment(text.slice(comment.pos, comment.end), docs);
    end = comment.end;
  }
  return (
    (shortened + text.slice(end))
      .replaceAll(/[ \t]+$/gm, '')
      .replaceAll(/\n{2,}/g, '\n')
      .trim() + '\n'
  );
}

function commentsOf(file) {
  const found = new Map();
  const add = (pos, end) => void found.set(pos, { pos, end });
  const visit = (node) => {
    ts.forEachLeadingCommentRange(file.text, node.getFullStart(), add);
    ts.forEachTrailingCommentRange(file.text, node.end, add);
    ts.forEachChild(node, visit);
  };
  visit(file);
  ts.forEachLeadingCommentRange(file.text, file.endOfFileToken.getFullStart(), add);
  return [...found.values()].sort((one, other) => one.pos - other.pos);
}

function shortComment(comment, docs) {
  // References to other files are comments too.
  if (/^\/\/\/\s*</.test(comment)) return comment;
  if (!comment.startsWith('/**')) return '';
  const body = comment
    .slice(3, -2)
    .replaceAll(/^[ \t]*\*[ \t]?/gm, '')
    .trim();
  const [summary = ''] = body.split(/\n(?=@)|^@/m);
  const tag = /^@deprecated[^\n]*/m.exec(body)?.[0];
  const parts = [docs === 'none' ? '' : firstParagraph(summary), tag].filter(Boolean);
  return parts.length === 0 ? '' : `/** ${parts.join('\n')} */`;
}

/** As Markdown, which is what an editor shows. */
function firstParagraph(summary) {
  const [paragraph = ''] = summary.replace(/^\s*<p>/, '').split(/<\/p>|\n\s*\n/);
  const line = paragraph
    .replaceAll(/<\/?code>/g, '`')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= longestComment) return line;
  const sentences = line.slice(0, longestComment).replace(/(?<=[.:]) [^.:]*$/, '');
  return sentences.length < longestComment ? sentences : `${sentences} …`;
}
