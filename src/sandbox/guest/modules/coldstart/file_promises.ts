// Files with promises, and folders that are read entry by entry: apart, for few functions need them.
import 'coldstart:files';
import promises from 'node-source:internal/fs/promises';
import { missing } from '../missing.ts';

const single = 'Work with single files: readFile, writeFile, copyFile and readdir are there.';
Object.assign(promises.exports, {
  ...missing('fs.promises', ['cp', 'glob'], single),
  ...missing('fs.promises', ['watch'], 'Nobody but the function itself changes its files.'),
});
Object.assign(
  promises.FileHandle.prototype,
  missing('FileHandle', ['readLines', 'pull', 'pullSync', 'writer'], 'Use readFile and split the text into lines.'),
);

export { promises };
export { default as folders } from 'node-source:internal/fs/dir';
