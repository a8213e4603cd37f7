// Puts the files of a guest in the place of what Node.js has in C++.
import { internalBinding } from 'node-source:globals';
import { errorNumbers } from '../node-source/system-constants.ts';
import { binding, bindingParts, folderBinding } from './file-binding.ts';
import { fileConstants } from './file-constants.ts';

Object.assign(internalBinding('fs'), binding, bindingParts);
Object.assign(internalBinding('fs_dir'), folderBinding);
const constants = internalBinding('constants');
Object.assign(constants, { fs: fileConstants, os: { ...(constants['os'] as object), errno: errorNumbers } });
