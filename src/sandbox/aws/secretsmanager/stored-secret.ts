export interface StoredSecret {
  readonly name: string;
  readonly arn: string;
  readonly versionId: string;
  readonly value: string;
  readonly createdMs: number;
}
