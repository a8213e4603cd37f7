export { preflightResponse, withCors } from './cors.ts';
export { toFunctionUrlEvent, toFunctionUrlResponse } from './function-url.ts';
export { httpApiNotFound, serviceUnavailable, toHttpApiEvent, toHttpResponse } from './http-api.ts';
export { restApiNoRoute, restApiTimeout, toRestApiEvent, toRestApiResponse } from './rest-api.ts';
export { matchRoute } from './routes.ts';
