import type { SandboxClient } from '#worker';

/** What a command is given. */
export interface CommandContext {
  /** The project's root. */
  readonly root: string;
  /** Where the person stands: relative paths start here. */
  readonly workingFolder: string;
  readonly print: (text: string) => void;
  /** The command disposes it. */
  readonly createClient: () => SandboxClient;
}

/** 0: all is well. 1: an exercise, or an answer to one, is not right. 2: the command could not do what it was asked. */
export type ExitCode = 0 | 1 | 2;

/** A command that was called in a way it cannot follow. The message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
