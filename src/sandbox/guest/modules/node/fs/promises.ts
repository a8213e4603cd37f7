import { fileConstants } from '../../file-constants.ts';
import { operations } from '../../file-operations.ts';
import { missing } from '../../missing.ts';

type Operation = (...args: unknown[]) => unknown;
const all = operations as unknown as Readonly<Record<string, Operation>>;

/** An open file, as `open` resolves to it. */
class FileHandle {
  readonly fd: number;
  constructor(fd: number) {
    this.fd = fd;
  }
  async read(target: Uint8Array, ...rest: unknown[]): Promise<object> {
    return { bytesRead: all.read?.(this.fd, target, ...rest), buffer: target };
  }
  async write(data: unknown, ...rest: unknown[]): Promise<object> {
    return { bytesWritten: all.write?.(this.fd, data, ...rest), buffer: data };
  }
  async readFile(options?: unknown): Promise<unknown> {
    return all.readFile?.(this.fd, options);
  }
  async writeFile(data: unknown, options?: unknown): Promise<void> {
    all.writeFile?.(this.fd, data, options);
  }
  async appendFile(data: unknown, options?: unknown): Promise<void> {
    all.appendFile?.(this.fd, data, options);
  }
  async stat(): Promise<unknown> {
    return all.fstat?.(this.fd);
  }
  async truncate(length?: unknown): Promise<void> {
    all.ftruncate?.(this.fd, length);
  }
  async sync(): Promise<void> {
    // There is no disk that could be behind.
  }
  async close(): Promise<void> {
    all.close?.(this.fd);
  }
}

const asPromise =
  (work: Operation): Operation =>
  async (...args) =>
    work(...args);
const withoutDescriptors = Object.entries(all).filter(
  ([name]) => !/^(?:close|fdatasync|fstat|fsync|ftruncate|open|read|write)$/.test(name),
);

const promises = {
  ...missing(
    'fs.promises',
    'cp link symlink readlink watch opendir statfs glob lchmod lchown lutimes'.split(' '),
    'Read and write whole files in /tmp.',
  ),
  ...Object.fromEntries(withoutDescriptors.map(([name, work]) => [name, asPromise(work)])),
  open: async (path: unknown, flags?: unknown, mode?: unknown) => new FileHandle(operations.open(path, flags, mode)),
  constants: fileConstants,
};
export { promises as moduleExports };
