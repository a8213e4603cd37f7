import { typescript as ts } from 'monaco-editor/languages/features/typescript/lib/typescriptServices';
import { TypeScriptWorker, type SentDiagnostic } from 'monaco-editor/languages/features/typescript/tsWorker';
import type services from 'typescript';
import {
  annotateHandler,
  fromAnnotated,
  toAnnotated,
  type Annotation,
  type HandlerType,
} from './handler-annotation.ts';
import { diagnosticsOfJavaScript, shownSuggestions } from './shown-diagnostics.ts';
import { createTypeLibrary, nodeTypes } from './type-library.ts';

/** Of Lambda's Node.js 24: what its V8 has, and not a browser's globals. */
const lib = ['es2024', 'esnext.array', 'esnext.collection', 'esnext.disposable', 'esnext.iterator', 'esnext.promise'];

const options: services.CompilerOptions = {
  allowJs: true,
  checkJs: true,
  allowImportingTsExtensions: true,
  allowNonTsExtensions: true,
  esModuleInterop: true,
  lib: lib.map((name) => `lib.${name}.d.ts`),
  maxNodeModuleJsDepth: 0,
  module: ts.ModuleKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noEmit: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ESNext,
  types: [],
};

/** A place in one of the learner's files. */
interface TextSpan {
  readonly start: number;
  readonly length: number;
}

/** Monaco's language service, which fetches the types that the code needs, and knows what the handler is called with. */
export class LambdaTypeScriptWorker extends TypeScriptWorker {
  readonly #library = createTypeLibrary(() => performance.now());
  /** By the address of the file; those without a handler are there too. */
  readonly #handlers = new Map<string, HandlerType | undefined>();
  /** What waits until a file is described. */
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #annotations = new Map<string, { readonly text: string; readonly annotation: Annotation | undefined }>();

  /**
   * Says which handler is in a file, or that none is. `fileName` is its address, such as `file:///greet/index.mjs`. Nothing is
   * said about the types in a file before.
   */
  describeFile(fileName: string, handler: HandlerType | undefined): void {
    this.#handlers.set(fileName, handler);
    this.#annotations.delete(fileName);
    for (const goOn of this.#waiting.get(fileName) ?? []) goOn();
    this.#waiting.delete(fileName);
  }

  getCompilationSettings(): services.CompilerOptions {
    return { ...options, strict: this._compilerOptions.strict === true };
  }

  getScriptFileNames(): readonly string[] {
    const own = this._ctx.getMirrorModels().map(({ uri }) => uri.toString());
    return this.#library.file(nodeTypes) === undefined ? own : [...own, nodeTypes];
  }

  override getScriptVersion(fileName: string): string {
    const isOwn = this._getModel(fileName) !== null;
    if (!isOwn) return this.#library.file(fileName) === undefined ? super.getScriptVersion(fileName) : '1';
    // What is imported is looked for again when more has come.
    return `${super.getScriptVersion(fileName)}-${this.#library.size()}-${this.#handlers.get(fileName)?.type}`;
  }

  getScriptKind(fileName: string): services.ScriptKind {
    if (fileName.endsWith('.json')) return ts.ScriptKind.JSON;
    return /\.[cm]?ts$/.test(fileName) ? ts.ScriptKind.TS : ts.ScriptKind.JS;
  }

  override _getScriptText(fileName: string): string | undefined {
    const text = this.#library.file(fileName) ?? super._getScriptText(fileName);
    const annotation = this.#annotationOf(fileName);
    if (text === undefined || annotation === undefined) return text;
    return text.slice(0, annotation.at) + annotation.text + text.slice(annotation.at);
  }

  directoryExists(folder: string): boolean {
    const prefix = `${folder.replace(/\/$/, '')}/`;
    return (
      this.#library.hasFolder(folder) ||
      this._ctx.getMirrorModels().some(({ uri }) => uri.toString().startsWith(prefix))
    );
  }

  async getCompletionsAtPosition(fileName: string, offset: number): Promise<unknown> {
    await this.#loadTypes(fileName);
    if (!this.#isOpen(fileName)) return undefined;
    const annotation = this.#annotationOf(fileName);
    const found = this._languageService.getCompletionsAtPosition(fileName, toAnnotated(annotation, offset), undefined);
    return (
      found && {
        ...found,
        entries: found.entries.map((entry) => ({
          ...entry,
          ...(entry.replacementSpan && { replacementSpan: fromSpan(annotation, entry.replacementSpan) }),
        })),
      }
    );
  }

  async getCompletionEntryDetails(fileName: string, offset: number, entry: string): Promise<unknown> {
    await this.#loadTypes(fileName);
    if (!this.#isOpen(fileName)) return undefined;
    const at = toAnnotated(this.#annotationOf(fileName), offset);
    return this._languageService.getCompletionEntryDetails(
      fileName,
      at,
      entry,
      undefined,
      undefined,
      undefined,
      undefined,
    );
  }

  async getSignatureHelpItems(
    fileName: string,
    offset: number,
    help: services.SignatureHelpItemsOptions,
  ): Promise<unknown> {
    await this.#loadTypes(fileName);
    if (!this.#isOpen(fileName)) return undefined;
    const annotation = this.#annotationOf(fileName);
    const found = this._languageService.getSignatureHelpItems(fileName, toAnnotated(annotation, offset), help);
    return found && { ...found, applicableSpan: fromSpan(annotation, found.applicableSpan) };
  }

  async getQuickInfoAtPosition(fileName: string, offset: number): Promise<unknown> {
    await this.#loadTypes(fileName);
    if (!this.#isOpen(fileName)) return undefined;
    const annotation = this.#annotationOf(fileName);
    const found = this._languageService.getQuickInfoAtPosition(fileName, toAnnotated(annotation, offset));
    return found && { ...found, textSpan: fromSpan(annotation, found.textSpan) };
  }

  async getSyntacticDiagnostics(fileName: string): Promise<readonly SentDiagnostic[]> {
    await Promise.resolve();
    if (!this.#isOpen(fileName)) return [];
    return this.#send(fileName, this._languageService.getSyntacticDiagnostics(fileName));
  }

  /** None where types are missing: what they would declare would seem not to exist. */
  async getSemanticDiagnostics(fileName: string): Promise<readonly SentDiagnostic[]> {
    if (!(await this.#loadTypes(fileName)) || !this.#isOpen(fileName)) return [];
    const all = this.#send(fileName, this._languageService.getSemanticDiagnostics(fileName));
    return this.getScriptKind(fileName) === ts.ScriptKind.JS ? diagnosticsOfJavaScript(all) : all;
  }

  async getSuggestionDiagnostics(fileName: string): Promise<readonly SentDiagnostic[]> {
    if (!(await this.#loadTypes(fileName)) || !this.#isOpen(fileName)) return [];
    return shownSuggestions(this.#send(fileName, this._languageService.getSuggestionDiagnostics(fileName)));
  }

  /** Whoever closes the editor while an answer is on its way asks about a file that is gone: the language service throws then. */
  #isOpen(fileName: string): boolean {
    return this._getModel(fileName) !== null;
  }

  /** Resolves to whether all types are there that the code asks for. */
  async #loadTypes(fileName: string): Promise<boolean> {
    await this.#description(fileName);
    const texts = this._ctx.getMirrorModels().map((model) => model.getValue());
    const handlers = [...this.#handlers.values()].flatMap((handler) => handler?.type ?? []);
    return this.#library.load([...texts, ...handlers]);
  }

  async #description(fileName: string): Promise<void> {
    if (this.#handlers.has(fileName)) return;
    await new Promise<void>((resolve) => {
      this.#waiting.set(fileName, [...(this.#waiting.get(fileName) ?? []), resolve]);
    });
  }

  #annotationOf(fileName: string): Annotation | undefined {
    const handler = this.#handlers.get(fileName);
    const model = this._getModel(fileName);
    if (handler === undefined || model === null) return undefined;
    const text = model.getValue();
    const known = this.#annotations.get(fileName);
    if (known?.text === text) return known.annotation;
    const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ESNext, true, this.getScriptKind(fileName));
    const annotation = annotateHandler(ts, source, handler);
    this.#annotations.set(fileName, { text, annotation });
    return annotation;
  }

  /** With the places of the learner's text. What is said of the type that does not stand there is left out. */
  #send(fileName: string, diagnostics: readonly services.Diagnostic[]): SentDiagnostic[] {
    const annotation = this.#annotationOf(fileName);
    return TypeScriptWorker.clearFiles(diagnostics)
      .filter(({ start = 0 }) => !isOfAnnotation(annotation, start))
      .map((diagnostic) => withOwnPlace(annotation, fileName, diagnostic));
  }
}

function isOfAnnotation(annotation: Annotation | undefined, start: number): boolean {
  if (annotation === undefined) return false;
  return start >= annotation.at && start < toAnnotated(annotation, annotation.nameEnd);
}

function withOwnPlace(
  annotation: Annotation | undefined,
  fileName: string,
  diagnostic: SentDiagnostic,
): SentDiagnostic {
  const { start, length, relatedInformation, file } = diagnostic;
  const isHere = file === undefined || file.fileName === fileName;
  return {
    ...diagnostic,
    ...(isHere && start !== undefined && fromSpan(annotation, { start, length: length ?? 1 })),
    ...(relatedInformation && {
      relatedInformation: relatedInformation.map((related) => withOwnPlace(annotation, fileName, related)),
    }),
  };
}

function fromSpan(annotation: Annotation | undefined, { start, length }: TextSpan): TextSpan {
  const from = fromAnnotated(annotation, start);
  return { start: from, length: fromAnnotated(annotation, start + length) - from };
}
