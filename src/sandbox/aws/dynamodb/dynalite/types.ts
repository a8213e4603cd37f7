import type { AttributeMap } from '../attribute-value.ts';
import type { TableStore } from '../table-store.ts';

/** An error of dynalite's: the body that the service would send. */
export interface DynaliteError extends Error {
  readonly statusCode?: number;
  readonly body?: { readonly __type: string; readonly message?: string; readonly Message?: string };
}

/** What a request holds once it has been checked: parsed expressions come under names with an underscore. */
export type CheckedInput = Readonly<Record<string, unknown>>;

export interface DynaliteOperation {
  readonly types: object;
  readonly custom: unknown;
  act(store: TableStore, input: CheckedInput, done: (error: DynaliteError | null, output?: object) => void): void;
}

/** A table as DescribeTable tells of it. */
export interface TableDescription {
  readonly TableName: string;
  readonly TableStatus: 'ACTIVE';
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' }[];
  readonly [member: string]: unknown;
}

/** The parts of dynalite that the bundle has. */
export interface Dynalite {
  readonly operations: Readonly<Record<string, DynaliteOperation>>;
  /** Throws a DynaliteError. */
  checkTypes(input: object, types: object): CheckedInput;
  /** Throws a DynaliteError. */
  checkValidations(input: CheckedInput, types: object, custom: unknown, store: TableStore): void;
  readonly db: {
    createKey(item: AttributeMap, table: TableDescription): string;
    validateKey(key: AttributeMap, table: TableDescription): DynaliteError | undefined;
    checkConditional(input: CheckedInput, existing: AttributeMap | undefined): DynaliteError | null | undefined;
    itemSize(item: AttributeMap): number;
    updateIndexes(
      store: TableStore,
      table: TableDescription,
      before: AttributeMap | undefined,
      after: AttributeMap | undefined,
      done: (error: Error | null) => void,
    ): void;
  };
}
