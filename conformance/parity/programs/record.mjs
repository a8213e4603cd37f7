// Calls an operation with the real SDK, and keeps what came of it as plain JSON. Runs in the engine and in Node.js.

/**
 * @param {Record<string, { client: { send(command: object): Promise<object> }, commands: Record<string, new (input: object) => object> }>} services
 */
export function createRecorder(services) {
  const records = [];
  /** Gives the output, or an empty one where the call failed: what comes after it goes on. */
  const call = async (service, name, operation, input) => {
    const { client, commands } = services[service];
    const record = { service, name, operation };
    records.push(record);
    try {
      const { $metadata, ...output } = await client.send(new commands[`${operation}Command`](input));
      const kept = await plain(output);
      record.result = { status: $metadata.httpStatusCode, output: kept };
      return output;
    } catch (error) {
      const { name: errorName, message, $metadata } = error;
      const members = Object.fromEntries(Object.entries(error).filter(([member]) => !notCompared.includes(member)));
      record.result = {
        status: $metadata?.httpStatusCode ?? 0,
        error: { name: errorName, message, ...(await plain(members)) },
      };
      return {};
    }
  };
  return { records, call };
}

/** Members of an error that say how it came to be, or are kept elsewhere. */
const notCompared = ['name', 'message', 'stack', '$metadata', '$fault', '$response'];

/** What JSON does not have becomes an object that says what it was. */
async function plain(value) {
  if (value === null) return null;
  if (value === undefined || typeof value === 'function') return undefined;
  if (typeof value === 'bigint') return { bigint: String(value) };
  if (typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return { bytes: [...value] };
  if (value instanceof Date) return { date: value.toISOString() };
  if (value instanceof Set) return { set: await plain([...value]) };
  if (typeof value.transformToByteArray === 'function') return { body: [...(await value.transformToByteArray())] };
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  const members = {};
  for (const [name, member] of Object.entries(value)) {
    const kept = await plain(member);
    if (kept !== undefined) members[name] = kept;
  }
  return members;
}
