export { decodeBase64ToLatin1, encodeBase64 } from './base64.ts';
export { createClock, type Clock } from './clock.ts';
export { createIdSource, type IdSource } from './id-source.ts';
export { isJson, isJsonObject, type JsonObject, type JsonValue } from './json.ts';
export { nearestWord } from './nearest-word.ts';
export { createRandom, deriveSeed, type Random } from './random.ts';
export { utf8Length } from './utf8-length.ts';
export { type Bell, createSimulation, type Simulation } from './simulation.ts';
export { bytesToLatin1, latin1ToBytes, utf8Decode, utf8DecodeStrictly, utf8Encode } from './utf8.ts';
