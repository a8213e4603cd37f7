/** An error that a service reports to its caller: a value of the wire in the form of an exception, never a fault of ours. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  /** As the service names it, such as `NoSuchKey` or `ConditionalCheckFailedException`. */
  readonly code: string;
  /** The HTTP status. */
  readonly status: number;
  /** Further members of the error, such as the `Item` of a failed condition; written to the body by the protocol. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }

  /** The code without the namespace that some services put before it. */
  get shortCode(): string {
    return this.code.replace(/^.*#/, '');
  }
}
