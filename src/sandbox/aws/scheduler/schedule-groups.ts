import type { JsonObject } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { ServiceContext } from '../service.ts';
import { invalid } from './errors.ts';
import { checkedName } from './members.ts';
import { pageOf } from './page.ts';
import type { ScheduleBook, ScheduleGroup } from './schedule-book.ts';

/** `CreateScheduleGroup`. */
export function createScheduleGroup(name: string, context: ServiceContext, book: ScheduleBook): JsonObject {
  refuseDefault(name);
  checkedName(name, 'name');
  if (book.findGroup(name) !== undefined)
    throw new AwsError('ConflictException', `Schedule group ${name} already exists.`, 409);
  book.addGroup({ name, createdMs: context.nowMs });
  return { ScheduleGroupArn: arnOf(name, context) };
}

/** `GetScheduleGroup`. */
export function getScheduleGroup(name: string, context: ServiceContext, book: ScheduleBook): JsonObject {
  return toGroup(book.group(name), context);
}

/** `DeleteScheduleGroup`: its schedules go with it. */
export function deleteScheduleGroup(name: string, book: ScheduleBook): JsonObject {
  refuseDefault(name);
  book.group(name);
  book.removeGroup(name);
  return {};
}

/** `ListScheduleGroups`. */
export function listScheduleGroups(
  query: Readonly<Record<string, string>>,
  context: ServiceContext,
  book: ScheduleBook,
): JsonObject {
  const { NamePrefix: prefix = '' } = query;
  const fitting = book
    .groups()
    .filter(({ name }) => name.startsWith(prefix))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const { items, ...token } = pageOf(fitting, query);
  return { ScheduleGroups: items.map((group) => toGroup(group, context)), ...token };
}

function toGroup({ name, createdMs }: ScheduleGroup, context: ServiceContext): JsonObject {
  return {
    Arn: arnOf(name, context),
    CreationDate: createdMs / 1_000,
    LastModificationDate: createdMs / 1_000,
    Name: name,
    State: 'ACTIVE',
  };
}

function refuseDefault(name: string): void {
  if (name === 'default') throw invalid('This operation cannot be performed on schedule group default.');
}

function arnOf(name: string, { region, accountId }: ServiceContext): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`;
}
