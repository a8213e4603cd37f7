export { toHttpApiEvent, toHttpResponse } from './http-api.ts';
