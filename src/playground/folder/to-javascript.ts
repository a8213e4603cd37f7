import { type SourceFiles, stripTypes } from '#sandbox';

/** TypeScript as the JavaScript that it is run as: Lambda looks for the handler in files of JavaScript only. */
export function toJavaScript(files: SourceFiles): SourceFiles {
  if (!Object.keys(files).some(isTypeScript)) return files;
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      if (!isScript(name)) return [name, text];
      const plain = isTypeScript(name) ? stripTypes(text, name).text : text;
      return [
        asJavaScript(name),
        plain.replaceAll(ownImport, (_, before: string, path: string) => before + asJavaScript(path)),
      ];
    }),
  );
}

/** A file of one's own in an import, with the ending of TypeScript. */
const ownImport = /(\b(?:from|import|require)\s*\(?\s*['"])(\.{1,2}\/[^'"\n]*\.[cm]?ts)(?=['"])/g;

function isTypeScript(name: string): boolean {
  return /\.[cm]?ts$/.test(name) && !name.endsWith('.d.ts') && !name.includes('node_modules/');
}

function isScript(name: string): boolean {
  return /\.[cm]?[jt]s$/.test(name) && !name.includes('node_modules/');
}

function asJavaScript(name: string): string {
  return name.replace(/\.([cm]?)ts$/, '.$1js');
}
