/** An HTTP request as it arrives at an endpoint of AWS. */
export interface WireRequest {
  /** Upper case, such as `POST`. */
  readonly method: string;
  /** Without the port, such as `dynamodb.us-east-1.amazonaws.com`. */
  readonly host: string;
  /** As it was sent, percent-encoded, with the query string. */
  readonly path: string;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What the endpoint answers. */
export interface WireResponse {
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
