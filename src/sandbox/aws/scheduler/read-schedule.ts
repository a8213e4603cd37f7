import type { JsonObject } from '#kernel';
import type { ServiceContext } from '../service.ts';
import { invalid, violated } from './errors.ts';
import { checkedName, optionalEnum, optionalText, optionalTimeMs, requiredObject, requiredText } from './members.ts';
import { readTarget } from './read-target.ts';
import type { DescribeSchedule, Schedule } from './schedule.ts';

export interface ScheduleName {
  readonly name: string;
  readonly group: string;
}

export function scheduleArnOf({ name, group }: ScheduleName, { region, accountId }: ServiceContext): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule/${group}/${name}`;
}

/** Reads what `CreateSchedule` and `UpdateSchedule` are sent. Throws an AwsError, in the service's own words as others have seen them. */
export function readSchedule(
  called: ScheduleName,
  sent: JsonObject,
  describe: DescribeSchedule,
  context: ServiceContext,
): Schedule {
  const { ClientToken: _token, GroupName: _group, Name: _name, ...members } = sent;
  const scheduleExpression = requiredText(members, 'ScheduleExpression');
  checkedName(called.name, 'name');
  refuseWindow(requiredObject(members, 'FlexibleTimeWindow'));
  const target = readTarget(members, context.region);
  const state = optionalEnum(members, 'State', ['ENABLED', 'DISABLED']);
  const completion = optionalEnum(members, 'ActionAfterCompletion', ['NONE', 'DELETE']);
  const zone = optionalText(members, 'ScheduleExpressionTimezone');
  if (describe({ scheduleExpression }) !== undefined)
    throw invalid(`Invalid Schedule Expression ${scheduleExpression}.`);
  if (zone !== undefined && describe({ scheduleExpression, scheduleExpressionTimezone: zone }) !== undefined)
    throw invalid(`Invalid Schedule Expression Timezone ${zone}.`);
  const [startDateMs, endDateMs] = [optionalTimeMs(members, 'StartDate'), optionalTimeMs(members, 'EndDate')];
  if (startDateMs !== undefined && endDateMs !== undefined && startDateMs >= endDateMs)
    throw invalid('The StartDate you specify must come before the EndDate.');
  const { nowMs } = context;
  return {
    ...called,
    arn: scheduleArnOf(called, context),
    isEnabled: state !== 'DISABLED',
    scheduleExpression,
    ...(zone !== undefined && { scheduleExpressionTimezone: zone }),
    ...(startDateMs !== undefined && { startDateMs }),
    ...(endDateMs !== undefined && { endDateMs }),
    createdMs: nowMs,
    modifiedMs: nowMs,
    target,
    isDeletedAfterCompletion: completion === 'DELETE',
    members,
  };
}

/** A schedule with a window fires at its beginning here: AWS takes any time in it. */
function refuseWindow(window: JsonObject): void {
  requiredText(window, 'Mode', 'flexibleTimeWindow.');
  const mode = optionalEnum(window, 'Mode', ['OFF', 'FLEXIBLE'], 'flexibleTimeWindow.');
  const minutes = window['MaximumWindowInMinutes'];
  if (mode === 'FLEXIBLE' && minutes === undefined)
    throw invalid('MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE.');
  if (mode === 'OFF' && minutes !== undefined)
    throw invalid('MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF.');
  if (typeof minutes !== 'number') return;
  const member = 'flexibleTimeWindow.maximumWindowInMinutes';
  if (minutes < 1) throw violated(member, `'${minutes}'`, 'Member must have value greater than or equal to 1');
  if (minutes > 1_440) throw violated(member, `'${minutes}'`, 'Member must have value less than or equal to 1440');
}
