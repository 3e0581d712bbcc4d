/** What came back for one request, as far as it was read. */
export interface RecordedReply {
  readonly status: number;
  readonly headers: Headers;
  /** The body, which is UTF-8, as it came. */
  readonly text: string;
}

/** A `fetch` for an SDK that sends a body of the test's own making and keeps what comes back. */
export interface RecordedFetch {
  readonly fetch: typeof globalThis.fetch;
  /** Nothing while no answer has begun. */
  reply(): RecordedReply | undefined;
}

/** `onFrames` hears how many frames of a stream have come so far. */
export function recordedFetch(body: string, onFrames: (count: number) => void = () => {}): RecordedFetch {
  const chunks: Uint8Array[] = [];
  let response: Response | undefined;
  const textSoFar = (): string => Buffer.concat(chunks).toString('utf8');
  const recorder = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      chunks.push(chunk);
      controller.enqueue(chunk);
      onFrames(textSoFar().split('\n\n').length - 1);
    },
  });
  return {
    fetch: async (input, init) => {
      response = await fetch(input, { ...init, body });
      const { status, headers } = response;
      return response.body === null ? response : new Response(response.body.pipeThrough(recorder), { status, headers });
    },
    reply: () => response && { status: response.status, headers: response.headers, text: textSoFar() },
  };
}
