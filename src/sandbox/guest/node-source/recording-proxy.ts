/** Proxies and what they were made of: QuickJS does not tell, and `console.log` must not run their handlers. */
const details = new WeakMap<object, readonly [object, object]>();

const RealProxy = Proxy;

function construct(this: unknown, target: object, handler: ProxyHandler<object>): object {
  if ((new.target as unknown) === undefined) throw new TypeError("Constructor Proxy requires 'new'");
  const proxy = new RealProxy(target, handler);
  details.set(proxy, [target, handler]);
  return proxy;
}

/** `Proxy`, which remembers what each was made of. Bound, it has no prototype, as the real one has none. */
export const RecordingProxy = construct.bind(undefined) as unknown as ProxyConstructor;

Object.defineProperty(RecordingProxy, 'name', { value: 'Proxy', configurable: true });
Object.defineProperty(RecordingProxy, 'revocable', {
  value: function revocable(target: object, handler: ProxyHandler<object>): { proxy: object; revoke: () => void } {
    const made = RealProxy.revocable(target, handler);
    details.set(made.proxy, [target, handler]);
    const { revoke, proxy } = made;
    return {
      proxy,
      revoke: () => {
        revoke();
        details.set(proxy, [null, null] as unknown as [object, object]);
      },
    };
  },
  writable: true,
  configurable: true,
  enumerable: false,
});

export const proxyDetails = (value: object): readonly [object, object] | undefined => details.get(value);
