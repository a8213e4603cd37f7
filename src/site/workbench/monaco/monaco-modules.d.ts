// Modules of monaco-editor that come without declarations. What is declared is what we use of them.

declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController';

declare module 'monaco-editor/internal/common/initialize' {
  /** Makes the worker answer to Monaco. Nothing else is to listen to messages. */
  export function initialize(create: (context: unknown, data: unknown) => object): void;
}

declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices' {
  import type services from 'typescript';

  export const typescript: typeof services;
}

declare module 'monaco-editor/languages/features/typescript/tsWorker' {
  import type { CompilerOptions, LanguageService } from 'typescript';

  interface MirrorModel {
    readonly uri: { toString(): string };
    readonly version: number;
    getValue(): string;
  }

  export class TypeScriptWorker {
    constructor(context: unknown, data: unknown);
    readonly _ctx: { getMirrorModels(): readonly MirrorModel[] };
    readonly _compilerOptions: CompilerOptions;
    readonly _languageService: LanguageService;
    _getModel(fileName: string): MirrorModel | null;
    _getScriptText(fileName: string): string | undefined;
    getScriptVersion(fileName: string): string;
    /** Replaces what cannot be sent. */
    static clearFiles(diagnostics: readonly object[]): SentDiagnostic[];
  }

  /** A diagnostic whose file is a name. */
  export interface SentDiagnostic {
    readonly code: number;
    readonly category: number;
    readonly start?: number;
    readonly length?: number;
    /** The text, or a chain of texts that begins with it. */
    readonly messageText: string | { readonly messageText: string };
    readonly reportsUnnecessary?: object;
    readonly reportsDeprecated?: object;
    readonly relatedInformation?: readonly SentDiagnostic[];
    readonly file?: { readonly fileName: string };
  }
}

declare module 'monaco-editor/languages/features/typescript/tsMode' {
  import type { Uri } from 'monaco-editor/editor';
  import type { LanguageServiceDefaults } from 'monaco-editor/languages/features/typescript/register';

  /** Hands out the worker, once it has the texts at these addresses. Rejects before the language is set up. */
  type GetWorker = () => Promise<(...uris: readonly Uri[]) => Promise<unknown>>;

  export function setupJavaScript(defaults: LanguageServiceDefaults): void;
  export function setupTypeScript(defaults: LanguageServiceDefaults): void;
  export const getJavaScriptWorker: GetWorker;
  export const getTypeScriptWorker: GetWorker;
}
