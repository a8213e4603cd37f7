export { invokeAsynchronously, type AsynchronousEvent } from './asynchronous-invocation.ts';
export { toBusEvent, toScheduledEvent, toSchedulerEvent } from './event-bridge-event.ts';
export { toS3Event, toS3TestEvent, wantsObjectChange, type ObjectChange } from './s3-notification.ts';
export { messageFor, toFilterSubject, toQueueEnvelope, toSnsEvent, type Published } from './sns-event.ts';
export { arnOf, type Invoked, type Invoking, isThrottled, payloadOf, type SourcePorts } from './source-ports.ts';
export { createSqsPoller, type ReceivedMessage, type SqsPoller } from './sqs-poller.ts';
export { createStreamPoller, type StreamPoller } from './stream-poller.ts';
