import type { ChatReply, Completion } from '@isartor/core';

/** A provider whose calls wait until a test answers them, each by its number. */
export interface SlowProvider {
  /** Calls so far. */
  readonly calls: number;
  answer(call: number, completion: Completion): void;
  fail(call: number, error: Error): void;
  resolve(signal: AbortSignal): Promise<ChatReply>;
}

/** A provider that nobody has called yet. */
export function createSlowProvider(): SlowProvider {
  const calls: { answer(completion: Completion): void; fail(error: unknown): void }[] = [];
  return {
    get calls() {
      return calls.length;
    },
    answer: (call, completion) => calls[call]?.answer(completion),
    fail: (call, error) => calls[call]?.fail(error),
    async resolve(signal) {
      const completion = await new Promise<Completion>((answer, fail) => {
        calls.push({ answer, fail });
        signal.addEventListener('abort', () => fail(signal.reason));
      });
      return { kind: 'complete', origin: { provider: completion.provider, headers: {} }, completion };
    },
  };
}
