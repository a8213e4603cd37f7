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
// eslint-disable-next-line @typescript-eslint/no-useless-default-assignment -- Its length shall be 1, as Node's is.
function fetch(input: unknown, init: unknown = undefined): Promise<object> {
  return undici.fetch(input, init);
}

export const globals = { fetch, FormData, Headers, Request, Response };
