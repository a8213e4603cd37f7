import undici from 'node-source:undici/lib/web/fetch/index.js';
import formData from 'node-source:undici/lib/web/fetch/formdata.js';
import headers from 'node-source:undici/lib/web/fetch/headers.js';
import request from 'node-source:undici/lib/web/fetch/request.js';
import response from 'node-source:undici/lib/web/fetch/response.js';

const { FormData } = formData;
const { Headers } = headers;
const { Request } = request;
const { Response } = response;

/** As Node.js wraps undici's: it asks for one argument. */
function fetch(input: unknown, ...rest: readonly unknown[]): Promise<object> {
  return undici.fetch(input, rest[0]);
}

export const globals = { fetch, FormData, Headers, Request, Response };
