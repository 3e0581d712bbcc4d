import { type Collector, createCollector } from '../chat/collect.js';
import type { ChatEvent } from '../chat/event.js';
import type { ChatReply, StreamReply } from '../chat/reply.js';
import { IsartorError } from '../errors/isartor-error.js';
import type { LayerName, Settlement } from '../pipeline/layer.js';
import { FanOut, type FrameReader } from './fan-out.js';

/** An answer and the layer that made it. */
export interface ResolvedReply {
  readonly reply: ChatReply;
  readonly resolvedBy: LayerName;
}

export interface FlightOptions {
  /** Makes the answer. Its signal is the flight's own, not any caller's. */
  readonly start: (signal: AbortSignal) => Promise<ResolvedReply>;
  /** Called exactly once, before any subscriber sees the end of the answer. */
  readonly onSettled: (settlement: Settlement) => void;
  /** Called when nobody can board any more: the start of the stream is gone, or the work was aborted. */
  readonly onUnjoinable: () => void;
  readonly maxReplayBytes: number;
  readonly maxRecordedBytes: number;
}

/** Work that belongs to nobody's connection, and the subscribers that wait for it. */
export class Flight {
  readonly #options: FlightOptions;
  readonly #controller = new AbortController();
  readonly #landed: Promise<ResolvedReply>;
  #fanOut: FanOut | undefined;
  #aboard = 0;
  #settled = false;

  /** Starts the work at once. */
  constructor(options: FlightOptions) {
    this.#options = options;
    this.#landed = options.start(this.#controller.signal).then(
      (resolved) => this.#land(resolved),
      (error: unknown) => this.#crash(error),
    );
    // Each subscriber hears of a failure by itself; with none left it is nobody's.
    this.#landed.catch(() => {});
  }

  /**
   * One subscriber's answer. It leaves when `signal` aborts or when it is too slow; when the last one has left the work
   * is aborted.
   */
  board(signal: AbortSignal): Promise<ResolvedReply> {
    this.#aboard += 1;
    return new Promise((resolve, reject) => {
      let reader: FrameReader | undefined;
      let left = false;
      const leave = (): void => {
        if (!left) this.#leave();
        left = true;
      };
      const depart = (): void => {
        const error = departureError(signal);
        reader?.fail(error);
        leave();
        reject(error);
      };
      if (signal.aborted) {
        depart();
        return;
      }
      signal.addEventListener('abort', depart, { once: true });
      this.#landed.then((resolved) => {
        if (this.#fanOut !== undefined && resolved.reply.kind === 'stream') {
          reader = this.#fanOut.subscribe(leave);
          resolve({ ...resolved, reply: { ...resolved.reply, frames: reader } });
        } else {
          resolve(resolved);
        }
      }, reject);
    });
  }

  #leave(): void {
    this.#aboard -= 1;
    if (this.#aboard > 0 || this.#settled) return;
    const reason = new IsartorError('client_closed', 'Every client that waited for this answer has left');
    this.#options.onUnjoinable();
    this.#controller.abort(reason);
    this.#fanOut?.cancel(reason);
  }

  #land(resolved: ResolvedReply): ResolvedReply {
    const { reply, resolvedBy } = resolved;
    if (reply.kind === 'stream') {
      this.#fanOut = this.#fanOutOf(reply, resolvedBy);
      // Everybody may have left while the work was starting.
      if (this.#controller.signal.aborted) this.#fanOut.cancel(this.#controller.signal.reason);
    } else {
      this.#settle({ status: 'completed', completion: reply.completion, resolvedBy });
    }
    return resolved;
  }

  #crash(error: unknown): never {
    this.#settle(this.#controller.signal.aborted ? { status: 'abandoned' } : { status: 'failed', error });
    throw error;
  }

  #fanOutOf(reply: StreamReply, resolvedBy: LayerName): FanOut {
    const recorder = createRecorder(this.#options.maxRecordedBytes);
    return new FanOut({
      source: reply.frames,
      maxBufferedBytes: this.#options.maxReplayBytes,
      onFrame: (frame) => recorder.push(frame.events),
      onEnd: (end) => {
        if (end.whole) this.#settle(recorder.settlement(reply.origin.provider, resolvedBy));
        else if (this.#controller.signal.aborted) this.#settle({ status: 'abandoned' });
        else this.#settle({ status: 'failed', error: end.error });
      },
      onOverflow: this.#options.onUnjoinable,
    });
  }

  #settle(settlement: Settlement): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#options.onSettled(settlement);
  }
}

/** Why a subscriber is no longer aboard: the signal's own reason when that is one of ours, else its client left. */
function departureError({ reason }: AbortSignal): IsartorError {
  return IsartorError.is(reason) ? reason : new IsartorError('client_closed', 'The client has left');
}

/** Collects an answer for the settle hooks until it grows past the bound. */
function createRecorder(maxBytes: number) {
  let collector: Collector | undefined = createCollector();
  return {
    push(events: readonly ChatEvent[]): void {
      collector?.push(events);
      if (collector !== undefined && collector.textBytes > maxBytes) collector = undefined;
    },
    settlement(provider: string, resolvedBy: LayerName): Settlement {
      if (collector === undefined) return { status: 'unrecorded', resolvedBy };
      return { status: 'completed', completion: collector.finish(provider), resolvedBy };
    },
  };
}
