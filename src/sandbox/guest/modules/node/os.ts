// Node's `os`, with what Lambda's machines show.
import { internals } from 'coldstart:internals';
import validators from 'node-source:internal/validators';
import { dlopen, errorNumbers, priority, signals } from '../../node-source/system-constants.ts';

const environment = (name: string): string | undefined =>
  (internals.process as { readonly env: Readonly<Record<string, string | undefined>> }).env[name];

const user = { uid: 993, gid: 990, username: 'sbx_user1051', homedir: '/home/sbx_user1051', shell: '/sbin/nologin' };
const cores = 2;
const mebibyte = 2 ** 20;

/** With `${os.EOL}`-like texts in mind, Node lets its functions stand for what they return. */
function standing<Result extends string | number | bigint>(name: string, read: () => Result): () => Result {
  const call = (): Result => read();
  Object.defineProperty(call, 'name', { value: name, configurable: true });
  Object.defineProperty(call, Symbol.toPrimitive, { value: read, configurable: true });
  return call;
}

const frozen = <Value extends object>(value: Value): Value =>
  Object.freeze(Object.assign<object, Value>(Object.create(null) as object, value));

const totalmem = standing('totalmem', () => (Number(environment('AWS_LAMBDA_FUNCTION_MEMORY_SIZE')) || 128) * mebibyte);
const priorities = new Map<number, number>();
const { performance } = globalThis as unknown as { readonly performance: { now(): number } };

const os = {
  arch: standing('arch', () => 'x64'),
  availableParallelism: standing('availableParallelism', () => cores),
  cpus: function cpus(): object[] {
    const times = { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 };
    return Array.from({ length: cores }, () => ({
      model: 'Intel(R) Xeon(R) Processor @ 2.50GHz',
      speed: 2500,
      times: { ...times },
    }));
  },
  endianness: standing('endianness', () => 'LE'),
  freemem: standing('freemem', () => Math.max(0, totalmem() - internals.host.memoryUsedBytes() - 60 * mebibyte)),
  getPriority: function getPriority(pid: unknown = 0): number {
    validators.validateInt32(pid, 'pid');
    return priorities.get(Number(pid)) ?? 0;
  },
  homedir: standing('homedir', () => environment('HOME') ?? user.homedir),
  hostname: standing('hostname', () => '169.254.76.1'),
  loadavg: function loadavg(): number[] {
    return [0, 0, 0];
  },
  networkInterfaces: function networkInterfaces(): object {
    const lo = { address: '127.0.0.1', netmask: '255.0.0.0', family: 'IPv4', mac: '00:00:00:00:00:00' };
    return { lo: [{ ...lo, internal: true, cidr: '127.0.0.1/8' }] };
  },
  platform: standing('platform', () => 'linux'),
  release: standing('release', () => '5.10.240-261.944.amzn2.x86_64'),
  setPriority: function setPriority(pid: unknown, level: unknown = pid): void {
    const process = arguments.length < 2 ? 0 : pid;
    validators.validateInt32(process, 'pid');
    validators.validateInt32(level, 'priority', -20, 19);
    priorities.set(Number(process), Number(level));
  },
  tmpdir: standing('tmpdir', () => {
    const path = environment('TMPDIR') ?? environment('TMP') ?? environment('TEMP') ?? '/tmp';
    return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  }),
  totalmem,
  type: standing('type', () => 'Linux'),
  userInfo: function userInfo(): object {
    return Object.assign(Object.create(null) as object, user);
  },
  uptime: standing('uptime', () => Math.floor(performance.now() / 10) / 100),
  version: standing('version', () => '#1 SMP Tue Jan 6 00:00:00 UTC 2026'),
  machine: standing('machine', () => 'x86_64'),
  constants: Object.freeze(
    Object.assign(Object.create(null) as object, {
      UV_UDP_REUSEADDR: 4,
      dlopen: frozen(dlopen),
      errno: frozen(errorNumbers),
      signals: frozen(signals),
      priority: frozen(priority),
    }),
  ),
  EOL: '\n',
  devNull: '/dev/null',
};

export { os as moduleExports };
