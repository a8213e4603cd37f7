const requestIdKey = Symbol.for('_AWS_LAMBDA_REQUEST_ID');
const traceIdKey = Symbol.for('_AWS_LAMBDA_X_RAY_TRACE_ID');
const tenantIdKey = Symbol.for('_AWS_LAMBDA_TENANT_ID');
const protectedKeys: readonly unknown[] = [requestIdKey, traceIdKey, tenantIdKey];

type Context = Record<PropertyKey, unknown>;

/** What libraries find the current invocation by: `awslambda.InvokeStore` of nodejs24.x, as the official client has it. */
export class InvokeStoreSingle {
  currentContext: Context | undefined;
  isProtectedKey(key: unknown): boolean {
    return protectedKeys.includes(key);
  }
  getRequestId(): unknown {
    return this.get(requestIdKey) ?? '-';
  }
  getXRayTraceId(): unknown {
    return this.get(traceIdKey);
  }
  getTenantId(): unknown {
    return this.get(tenantIdKey);
  }
  getContext(): Context | undefined {
    return this.currentContext;
  }
  hasContext(): boolean {
    return this.currentContext !== undefined;
  }
  get(key: PropertyKey): unknown {
    return this.currentContext?.[key];
  }
  set(key: PropertyKey, value: unknown): void {
    if (this.isProtectedKey(key)) throw new Error(`Cannot modify protected Lambda context field: ${String(key)}`);
    this.currentContext ??= {};
    this.currentContext[key] = value;
  }
  run(context: Context, run: () => unknown): unknown {
    this.currentContext = context;
    return run();
  }
}

/** What the client puts into the store for an invocation. */
export function contextOf(requestId: unknown, traceId: unknown): Context {
  return { [requestIdKey]: requestId, [traceIdKey]: traceId };
}
