import { type ChatReply, type ChatRequest, createCollector, IsartorError, type ReplyOrigin } from '@isartor/core';
import type { OperationCodec, ProviderCodec } from '@isartor/wire';
import type { HttpAnswer } from '../http/http-client.js';
import { readBody } from '../http/read-body.js';
import { downHeaders, headerValue, mediaType } from '../http/response-headers.js';
import type { MaskSecrets } from '../mask-secrets.js';
import type { ProviderCall } from '../provider.js';
import { createAnswerFaults } from './answer-faults.js';
import { nextFrame } from './next-frame.js';
import { createReplyFrames } from './reply-frames.js';
import { streamReply } from './stream-reply.js';

export interface SuccessfulAnswer {
  readonly answer: HttpAnswer;
  readonly request: ChatRequest;
  readonly call: ProviderCall;
  readonly provider: string;
  readonly codec: ProviderCodec;
  /** What was asked for, in that dialect. */
  readonly operation: OperationCodec;
  readonly mask: MaskSecrets;
  /** The caller speaks a dialect of another family. */
  readonly isForeign: boolean;
}

/** The largest whole answer that is read. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/**
 * Reads an answer of status 2xx as what it says it is, whatever was asked for: a whole body is a whole reply also to
 * who wanted a stream, and a stream is folded for who did not.
 * @throws IsartorError
 */
export async function readAnswer(successful: SuccessfulAnswer): Promise<ChatReply> {
  const { answer, request, call, provider, codec, mask, isForeign } = successful;
  const { exchange } = answer;
  const { signal } = call;
  const origin: ReplyOrigin = { provider, headers: downHeaders(answer.head.headers, isForeign) };
  const faults = createAnswerFaults({ provider, format: codec.format, mask, signal });
  const kind = answerKind(successful);
  if (kind === 'stream' && call.stream) {
    // Chat Completions alone tells usage in a frame that callers have to ask for.
    const withholdUsage = codec.format === 'openai' && !request.streamUsage;
    const frames = createReplyFrames({ codec, withholdUsage });
    return { kind: 'stream', origin, frames: await streamReply({ exchange, frames, faults, signal }) };
  }
  try {
    if (kind === 'whole') return { kind: 'complete', origin, ...(await readWhole(successful)) };
    if (kind === 'stream') return { kind: 'complete', origin, completion: await foldStream(successful) };
    throw new IsartorError('upstream_invalid', `${provider} answered with something that is no answer to the request`);
  } catch (error) {
    const fault = faults.whole(error);
    exchange.destroy(fault);
    throw fault;
  }
}

async function readWhole({ answer, codec, operation, provider, request }: SuccessfulAnswer) {
  const body = await readBody(answer.exchange, MAX_BODY_BYTES);
  if (body.length === 0) throw new IsartorError('upstream_invalid', `The answer of ${provider} is empty`);
  return { completion: operation.parseReply(body, provider, request), raw: { format: codec.format, body } };
}

async function foldStream({ answer, codec, provider }: SuccessfulAnswer) {
  const { exchange } = answer;
  const frames = createReplyFrames({ codec, withholdUsage: false });
  const collector = createCollector();
  for (let frame = await nextFrame(exchange, frames); frame; frame = await nextFrame(exchange, frames)) {
    collector.push(frame.events);
    if (collector.textBytes > MAX_BODY_BYTES) throw new IsartorError('upstream_invalid', 'The answer is too long');
  }
  exchange.release();
  return collector.finish(provider);
}

/** What an answer holds, by its own word; nothing when that is no answer to us. */
function answerKind({ answer: { head }, request }: SuccessfulAnswer): 'whole' | 'stream' | undefined {
  // Nothing but `identity` was asked for.
  const encoding = headerValue(head.headers, 'content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return undefined;
  const type = mediaType(head.headers);
  if (type === 'text/event-stream') return request.operation === 'chat' ? 'stream' : undefined;
  return type === 'application/json' || type.endsWith('+json') ? 'whole' : undefined;
}
