export { AwsError } from './aws-error.ts';
export { createCloud, type Cloud, type CloudOptions } from './cloud.ts';
export { toAttributeMap, toAttributeValue } from './dynamodb/attribute-value.ts';
export type { Rule, RuleReaders, RuleTarget } from './events/rule.ts';
export type { Schedule, ScheduleTarget, ScheduleTimes } from './scheduler/schedule.ts';
export type { CloudHappening } from './happening.ts';
export type { FunctionRunner, InvocationResult, RequestedInvocation } from './lambda/function-runner.ts';
export type { PendingReply, ServiceContext, ServiceReply } from './service.ts';
export type { WireRequest, WireResponse } from './wire.ts';
