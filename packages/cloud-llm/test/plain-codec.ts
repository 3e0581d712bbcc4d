import { type ChatEvent, type ChatRequest, type Completion, IsartorError, type WireFormat } from '@isartor/core';
import type { EventParser, OperationCodec, ProviderCodec, SseFrame } from '@isartor/wire';

export interface PlainCodecOptions {
  readonly format: WireFormat;
  /** The data of the frame that ends a stream; left out for a dialect that ends with its connection. */
  readonly terminator?: string;
}

/**
 * A dialect of the tests' own, whatever format it is called: requests tell which operation was printed for which model,
 * answers and frames are `{"text"}`, `{"finish"}`, `{"usage"}`, `{"error":{"message","type"}}`, counts are `{"tokens"}`,
 * embeddings `{"vectors"}`.
 */
export function plainCodec({ format, terminator }: PlainCodecOptions): ProviderCodec {
  return {
    format,
    buildRequest: ({ model }, { stream }) => JSON.stringify({ asked: 'chat', format, model, stream }),
    parseReply: (body, provider) => completionOf(provider, bodyOf(body)),
    createEventParser: () => createParser(terminator),
    parseError: (body) => bodyOf(body).error ?? {},
    countTokens: operation('count', format, ({ tokens }) =>
      tokens === undefined ? undefined : { choices: [], usage: { inputTokens: tokens, outputTokens: 0 } },
    ),
    embeddings: operation('embeddings', format, ({ vectors }) =>
      vectors === undefined ? undefined : { choices: [], vectors, usage: { inputTokens: 5, outputTokens: 0 } },
    ),
  };
}

interface PlainBody {
  readonly text?: string;
  readonly finish?: boolean;
  readonly usage?: boolean;
  readonly tokens?: number;
  readonly vectors?: readonly (readonly number[])[];
  readonly error?: { readonly message?: string; readonly type?: string; readonly code?: string };
}

function bodyOf(body: Uint8Array | string): PlainBody {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    throw new IsartorError('upstream_invalid', 'This is not JSON');
  }
}

function operation(
  asked: string,
  format: WireFormat,
  read: (body: PlainBody) => Omit<Completion, 'provider' | 'model'> | undefined,
): OperationCodec {
  return {
    buildRequest: ({ model }) => JSON.stringify({ asked, format, model }),
    parseReply(body, provider, { model }: ChatRequest) {
      const answer = read(bodyOf(body));
      if (answer === undefined) throw new IsartorError('upstream_invalid', `This is no answer to ${asked}`);
      return { provider, model, ...answer };
    },
  };
}

function completionOf(provider: string, { text, error }: PlainBody): Completion {
  if (error !== undefined) throw told(error);
  if (text === undefined) throw new IsartorError('upstream_invalid', 'This is no answer');
  const finishReason = { unified: 'stop', raw: 'stop' } as const;
  return { provider, model: 'plain', choices: [{ index: 0, content: [{ type: 'text', text }], finishReason }] };
}

function createParser(terminator: string | undefined): EventParser {
  let finished = false;
  let terminated = false;
  return {
    push({ data }: SseFrame): readonly ChatEvent[] {
      if (data === '') return [];
      terminated ||= data === terminator;
      if (terminated) return [];
      const { text, finish, usage, error } = bodyOf(data);
      if (error !== undefined) throw told(error);
      finished ||= finish === true;
      return [
        ...(text === undefined ? [] : [{ type: 'text-delta', choice: 0, text } as const]),
        ...(usage === true ? [{ type: 'usage', usage: { inputTokens: 1, outputTokens: 1 } } as const] : []),
        ...(finish === true ? [{ type: 'finish', choice: 0, reason: { unified: 'stop' } } as const] : []),
      ];
    },
    get terminated() {
      return terminated;
    },
    get complete() {
      return finished && (terminated || terminator === undefined);
    },
  };
}

const told = ({ message = 'No words', type, code }: NonNullable<PlainBody['error']>): IsartorError =>
  new IsartorError('upstream_failed', message, {
    details: { ...(type !== undefined && { upstreamType: type }), ...(code !== undefined && { upstreamCode: code }) },
  });
