import type { Secret } from '@isartor/core';
import type { Dispatcher } from 'undici';
import type { Timers } from '../timers.js';

/** How one server is reached, whatever dialect it speaks. */
export interface HttpProviderOptions {
  readonly name: string;
  /** A base, or a full endpoint of the driver's dialect. */
  readonly url: string;
  /** Sent in the dialect's own header; left out for a server that wants none. */
  readonly apiKey?: Secret;
  /** Models that are this provider's wherever they are asked for without one. */
  readonly modelFamilies?: readonly RegExp[];
  /** Sent with every request, beside our own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** An undici dispatcher to use in place of the provider's own pool; it is not closed with the provider. */
  readonly dispatcher?: Dispatcher;
  readonly timers?: Timers;
}
