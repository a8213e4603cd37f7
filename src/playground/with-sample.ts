import type { Playground } from './playground.ts';
import type { Sample } from './samples.ts';
import { addSurroundings } from './write-setting.ts';

/** Puts a sample in the place of the events, and adds the services that it needs; undefined where their text is none. */
export function withSample(playground: Playground, { happenings, needs }: Sample): Playground | undefined {
  const services = addSurroundings(playground.services, needs);
  return services === undefined ? undefined : { ...playground, happenings, services };
}
