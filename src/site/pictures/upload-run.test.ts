import { describe, expect, it } from 'vitest';
import type { Transcript } from '#sandbox';
import { describeUpload } from './upload-run.ts';

type Invocation = Transcript['invocations'][number];

const answered: Invocation['outcome'] = { kind: 'answered', answer: null };
const failed: Invocation['outcome'] = {
  kind: 'function-error',
  error: {
    kind: 'threw',
    phase: 'invoke',
    errorType: 'Error',
    errorMessage: 'Input buffer contains unsupported image format',
    trace: [],
  },
};

function transcriptOf(outcomes: readonly Invocation['outcome'][], thumbnails: readonly string[]): Transcript {
  const figures = { step: 1, requestId: 'r', event: null, coldStart: false, durationMs: 1, billedDurationMs: 1 };
  const objects = (keys: readonly string[]) =>
    keys.map((key) => ({ key, size: 1, contentType: 'x', eTag: 'x', metadata: {}, lastModified: 0 }));
  return {
    invocations: outcomes.map((outcome) => ({ ...figures, outcome })),
    logs: [],
    droppedLogLines: 0,
    requests: [],
    cloud: {
      buckets: { uploads: objects(['a.png']), thumbnails: objects(thumbnails) },
      tables: {},
      queues: {},
      topics: {},
      buses: {},
    },
  };
}

describe('what is said of an upload', () => {
  it.each([
    [[answered], ['a.png'], 'S3 called your function once. It wrote thumbnails/a.png.'],
    [[answered], [], 'S3 called your function once. It wrote nothing into another bucket.'],
    [
      [failed],
      [],
      'S3 called your function once, and it failed: Error: Input buffer contains unsupported image format. It wrote nothing into another bucket.',
    ],
    [
      [failed, failed, failed],
      [],
      'S3 called your function 3 times, and it failed each time: Error: Input buffer contains unsupported image format. It wrote nothing into another bucket.',
    ],
    [
      [failed, answered],
      ['a.png', 'b.png'],
      'S3 called your function 2 times, and it failed in one of them: Error: Input buffer contains unsupported image format. It wrote thumbnails/a.png and thumbnails/b.png.',
    ],
  ])('is how often the function was called, and what came of it', (outcomes, thumbnails, text) => {
    expect(describeUpload(transcriptOf(outcomes, thumbnails), 'uploads')).toBe(text);
  });
});
