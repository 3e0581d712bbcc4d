import type { ReplyFrame } from '../chat/event.js';
import { IsartorError } from '../errors/isartor-error.js';
import { frameBytes } from './frame-bytes.js';

export interface FanOutOptions {
  readonly source: AsyncIterable<ReplyFrame>;
  /** How many bytes a reader may be behind the fastest one, and how many are kept for readers who come later. */
  readonly maxBufferedBytes: number;
  /** Called once for every frame, before any reader gets it. */
  readonly onFrame: (frame: ReplyFrame) => void;
  /** Called once, before any reader learns of it; with the error when the source broke. */
  readonly onEnd: (end: SourceEnd) => void;
  /** Called once, when the buffer no longer reaches back to the first frame. */
  readonly onOverflow: () => void;
}

/** How a source ended: whole, or with an error. */
export type SourceEnd = { readonly whole: true } | { readonly whole: false; readonly error: unknown };

/** One reader of a shared stream, from its first frame on. */
export interface FrameReader extends AsyncIterableIterator<ReplyFrame> {
  /** Ends this reader with `error`, at once. */
  fail(error: unknown): void;
}

interface ReaderState {
  readonly onCutOff: () => void;
  position: number;
  waiting: { resolve(result: IteratorResult<ReplyFrame>): void; reject(error: unknown): void } | undefined;
  end: SourceEnd | undefined;
}

const DONE: IteratorResult<ReplyFrame> = { done: true, value: undefined };

/**
 * One stream for many readers. It pulls the source at the pace of the fastest reader: the next frame is asked for
 * when a reader has read all there is. A lone slow reader therefore holds the source back; a laggard behind a faster
 * one is cut off with `replay_overflow` once it is more than the buffer behind.
 */
export class FanOut {
  readonly #options: FanOutOptions;
  readonly #source: AsyncIterator<ReplyFrame>;
  readonly #readers = new Set<ReaderState>();
  #frames: ReplyFrame[] = [];
  /** Index of `#frames[0]` in the whole stream. */
  #offset = 0;
  #bufferedBytes = 0;
  #pulling = false;
  #end: SourceEnd | undefined;

  constructor(options: FanOutOptions) {
    this.#options = options;
    this.#source = options.source[Symbol.asyncIterator]();
  }

  /**
   * A reader that starts with the first frame; it fails when that frame is gone. `onCutOff` is called when it is cut off
   * later on, which it may not notice for as long as it does not read.
   */
  subscribe(onCutOff = (): void => {}): FrameReader {
    const reader: ReaderState = { onCutOff, position: 0, waiting: undefined, end: undefined };
    if (this.#offset > 0) close(reader, tooSlow());
    else this.#readers.add(reader);
    return {
      next: () => this.#next(reader),
      return: () => {
        this.#dismiss(reader, { whole: true });
        return Promise.resolve(DONE);
      },
      fail: (error) => this.#dismiss(reader, { whole: false, error }),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** Ends every reader with `error` and lets the source go. */
  cancel(error: unknown): void {
    this.#finish({ whole: false, error });
    // The source may be in the middle of a read; its own abort signal ends that.
    void this.#source.return?.().catch(() => {});
  }

  #next(reader: ReaderState): Promise<IteratorResult<ReplyFrame>> {
    return new Promise((resolve, reject) => {
      reader.waiting = { resolve, reject };
      this.#serve(reader);
      if (reader.waiting !== undefined) this.#pull();
    });
  }

  /** Hands a waiting reader its next frame, or the end, if there is one. */
  #serve(reader: ReaderState): void {
    if (reader.end !== undefined) close(reader, reader.end);
    if (reader.waiting === undefined) return;
    const frame = this.#frames[reader.position - this.#offset];
    if (frame === undefined) {
      if (this.#end !== undefined) this.#dismiss(reader, this.#end);
      return;
    }
    const { waiting } = reader;
    reader.waiting = undefined;
    reader.position += 1;
    waiting.resolve({ done: false, value: frame });
  }

  #dismiss(reader: ReaderState, end: SourceEnd): void {
    this.#readers.delete(reader);
    close(reader, end);
  }

  #cutOff(reader: ReaderState): void {
    this.#dismiss(reader, tooSlow());
    reader.onCutOff();
  }

  #pull(): void {
    if (this.#pulling || this.#end !== undefined) return;
    this.#pulling = true;
    this.#source.next().then(
      (result) => this.#advance(result),
      (error: unknown) => this.#finish({ whole: false, error }),
    );
  }

  #advance(result: IteratorResult<ReplyFrame>): void {
    this.#pulling = false;
    if (this.#end !== undefined) return;
    if (result.done === true) {
      this.#finish({ whole: true });
      return;
    }
    this.#options.onFrame(result.value);
    this.#frames.push(result.value);
    this.#bufferedBytes += frameBytes(result.value);
    if (this.#bufferedBytes > this.#options.maxBufferedBytes) this.#trim();
    for (const reader of this.#readers) this.#serve(reader);
  }

  #finish(end: SourceEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.#options.onEnd(end);
    for (const reader of this.#readers) this.#serve(reader);
  }

  /** Drops what everybody has read, then whoever still needs more than the buffer may hold. */
  #trim(): void {
    const wasReplayable = this.#offset === 0;
    this.#dropRead();
    while (this.#bufferedBytes > this.#options.maxBufferedBytes && this.#frames.length > 1) {
      const lowest = this.#lowestPosition();
      for (const reader of this.#readers) if (reader.position === lowest) this.#cutOff(reader);
      this.#dropRead();
    }
    if (wasReplayable && this.#offset > 0) this.#options.onOverflow();
  }

  /** The newest frame always stays: nobody can have read it yet. */
  #lowestPosition(): number {
    let lowest = this.#offset + this.#frames.length - 1;
    for (const { position } of this.#readers) lowest = Math.min(lowest, position);
    return lowest;
  }

  #dropRead(): void {
    const dropped = this.#frames.splice(0, this.#lowestPosition() - this.#offset);
    this.#offset += dropped.length;
    for (const frame of dropped) this.#bufferedBytes -= frameBytes(frame);
  }
}

function tooSlow(): SourceEnd {
  const error = new IsartorError('replay_overflow', 'The answer was read too slowly to be kept any longer');
  return { whole: false, error };
}

function close(reader: ReaderState, end: SourceEnd): void {
  reader.end = end;
  const { waiting } = reader;
  reader.waiting = undefined;
  if (end.whole) waiting?.resolve(DONE);
  else waiting?.reject(end.error);
}
