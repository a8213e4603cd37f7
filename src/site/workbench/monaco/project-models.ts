import type { ReadonlySignal } from '@preact/signals';
import * as monaco from 'monaco-editor/editor';

/** The texts of an exercise's files, by their names. */
export type ProjectTexts = Readonly<Record<string, ReadonlySignal<string>>>;

export interface ProjectModels {
  /** The address of each file, by its name. */
  readonly uris: ReadonlyMap<string, monaco.Uri>;
  dispose(): void;
}

/** Gives each file of an exercise a model, so that a file knows what it imports. They follow the texts. */
export function addModels(folder: string, texts: ProjectTexts): ProjectModels {
  const uris = new Map(Object.keys(texts).map((name) => [name, uriOf(folder, name)]));
  const stops = Object.entries(texts).map(([name, text]) =>
    text.subscribe((now) => {
      const uri = uriOf(folder, name);
      const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(now, languageOf(name), uri);
      // An editor follows the text itself, with its own undo.
      if (!model.isAttachedToEditor() && model.getValue() !== now) model.setValue(now);
    }),
  );
  return {
    uris,
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

export function uriOf(folder: string, name: string): monaco.Uri {
  return monaco.Uri.parse(`file:///${folder}/${name}`);
}

export function languageOf(name: string): string {
  if (/\.ya?ml$/.test(name)) return 'yaml';
  if (name.endsWith('.json')) return 'json';
  return /\.[cm]?ts$/.test(name) ? 'typescript' : 'javascript';
}
