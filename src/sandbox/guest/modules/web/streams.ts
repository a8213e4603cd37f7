import queuing from 'node-source:internal/webstreams/queuingstrategies';
import readable from 'node-source:internal/webstreams/readablestream';
import writable from 'node-source:internal/webstreams/writablestream';
import web from 'node-source:stream/web';

export { queuing, readable, web, writable };
const { ReadableStreamTee, ...globals } = web;
export { globals };
