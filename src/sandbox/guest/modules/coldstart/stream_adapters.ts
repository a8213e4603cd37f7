// Between Node's streams and those of the web. Apart, for it needs both, and few functions do.
export { default as adapters } from 'node-source:internal/webstreams/adapters';
