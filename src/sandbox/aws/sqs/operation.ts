import type { ServiceContext } from '../service.ts';
import type { Queue } from './queue.ts';

/** The queues of an account, by name. */
export type Queues = Map<string, Queue>;

export type Input = Readonly<Record<string, unknown>>;
export type Operation = (input: Input, queues: Queues, context: ServiceContext) => object;
