/**
 * A host as Node.js writes it, from what this machine's URL says. Some browsers escape what may not be in a host, or need not be escaped,
 * where the standard refuses the one and leaves the other as it is. Undefined where Node.js refuses the address.
 */
export function hostAsInNode(protocol: string, hostname: string): string | undefined {
  if (!withDomains.has(protocol)) return hostname;
  const host = hostname.replaceAll('%2A', '*');
  return host.includes('%') ? undefined : host;
}

/** Schemes whose hosts are domains or addresses. Hosts of others keep their percent signs. */
const withDomains: ReadonlySet<string> = new Set(['http:', 'https:', 'ws:', 'wss:', 'ftp:', 'file:']);
