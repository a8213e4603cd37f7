import cliTable from 'node-source:internal/cli_table';
import inspection from 'node-source:internal/util/inspect';
import validators from 'node-source:internal/validators';
import { iteratorKind, typeChecks } from './type-checks.ts';
import { valueDetails } from './value-details.ts';

const indexHeader = '(index)';
const iterationHeader = '(iteration index)';
const valuesHeader = 'Values';

type Row = Readonly<Record<string, unknown>>;

/** The table that `console.table` writes; undefined for what is none. */
export function table(data: unknown, columns?: unknown): string | undefined {
  if (columns !== undefined) validators.validateArray(columns, 'properties');
  if (data === null || typeof data !== 'object') return undefined;
  const kind = iteratorKind(data);
  if (typeChecks.isMap(data)) return mapTable([...(data as Map<unknown, unknown>)]);
  if (kind !== undefined) return iteratorTable(data);
  if (typeChecks.isSet(data)) return setTable([...(data as Set<unknown>)]);
  return rowsTable(data as Row, columns as readonly string[] | undefined);
}

function cell(value: unknown): string {
  const isWide = value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2;
  return inspection.inspect(value, { depth: isWide ? -1 : 0, maxArrayLength: 3, breakLength: Infinity });
}

const indices = (length: number): string[] => Array.from({ length }, (_, index) => cell(index));

function iteratorTable(iterator: object): string {
  const [entries, isKeyValue] = valueDetails.previewEntries(iterator, true) as [unknown[], boolean];
  if (!isKeyValue) return setTable(entries);
  return mapTable(
    Array.from({ length: entries.length / 2 }, (_, index) => [entries[index * 2], entries[index * 2 + 1]]),
  );
}

function mapTable(entries: readonly (readonly [unknown, unknown])[] | readonly unknown[][]): string {
  return render(
    [iterationHeader, 'Key', valuesHeader],
    [indices(entries.length), entries.map(([key]) => cell(key)), entries.map(([, value]) => cell(value))],
  );
}

function setTable(values: readonly unknown[]): string {
  return render([iterationHeader, valuesHeader], [indices(values.length), values.map(cell)]);
}

function rowsTable(data: Row, wanted: readonly string[] | undefined): string {
  const columns = new Map<string, string[]>();
  const primitives: string[] = [];
  const rows = Object.keys(data);
  rows.forEach((row, index) => {
    const item = data[row];
    const isPrimitive = item === null || (typeof item !== 'function' && typeof item !== 'object');
    if (wanted === undefined && isPrimitive) {
      primitives[index] = cell(item);
      return;
    }
    for (const name of wanted ?? Object.keys(item as Row)) {
      const column = columns.get(name) ?? [];
      columns.set(name, column);
      const isThere = !(isPrimitive && wanted !== undefined) && Object.hasOwn(item as Row, name);
      column[index] = isThere ? cell((item as Row)[name]) : '';
    }
  });
  const headers = [indexHeader, ...columns.keys()];
  const cells = [rows, ...columns.values()];
  return primitives.length === 0 ? render(headers, cells) : render([...headers, valuesHeader], [...cells, primitives]);
}

function render(headers: readonly string[], columns: readonly (readonly string[])[]): string {
  return cliTable(headers, columns);
}
