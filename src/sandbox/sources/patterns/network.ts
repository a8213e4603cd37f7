/** Whether an address is in a network such as `10.0.0.0/24` or `2001:db8::/32`. */
export function inNetwork(network: string, address: string): boolean {
  const [base = '', given] = network.split('/');
  const [one, other] = [toBits(base), toBits(address)];
  if (one === undefined || other === undefined || one.length !== other.length) return false;
  const length = given === undefined ? one.length : Number(given);
  return one.slice(0, length) === other.slice(0, length);
}

export function isNetwork(text: string): boolean {
  const [base = '', length = '', ...more] = text.split('/');
  const bits = toBits(base);
  return bits !== undefined && more.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= bits.length;
}

/** The bits of an address of IPv4 or IPv6, as text. */
function toBits(address: string): string | undefined {
  return address.includes(':') ? bitsOfSix(address) : bitsOfFour(address);
}

function bitsOfFour(address: string): string | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('');
}

function bitsOfSix(address: string): string | undefined {
  const [before = '', after, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')];
  if (head === undefined || tail === undefined) return undefined;
  const left = 8 - head.length - tail.length;
  // Two colons stand for at least one group of zeros.
  if (after === undefined ? left !== 0 : left < 1) return undefined;
  return [...head, ...Array.from({ length: left }, () => '0'), ...tail]
    .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('');
}

function groupsOf(text: string): readonly string[] | undefined {
  const groups = text === '' ? [] : text.split(':');
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group)) ? groups : undefined;
}
