import { IsartorError } from '@isartor/core';
import type { Timers } from '../timers.js';
import type { Exchange } from './exchange.js';

const ERROR_BODY_BYTES = 64 * 1024;
/** The status has said what is wrong; the words for it are worth waiting this long. */
const ERROR_BODY_MS = 2000;

/**
 * A whole body.
 * @throws IsartorError `upstream_invalid` when it is longer than `maxBytes`, else what reading threw.
 */
export async function readBody(exchange: Exchange, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let bytes = 0; bytes <= maxBytes; ) {
    const chunk = await exchange.read();
    if (chunk === undefined) return joined(chunks);
    bytes += chunk.length;
    chunks.push(chunk);
  }
  const tooLong = new IsartorError('upstream_invalid', `The answer is larger than ${maxBytes} bytes`);
  exchange.destroy(tooLong);
  throw tooLong;
}

/**
 * As much of an error's body as comes soon.
 * @throws only the reason of the exchange's signal.
 */
export async function readErrorBody(exchange: Exchange, timers: Timers): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const enough = new Error('Enough of the error was read');
  const cancel = timers.schedule(ERROR_BODY_MS, () => exchange.destroy(enough));
  try {
    for (let bytes = 0; bytes <= ERROR_BODY_BYTES; ) {
      const chunk = await exchange.read();
      if (chunk === undefined) break;
      bytes += chunk.length;
      chunks.push(chunk);
    }
  } catch (error) {
    if (IsartorError.is(error)) throw error;
  } finally {
    cancel();
    exchange.destroy(enough);
  }
  return joined(chunks);
}

/** One chunk is the usual case and is not copied. */
function joined(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
}
