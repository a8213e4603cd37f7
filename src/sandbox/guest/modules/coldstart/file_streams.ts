// Streams of files: apart, for they bring all streams with them.
import 'coldstart:files';

export { default as streams } from 'node-source:internal/fs/streams';
