import type { JsonObject } from '#kernel';
import { notFound } from './errors.ts';
import type { ScheduleName } from './read-schedule.ts';
import type { Schedule } from './schedule.ts';

export interface ScheduleGroup {
  readonly name: string;
  readonly createdMs: number;
}

/** The schedules of the account, and their groups. */
export class ScheduleBook {
  /** In the order in which they were made. */
  readonly #schedules = new Map<string, Schedule>();
  readonly #groups = new Map<string, ScheduleGroup>();
  /** Tokens of the requests that made schedules: the same one again is the same request. */
  readonly #tokens = new Map<string, unknown>();

  groups(): readonly ScheduleGroup[] {
    return [...this.#groups.values()];
  }

  findGroup(name: string): ScheduleGroup | undefined {
    return this.#groups.get(name);
  }

  /** Throws an AwsError where there is none. */
  group(name: string): ScheduleGroup {
    const group = this.#groups.get(name);
    if (group === undefined) throw notFound(`Schedule group ${name}`);
    return group;
  }

  addGroup(group: ScheduleGroup): void {
    this.#groups.set(group.name, group);
  }

  /** With all that is in it. */
  removeGroup(name: string): void {
    this.#groups.delete(name);
    for (const [key, schedule] of this.#schedules) if (schedule.group === name) this.#schedules.delete(key);
  }

  schedules(): readonly Schedule[] {
    return [...this.#schedules.values()];
  }

  find(called: ScheduleName): Schedule | undefined {
    return this.#schedules.get(keyOf(called));
  }

  /** Throws an AwsError where there is none. */
  schedule(called: ScheduleName): Schedule {
    this.group(called.group);
    const schedule = this.find(called);
    if (schedule === undefined) throw notFound(`Schedule ${called.name}`);
    return schedule;
  }

  put(schedule: Schedule, token?: JsonObject[string]): void {
    this.#schedules.set(keyOf(schedule), schedule);
    if (token !== undefined) this.#tokens.set(keyOf(schedule), token);
  }

  wasMadeBy(called: ScheduleName, token: JsonObject[string] | undefined): boolean {
    return token !== undefined && this.#tokens.get(keyOf(called)) === token;
  }

  remove(called: ScheduleName): void {
    this.#schedules.delete(keyOf(called));
    this.#tokens.delete(keyOf(called));
  }
}

function keyOf({ name, group }: ScheduleName): string {
  return `${group}/${name}`;
}
