/**
 * Leaves out of Monaco's TypeScript what is not used: all features of the editor, which it imports a second time, what it
 * knows of browsers, its own worker, and setting itself up before it is asked to.
 */
export function slimMonaco() {
  const cuts = [
    { file: '/esm/vs/internal/common/workers.js', pattern: /^import '[^']+';\n/gm },
    {
      file: '/typescript/lib/lib.js',
      pattern: /^libFileMap\["lib\.(?:(?:dom|webworker|scripthost)[^"]*|es\d+\.full|esnext\.full)\.d\.ts"\] = '.*$/gm,
    },
    { file: '/features/typescript/workerManager.js', pattern: /^ +createWorker: .*\n/gm },
    { file: '/features/typescript/register.js', pattern: /^languages\.onLanguage\([^]*?^\}\);\n/gm },
  ];
  return {
    name: 'monaco-slim',
    transform(code, id) {
      const cut = cuts.find(({ file }) => id.endsWith(file));
      if (cut === undefined || !id.includes('/monaco-editor/')) return null;
      const slim = code.replace(cut.pattern, '');
      if (slim === code) throw new Error(`${id} has nothing that fits ${cut.pattern}: monaco-editor has changed.`);
      return { code: slim, map: null };
    },
  };
}
