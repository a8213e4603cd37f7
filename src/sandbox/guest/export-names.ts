/** For each CommonJS file of a package, the names that an ES module can import from it. */
export type ExportNames = Readonly<Record<string, readonly string[]>>;

/** Reads them off the files. The reader is loaded only where there is a file that may be CommonJS. */
export async function readExportNames(files: Readonly<Record<string, string>>): Promise<ExportNames> {
  const scripts = Object.keys(files).filter((name) => /\.c?[jt]s$/.test(name));
  if (scripts.length === 0) return {};
  const { commonJsExportNames } = await import('./common-js-names.ts');
  return Object.fromEntries(scripts.map((name) => [name, commonJsExportNames(files[name] ?? '')]));
}
