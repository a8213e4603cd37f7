declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** Creates a server that is not listening yet. */
  function createDynalite(options: { readonly createTableMs: number }): Server;
  export = createDynalite;
}
