import type { JsonObject } from '#kernel';
import { optionalEnum } from './members.ts';
import { pageOf } from './page.ts';
import type { ScheduleBook } from './schedule-book.ts';

/** `ListSchedules`: of all groups, or of one, by their names. */
export function listSchedules(query: Readonly<Record<string, string>>, book: ScheduleBook): JsonObject {
  const { ScheduleGroup: group, NamePrefix: prefix = '' } = query;
  const state = optionalEnum(query, 'State', ['ENABLED', 'DISABLED']);
  if (group !== undefined) book.group(group);
  const fitting = book
    .schedules()
    .filter((one) => (group === undefined || one.group === group) && one.name.startsWith(prefix))
    .filter(({ isEnabled }) => state === undefined || isEnabled === (state === 'ENABLED'))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const { items, ...token } = pageOf(fitting, query);
  return {
    Schedules: items.map(({ arn, name, group: groupName, isEnabled, createdMs, modifiedMs, target }) => ({
      Arn: arn,
      CreationDate: createdMs / 1_000,
      GroupName: groupName,
      LastModificationDate: modifiedMs / 1_000,
      Name: name,
      State: isEnabled ? 'ENABLED' : 'DISABLED',
      Target: { Arn: target.arn },
    })),
    ...token,
  };
}
