import type { TriggerSpec } from '#sandbox';
import type { Resource } from './resource.ts';

type Cors = Extract<TriggerSpec, { readonly kind: 'http-api' }>['cors'];

/** What browsers of other sites may do: HTTP APIs and function URLs say it in the same words. */
export function corsOf(cors: Cors): Resource | undefined {
  if (cors === undefined) return undefined;
  const { allowOrigins, allowMethods, allowHeaders, allowCredentials, maxAge } = cors;
  return {
    AllowOrigins: allowOrigins,
    AllowMethods: allowMethods.length === 0 ? undefined : allowMethods,
    AllowHeaders: allowHeaders.length === 0 ? undefined : allowHeaders,
    AllowCredentials: allowCredentials,
    MaxAge: maxAge,
  };
}
