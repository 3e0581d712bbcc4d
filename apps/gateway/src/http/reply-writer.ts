import type { ServerResponse } from 'node:http';
import {
  type ChatReply,
  type ChatRequest,
  type Completion,
  createCollector,
  IsartorError,
  type Logger,
  type StreamReply,
  toEvents,
  toIsartorError,
} from '@isartor/core';
import type { ReplyIdentity } from '@isartor/wire';
import type { Exchange } from './exchange.js';
import { failureFields } from './failure-fields.js';
import { createFramePrinter, type FramePrinter } from './frame-printer.js';
import { newReplyIdentity } from './reply-identity.js';
import type { ReplyMemo } from './reply-memo.js';
import { gatewayHeaders, type Headers } from './response-headers.js';
import { send } from './send.js';
import { writePiece } from './write-stream.js';

/** Where an answer goes, and how it was asked for. */
export interface ReplyTarget {
  readonly exchange: Exchange;
  readonly request: ChatRequest;
  readonly memo: ReplyMemo;
  readonly log: Logger;
}

/** Writes an answer the way the request asked for it, JSON or SSE, whichever way the answer came. */
export async function writeReply(target: ReplyTarget, reply: ChatReply): Promise<void> {
  if (target.request.stream) return writeEventStream(target, reply);
  writeJson(target, reply, reply.kind === 'complete' ? reply.completion : await collect(reply));
}

/** The most text that is put together for who wants a streamed answer whole: as much as a provider may send whole. */
const MAX_COLLECTED_BYTES = 32 * 1024 * 1024;

async function collect({ frames, origin }: StreamReply): Promise<Completion> {
  const collector = createCollector();
  for await (const frame of frames) {
    collector.push(frame.events);
    if (collector.textBytes > MAX_COLLECTED_BYTES) throw new IsartorError('upstream_invalid', 'The answer is too long');
  }
  return collector.finish(origin.provider);
}

function writeJson({ exchange, request, memo }: ReplyTarget, reply: ChatReply, completion: Completion): void {
  const { codec } = exchange.route;
  const headers = replyHeaders(exchange, reply, 'application/json');
  const body = receivedBody(exchange, reply);
  if (body !== undefined) {
    send(exchange, { status: 200, headers, body });
    return;
  }
  const tail = memo.tailOf(completion, codec);
  send(exchange, { status: 200, headers, head: codec.renderReplyHead(identityOf(exchange), request), body: tail });
}

/** The upstream's own bytes, for the one client that asked and speaks its dialect. */
function receivedBody({ route, journey }: Exchange, reply: ChatReply): Uint8Array | undefined {
  if (reply.kind !== 'complete' || journey.coalesced || reply.raw?.format !== route.codec.format) return undefined;
  return reply.raw.body;
}

async function writeEventStream(target: ReplyTarget, reply: ChatReply): Promise<void> {
  const { exchange, request } = target;
  const { outgoing, route, journey } = exchange;
  const renderer = route.codec.createEventRenderer(identityOf(exchange), request);
  const headers = replyHeaders(exchange, reply, route.codec.streamType);
  headers['cache-control'] = 'no-cache';
  if (reply.kind === 'complete') {
    const body = renderer.render(toEvents(reply.completion)) + renderer.end();
    send(exchange, { status: 200, headers, body });
    return;
  }
  outgoing.writeHead(200, headers);
  // A follower of another's call gets a rendering of its own.
  const printer = createFramePrinter(renderer, journey.coalesced ? undefined : route.codec.format);
  try {
    await relay(outgoing, reply, printer);
    outgoing.end();
  } catch (error) {
    breakOff(target, printer, toIsartorError(error));
  }
}

/** Passes each frame on as it arrives. */
async function relay(outgoing: ServerResponse, { frames }: StreamReply, printer: FramePrinter): Promise<void> {
  let begun = false;
  for await (const frame of frames) {
    const slow = writePiece(outgoing, printer.print(frame));
    if (slow !== undefined) await slow;
    // Perhaps there is nothing to tell yet in this dialect, but that the answer has begun.
    if (!begun) outgoing.flushHeaders();
    begun = true;
  }
  const end = printer.end();
  if (end !== '') outgoing.write(end);
}

/** Ends a stream that broke so that nobody can take it for whole. A client that left broke nothing. */
function breakOff({ exchange, log }: ReplyTarget, printer: FramePrinter, error: IsartorError): void {
  const { outgoing } = exchange;
  exchange.broken = error.code !== 'client_closed';
  if (exchange.broken) log.warn(failureFields(exchange, error), 'Answer broke off');
  if (!outgoing.destroyed) outgoing.end(printer.error(error));
}

function replyHeaders(exchange: Exchange, reply: ChatReply, contentType: string): Headers {
  const headers = gatewayHeaders(exchange);
  headers['content-type'] = contentType;
  headers['x-isartor-provider'] = reply.origin.provider;
  if (reply.kind === 'complete' && reply.estimated === true) headers['x-isartor-estimated'] = 'true';
  // A follower's answer was paid for by somebody else's call: that call's ids and limits are not its own.
  if (!exchange.journey.coalesced) Object.assign(headers, reply.origin.headers);
  return headers;
}

function identityOf(exchange: Exchange): ReplyIdentity {
  return newReplyIdentity(exchange.finalLayer, exchange.requestId);
}
