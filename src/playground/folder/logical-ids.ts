/** The function, and the APIs in front of it that have settings of their own. */
export const functionId = 'Function';
export const httpApi = 'HttpApi';
export const restApi = 'RestApi';

/** Gives resources the names that a template knows them by: letters and digits, none twice. */
export class LogicalIds {
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set([functionId, httpApi, restApi]);

  /** The id of a resource, the same each time: `Orders` for the queue `orders`. */
  of(kind: string, name: string): string {
    const key = `${kind}\n${name}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
    const base = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
    const first = /^[A-Za-z]/.test(base) ? base : `${kind}${base}`;
    const candidates = [first, `${first}${kind}`];
    let id = candidates.find((one) => !this.#taken.has(one)) ?? first;
    for (let number = 2; this.#taken.has(id); number++) id = `${first}${kind}${number}`;
    this.#taken.add(id);
    this.#ids.set(key, id);
    return id;
  }
}
