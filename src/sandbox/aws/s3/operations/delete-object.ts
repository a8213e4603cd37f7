import { checkExisting } from '../conditions.ts';
import { bucketOf, createSequencer, type S3Call, type S3Operation } from '../s3-call.ts';

/** What is not there is deleted just as well, unless a condition says that it has to be. */
export const deleteObject: S3Operation = (call) => {
  checkExisting(bucketOf(call).get(call.key), call.headers['if-match'], call.key);
  remove(call, call.key);
  return { status: 204 };
};

export function remove(call: S3Call, key: string): void {
  const { context, bucket } = call;
  if (!bucketOf(call).delete(key)) return;
  context.tell({
    kind: 'object-removed',
    eventName: 'ObjectRemoved:Delete',
    bucket,
    key,
    sequencer: createSequencer(context),
    timeMs: context.nowMs,
  });
}
