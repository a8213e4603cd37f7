import type { SentDiagnostic } from 'monaco-editor/languages/features/typescript/tsWorker';

/** TypeScript's categories, as numbers. */
const suggestion = 2;

/**
 * What fails in JavaScript as surely as in TypeScript: a name that nothing declares, an import of what is not there, a
 * second value for a constant. Everything else may be right, since JavaScript has no types to keep.
 */
const certainErrors = new Set([
  2300, // Duplicate identifier.
  2304, // Cannot find name.
  2305, // The module has no such export.
  2451, // Cannot redeclare block-scoped variable.
  2552, // Cannot find name. Did you mean …?
  2584, // Cannot find name, which browsers have.
  2588, // Cannot assign to a constant.
  2614, // The module has no such export; it has a default one.
  2724, // The module has no such export. Did you mean …?
  2834, // A relative import needs its extension.
  2835, // The same, and which one.
  18004, // A shorthand property without a value in scope.
]);

/** Most likely a slip, and said as a suggestion: objects may have more than their types. */
const suggestions = new Set([
  2322, // Not assignable.
  2339, // No such property.
  2353, // An object with a property that its type does not have.
  2551, // No such property. Did you mean …?
  2554, // Another number of arguments.
  2561, // An object with a property that its type does not have. Did you mean …?
]);

/** Cannot find module: certain of the learner's own files only, since not every package has types here. */
const noSuchModule = 2307;

/** Chooses what is shown of a JavaScript file: certain errors as errors, slips as suggestions, of the rest nothing. */
export function diagnosticsOfJavaScript(all: readonly SentDiagnostic[]): SentDiagnostic[] {
  return all.flatMap((diagnostic) => {
    const { code } = diagnostic;
    const message = messageOf(diagnostic);
    const isOwnFile = code === noSuchModule && /'\.{1,2}\//.test(message);
    if (certainErrors.has(code) || isOwnFile) return [diagnostic];
    // What one of several events has, the others need not have.
    const isOfUnion = / on type '[^']* \| /.test(message);
    // Nobody knows what is in JSON that comes from elsewhere.
    const isOfUnknown = / on type '\{\}'/.test(message);
    return suggestions.has(code) && !isOfUnion && !isOfUnknown ? [{ ...diagnostic, category: suggestion }] : [];
  });
}

/** What a diagnostic says first. */
export function messageOf({ messageText }: SentDiagnostic): string {
  return typeof messageText === 'string' ? messageText : messageText.messageText;
}

/** Of what TypeScript would do otherwise, only what nobody uses and what is not to be used any more. */
export function shownSuggestions(all: readonly SentDiagnostic[]): SentDiagnostic[] {
  return all.filter(
    ({ reportsUnnecessary, reportsDeprecated }) => reportsUnnecessary !== undefined || reportsDeprecated !== undefined,
  );
}
