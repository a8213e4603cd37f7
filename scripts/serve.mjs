// node scripts/serve.mjs <folder> <base> <port>: serves a built site; the end-to-end tests use it.
import { serveFolder } from './static-server.mjs';

const [folder = 'dist', base = '/', port = '4321'] = process.argv.slice(2);
await serveFolder({ folder, base, port: Number(port) });
