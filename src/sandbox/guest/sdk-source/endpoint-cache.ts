interface Endpoint {
  readonly Address: string;
  readonly CachePeriodInMinutes: number;
}

interface KeptEndpoint {
  readonly Address: string;
  readonly Expires: number;
}

const msPerMinute = 60_000;

/** The SDK's own, which keeps the most recently used, holds a thousand endpoints. No function here has more than a few. */
export class EndpointCache {
  readonly #endpoints = new Map<string, readonly KeptEndpoint[]>();

  getEndpoint(key: string): string | undefined {
    const endpoints = this.get(key) ?? [];
    return endpoints[Math.floor(Math.random() * endpoints.length)]?.Address;
  }
  get(key: string): readonly KeptEndpoint[] | undefined {
    const valid = (this.#endpoints.get(key) ?? []).filter(({ Expires }) => Date.now() < Expires);
    if (valid.length === 0) this.delete(key);
    return valid.length === 0 ? undefined : valid;
  }
  set(key: string, endpoints: readonly Endpoint[]): void {
    const now = Date.now();
    const kept = endpoints.map(({ Address, CachePeriodInMinutes }) => ({
      Address,
      Expires: now + CachePeriodInMinutes * msPerMinute,
    }));
    this.#endpoints.set(key, kept);
  }
  delete(key: string): void {
    this.#endpoints.set(key, []);
  }
  has(key: string): boolean {
    return (this.#endpoints.get(key) ?? []).length > 0;
  }
  clear(): void {
    this.#endpoints.clear();
  }
}
