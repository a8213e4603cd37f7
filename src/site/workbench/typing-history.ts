/** A version of the text while it was typed. */
export interface TextVersion {
  readonly text: string;
  /** Where the caret stood, as an offset. */
  readonly caret: number;
}

/** The versions of a text, so that another editor can undo what was typed in the first. */
export interface TypingHistory {
  /** Adds a version; what is typed without a pause is one. */
  add(version: TextVersion, nowMs: number): void;
  readonly versions: readonly TextVersion[];
}

const pauseMs = 600;
const mostVersions = 200;

export function createTypingHistory(first: TextVersion): TypingHistory {
  const versions: TextVersion[] = [first];
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    versions,
    add(version, nowMs) {
      if (versions.length > 1 && nowMs - lastMs < pauseMs) versions[versions.length - 1] = version;
      else versions.push(version);
      if (versions.length > mostVersions) versions.splice(1, 1);
      lastMs = nowMs;
    },
  };
}
