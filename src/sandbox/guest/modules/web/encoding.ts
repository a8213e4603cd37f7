import { buffer } from 'coldstart:bytes';
import encoding from 'node-source:internal/encoding';

export const { TextEncoder, TextDecoder } = encoding;
export const globals = { TextEncoder, TextDecoder, atob: buffer.atob, btoa: buffer.btoa };
