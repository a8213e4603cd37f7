// TODO: what index.mjs and receipt.mjs both need.
