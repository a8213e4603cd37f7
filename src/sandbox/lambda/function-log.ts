import type { Clock } from '#kernel';
import type { LogLine } from '../transcript.ts';

/** The log stream of a function, as CloudWatch Logs would hold it. */
export interface FunctionLog {
  /** Writes a line of Lambda's own, such as START. It is always kept. */
  platform(text: string, level?: LogLine['level']): void;
  /** Writes a line of the function's in the runtime's text format. Beyond the bound, lines are counted and dropped. */
  message(level: string, requestId: string, text: () => string): void;
  readonly lines: readonly LogLine[];
  readonly dropped: number;
}

/** A line longer than this is cut: CloudWatch Logs takes 1 MB an event; a page needs less. */
const longestLine = 16_384;

export function createFunctionLog(clock: Clock, maximumLines: number): FunctionLog {
  const lines: LogLine[] = [];
  let functionLines = 0;
  let dropped = 0;
  return {
    lines,
    get dropped() {
      return dropped;
    },
    platform(text, level = 'INFO') {
      lines.push({ source: 'platform', timestamp: clock.now(), level, text });
    },
    message(level, requestId, text) {
      functionLines += 1;
      if (functionLines > maximumLines) {
        dropped += 1;
        return;
      }
      const timestamp = Math.floor(clock.now());
      // The runtime writes a line break inside one message as a carriage return.
      const message = text().replaceAll('\n', '\r');
      const cut = message.length > longestLine ? `${message.slice(0, longestLine)}… (cut)` : message;
      const line = `${new Date(timestamp).toISOString()}\t${requestId}\t${level}\t${cut}`;
      lines.push({ source: 'function', timestamp, level: toLevel(level), text: line });
    },
  };
}

function toLevel(level: string): LogLine['level'] {
  switch (level) {
    case 'TRACE':
    case 'DEBUG':
    case 'WARN':
    case 'ERROR':
      return level;
    default:
      return 'INFO';
  }
}
