import url from 'node-source:url';
import { URLPattern } from 'web:url';

Object.assign(url, { URLPattern });

export { url as moduleExports };
