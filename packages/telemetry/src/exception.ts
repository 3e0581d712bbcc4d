import type { Attributes } from '@opentelemetry/api';

/** What an error is called: its code where it has one (`ECONNREFUSED`, `upstream_timeout`), else its class name. */
export function exceptionType(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/**
 * The attributes of the `exception` event: type and stack frames. The message is left out, because it may quote what
 * was being handled (a JSON parser's does) and no prompt may reach a trace.
 */
export function exceptionAttributes(error: unknown): Attributes {
  const frames = error instanceof Error ? stackFrames(error) : undefined;
  return {
    'exception.type': exceptionType(error),
    ...(frames === undefined ? {} : { 'exception.stacktrace': frames }),
  };
}

/** The stack without the message that V8 puts before it; nothing when the message cannot be told from the frames. */
function stackFrames({ stack, message }: Error): string | undefined {
  const start = stack?.indexOf(message) ?? -1;
  if (start === -1) return undefined;
  const frames = stack?.slice(start + message.length);
  return frames?.slice(frames.indexOf('\n') + 1);
}
