import type { LogLine } from '../transcript.ts';
import type { WrittenLine } from './function-host.ts';

/** The log of a function, as CloudWatch Logs would hold it. */
export interface FunctionLog extends LogStream {
  /** A stream for one execution environment, with its lines alone; they are in the log too. */
  openStream(): LogStream;
}

/** What there is to say of a line besides its text; its level is INFO where nothing else is said. */
export type PlatformLine = Partial<Pick<LogLine, 'level' | 'isFailedInit'>>;

export interface LogStream {
  /** Writes a line of Lambda's own, such as START. It is always kept. */
  platform(text: string, nowMs: number, line?: PlatformLine): void;
  /** Takes a line of the function's, written at this time. Beyond the bound, lines are counted and dropped. */
  write(line: WrittenLine, nowMs: number): void;
  readonly lines: readonly LogLine[];
  readonly dropped: number;
}

/** A line longer than this is cut: CloudWatch Logs takes 1 MB an event; a page needs less. */
const longestLine = 16_384;

export function createFunctionLog(maximumLines: number): FunctionLog {
  const all: LogLine[] = [];
  let functionLines = 0;
  let dropped = 0;
  const openStream = (): LogStream => {
    const lines: LogLine[] = [];
    const keep = (line: LogLine): void => {
      lines.push(line);
      all.push(line);
    };
    /** What was written to standard output without a line break so far. */
    let unfinished = '';
    const flush = (nowMs: number): void => {
      if (unfinished === '') return;
      const text = unfinished;
      unfinished = '';
      keep({ source: 'function', timestamp: Math.floor(nowMs), level: 'INFO', text });
    };
    return {
      lines,
      get dropped() {
        return dropped;
      },
      platform(text, nowMs, line) {
        flush(nowMs);
        keep({ source: 'platform', timestamp: nowMs, level: 'INFO', ...line, text });
      },
      write({ isRaw, isStandardError, level, requestId, text }, nowMs) {
        functionLines += 1;
        if (functionLines > maximumLines) {
          dropped += 1;
          return;
        }
        const timestamp = Math.floor(nowMs);
        const add = (line: string): void => {
          const mark = isStandardError ? { isStandardError } : {};
          keep({ source: 'function', timestamp, level: toLevel(level), text: line, ...mark });
        };
        if (isRaw) {
          const whole = (isStandardError ? '' : unfinished) + cut(text());
          const parts = whole.split('\n');
          const last = parts.pop() ?? '';
          for (const line of parts) add(line);
          if (!isStandardError) unfinished = last;
          else if (last !== '') add(last);
          return;
        }
        flush(nowMs);
        // The runtime writes a line break inside one message as a carriage return.
        add(`${new Date(timestamp).toISOString()}\t${requestId}\t${level}\t${cut(text()).replaceAll('\n', '\r')}`);
      },
    };
  };
  const own = openStream();
  return {
    platform(text, nowMs, level) {
      own.platform(text, nowMs, level);
    },
    write(line, nowMs) {
      own.write(line, nowMs);
    },
    lines: all,
    get dropped() {
      return dropped;
    },
    openStream,
  };
}

function cut(text: string): string {
  return text.length > longestLine ? `${text.slice(0, longestLine)}… (cut)` : text;
}

function toLevel(level: string): LogLine['level'] {
  switch (level) {
    case 'TRACE':
    case 'DEBUG':
    case 'WARN':
    case 'ERROR':
      return level;
    case 'FATAL':
      return 'ERROR';
    default:
      return 'INFO';
  }
}
