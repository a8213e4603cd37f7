import * as monaco from 'monaco-editor/editor';
import { javascriptDefaults, typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';
import {
  getJavaScriptWorker,
  getTypeScriptWorker,
  setupJavaScript,
  setupTypeScript,
} from 'monaco-editor/languages/features/typescript/tsMode';
import type { HandlerType } from './handler-annotation.ts';

/** What we ask our worker besides what Monaco asks. */
interface TypesWorker {
  describeFile(fileName: string, handler: HandlerType | undefined): Promise<void>;
}

for (const defaults of [javascriptDefaults, typescriptDefaults]) {
  defaults.setModeConfiguration({ completionItems: true, diagnostics: true, hovers: true, signatureHelp: true });
  defaults.setDiagnosticsOptions({ noSemanticValidation: false, noSyntaxValidation: false });
}
javascriptDefaults.setCompilerOptions({ strict: false });
typescriptDefaults.setCompilerOptions({ strict: true });

/** Each language has a worker of its own, which is started when there is a file in it. */
const languages = [
  {
    id: 'javascript',
    getWorker: getJavaScriptWorker,
    setUp: once(() => {
      setupJavaScript(javascriptDefaults);
    }),
  },
  {
    id: 'typescript',
    getWorker: getTypeScriptWorker,
    setUp: once(() => {
      setupTypeScript(typescriptDefaults);
    }),
  },
];

/** Lets Monaco know the types in an exercise's files, which have models already. `uris` has the address of each file. */
export async function knowTypes(
  uris: ReadonlyMap<string, monaco.Uri>,
  handler: HandlerType | undefined,
): Promise<void> {
  const all = [...uris.values()];
  for (const { id, getWorker, setUp } of languages) {
    if (!all.some((uri) => monaco.editor.getModel(uri)?.getLanguageId() === id)) continue;
    setUp();
    const worker = (await (await getWorker())(...all)) as TypesWorker;
    for (const [name, uri] of uris) {
      await worker.describeFile(uri.toString(), name === handler?.file ? handler : undefined);
    }
  }
}

function once(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) action();
    isDone = true;
  };
}
