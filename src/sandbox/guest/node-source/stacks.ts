import { internals } from 'coldstart:internals';

export const { stackOf, keepStack, kIsNodeError } = internals.stacks;
