import type { Dispatcher } from 'undici';
import type { CancelSignal } from '../cancel-signal.js';
import type { Timers } from '../timers.js';
import type { ResponseHeaders } from './response-headers.js';

/** One POST, ready to be sent. */
export interface OutgoingRequest {
  readonly origin: string;
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: string | Uint8Array;
}

/** Status line and headers of an answer. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: ResponseHeaders;
}

export interface ExchangeOptions {
  readonly dispatcher: Dispatcher;
  readonly request: OutgoingRequest;
  readonly timers: Timers;
  /** Drops the connection at once. */
  readonly signal: CancelSignal;
  /** Called for every piece of the body. */
  readonly onActivity: () => void;
  /** Whether the connection that the request is being written to was opened just now. */
  readonly isFreshConnection: () => boolean;
}

type Waiter = { resolve(chunk: Buffer | undefined): void; reject(error: unknown): void };

/** Unread bytes above which the upstream is told to wait. */
const HIGH_WATER_BYTES = 64 * 1024;
/** What may still come of an answer nobody needs, so that its connection can be used again. */
const LEFTOVER_BYTES = 64 * 1024;
const LEFTOVER_MS = 1000;

/**
 * One request on its way through undici, and the answer as it is pulled. It is a class because undici calls its
 * methods for every chunk of every answer. Every failure is the raw error, or the signal's reason.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #options: ExchangeOptions;
  readonly #chunks: Buffer[] = [];
  readonly #leave = (): void => this.destroy(this.#options.signal.reason);
  #controller: Dispatcher.DispatchController | undefined;
  #headWaiter: { resolve(head: ResponseHead): void; reject(error: unknown): void } | undefined;
  #waiter: Waiter | undefined;
  #unreadBytes = 0;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #leftoverBytes: number | undefined;
  #cancelLeftover = (): void => {};
  #reusedConnection = false;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  /** The request went out on a connection that had been used before. */
  get reusedConnection(): boolean {
    return this.#reusedConnection;
  }

  /** Sends the request; resolves with the head of the answer. Called once. */
  send(): Promise<ResponseHead> {
    const { dispatcher, request, signal } = this.#options;
    return new Promise((resolve, reject) => {
      this.#headWaiter = { resolve, reject };
      if (signal.aborted) {
        this.#leave();
        return;
      }
      signal.addEventListener('abort', this.#leave, { once: true });
      const { origin, path, body } = request;
      // Deadlines are the caller's, so undici's own are off.
      dispatcher.dispatch(
        {
          origin,
          path,
          method: 'POST',
          headers: [...request.headers],
          body: asBody(body),
          headersTimeout: 0,
          bodyTimeout: 0,
        },
        this,
      );
    });
  }

  /** The next piece of the body, nothing at its end. One read at a time. */
  read(): Promise<Buffer | undefined> {
    const chunk = this.#chunks.shift();
    if (chunk !== undefined) {
      this.#unreadBytes -= chunk.length;
      if (this.#unreadBytes < HIGH_WATER_BYTES) this.#controller?.resume();
      return Promise.resolve(chunk);
    }
    if (this.#failure !== undefined) return Promise.reject(this.#failure.error);
    if (this.#ended) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#waiter = { resolve, reject };
    });
  }

  /** Drops the connection and what was not read yet; pending and later reads reject with `reason`. */
  destroy(reason: unknown): void {
    if (this.#ended || this.#failure !== undefined) return;
    this.#chunks.length = 0;
    this.#fail(reason);
    this.#controller?.abort(reason instanceof Error ? reason : new Error('The exchange was given up'));
  }

  /** Nobody needs the rest: lets it run out so that the connection can be used again, unless that takes too much. */
  release(): void {
    this.#chunks.length = 0;
    if (this.#ended || this.#failure !== undefined) return;
    this.#options.signal.removeEventListener('abort', this.#leave);
    this.#leftoverBytes = 0;
    const giveUp = (): void => this.destroy(new Error('The rest of the answer did not come'));
    this.#cancelLeftover = this.#options.timers.schedule(LEFTOVER_MS, giveUp);
    this.#controller?.resume();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.#reusedConnection = !this.#options.isFreshConnection();
    // Given up while it waited for a connection.
    if (this.#failure !== undefined) controller.abort(new Error('The exchange was given up'));
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: ResponseHeaders): void {
    // Informational answers come before the real one.
    if (status < 200) return;
    this.#headWaiter?.resolve({ status, headers });
    this.#headWaiter = undefined;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#leftoverBytes !== undefined) {
      this.#leftoverBytes += chunk.length;
      if (this.#leftoverBytes > LEFTOVER_BYTES) this.destroy(new Error('The rest of the answer is too long'));
      return;
    }
    this.#options.onActivity();
    const waiter = this.#waiter;
    if (waiter !== undefined) {
      this.#waiter = undefined;
      waiter.resolve(chunk);
      return;
    }
    this.#chunks.push(chunk);
    this.#unreadBytes += chunk.length;
    if (this.#unreadBytes >= HIGH_WATER_BYTES) controller.pause();
  }

  onResponseEnd(): void {
    this.#ended = true;
    this.#settle();
    this.#waiter?.resolve(undefined);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#failure === undefined) this.#fail(error);
  }

  #fail(error: unknown): void {
    this.#failure = { error };
    this.#settle();
    this.#headWaiter?.reject(error);
    this.#waiter?.reject(error);
    this.#waiter = undefined;
  }

  #settle(): void {
    this.#options.signal.removeEventListener('abort', this.#leave);
    this.#cancelLeftover();
  }
}

const asBody = (body: string | Uint8Array): string | Buffer =>
  typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
