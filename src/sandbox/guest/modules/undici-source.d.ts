// The files of undici that our own code imports. scripts/undici-source.mjs resolves them.
declare module 'node-source:undici/lib/web/fetch/index.js' {
  const undici: { fetch(input: unknown, init?: unknown): Promise<object> };
  export { undici as default };
}
declare module 'node-source:undici/lib/web/fetch/formdata.js' {
  const formData: { readonly FormData: object };
  export { formData as default };
}
declare module 'node-source:undici/lib/web/fetch/headers.js' {
  const headers: { readonly Headers: object };
  export { headers as default };
}
declare module 'node-source:undici/lib/web/fetch/request.js' {
  const request: { readonly Request: object };
  export { request as default };
}
declare module 'node-source:undici/lib/web/fetch/response.js' {
  const response: { readonly Response: object };
  export { response as default };
}
