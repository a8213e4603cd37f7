import { bucketOf, createSequencer, type S3Call, type S3Operation } from '../s3-call.ts';

/** What is not there is deleted just as well. */
export const deleteObject: S3Operation = (call) => {
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
