import asyncHooks from 'node-source:async_hooks';
import { carryThroughAwait, carryThroughPromises } from '../async-carrying.ts';
import { missing } from '../missing.ts';

carryThroughAwait();
carryThroughPromises();
Object.assign(asyncHooks, missing('async_hooks', ['createHook'], 'Use AsyncLocalStorage.'));

export { asyncHooks as moduleExports };
