const prefix = 'virtual:monaco-style-sheet:';

/**
 * Turns the style sheets that Monaco's modules import into constructed ones. Otherwise Astro links the CSS of the lazy
 * chunk on every page, render-blocking, for readers who never open the editor.
 */
export function monacoStyleSheets() {
  return {
    name: 'monaco-style-sheets',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith('.css') || !importer?.includes('/monaco-editor/esm/')) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      if (found === null) throw new Error(`Monaco's style sheet '${source}' was not found from ${importer}.`);
      return `${prefix}${found.id}.js`;
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const file = id.slice(prefix.length, -'.js'.length);
      const code = [
        `import css from ${JSON.stringify(`${file}?inline`)};`,
        'const sheet = new CSSStyleSheet();',
        'sheet.replaceSync(css);',
        'document.adoptedStyleSheets.push(sheet);',
      ].join('\n');
      return { code, moduleSideEffects: true };
    },
  };
}
