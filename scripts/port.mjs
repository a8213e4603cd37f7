import { createServer } from 'node:net';
import { giveUp } from './toolchain.mjs';

const usualPort = 4321;

/** The port to serve on: 4321, or what PORT says. Ends the command when it cannot be had. */
export async function wantedPort() {
  const given = process.env.PORT;
  const port = given === undefined || given === '' ? usualPort : Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return giveUp(`PORT is '${given}', but a port is a whole number from 1 to 65535.`);
  }
  const failure = await tryPort(port);
  if (failure === 'EADDRINUSE') {
    return giveUp(`Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`);
  }
  if (failure !== undefined)
    return giveUp(`Port ${port} cannot be used (${failure}). Choose another: PORT=8080 npm start`);
  return port;
}

function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen(port, process.env.HOST ?? 'localhost', () => server.close(() => resolve(undefined)));
  });
}
