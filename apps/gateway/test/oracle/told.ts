import type { IncomingHttpHeaders } from 'node:http';
import type { Dialect } from './question.js';
import { sayingOf } from './saying.js';

/** What a client was told. */
export interface Told {
  readonly status: number;
  /** `x-isartor-layer`. */
  readonly layer: string;
  readonly coalesced: boolean;
  /** An event stream, not JSON. */
  readonly isStream: boolean;
  readonly ageSeconds: number | undefined;
  readonly said: Said;
}

/** A text and how it ended: as the model said, or broken as the gateway says. A refusal's text is its body. */
export interface Said {
  readonly end: 'whole' | 'unfinished' | 'broken' | 'refused';
  readonly text: string;
}

/** A whole HTTP response. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Reads a response in the dialect of its request. @throws Error for an answer that the dialect does not know. */
export function readTold(dialect: Dialect, { status, headers, body }: Received): Told {
  const { age } = headers;
  const isStream = headers['content-type']?.startsWith('text/event-stream') === true;
  return {
    status,
    layer: String(headers['x-isartor-layer']),
    coalesced: headers['x-isartor-coalesced'] === 'true',
    isStream,
    ageSeconds: age === undefined ? undefined : Number(age),
    said: status === 200 ? sayingOf({ dialect, isStream }, body) : { end: 'refused', text: body },
  };
}
