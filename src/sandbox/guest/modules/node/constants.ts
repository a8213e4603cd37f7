import { dlopen, errorNumbers, priority, signals } from '../../node-source/system-constants.ts';
import { cryptoConstants, fileConstants } from '../file-constants.ts';

const constants = Object.freeze({
  ...dlopen,
  ...errorNumbers,
  ...priority,
  ...signals,
  ...fileConstants,
  ...cryptoConstants,
});
export { constants as moduleExports };
