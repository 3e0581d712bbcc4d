import type { ServerResponse } from 'node:http';
import type { Gate } from './gate.js';
import type { RecordedRequest } from './recorded-request.js';

/** How the upstream answers one request. */
export interface ReplyPlan {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Written one by one, each in a write of its own. */
  readonly chunks: readonly Uint8Array[];
  /** After the last chunk: end the message cleanly, destroy the connection, or do nothing for ever. */
  readonly ending: 'complete' | 'cut' | 'stall';
  /** Passed before the status line. */
  readonly beforeHeaders?: Gate;
  /** Passed before every chunk and before the ending. */
  readonly beforeChunks?: Gate;
  /** Written on the socket instead of an HTTP answer, after which the connection is destroyed. */
  readonly socketBytes?: Uint8Array;
}

/** Decides how to answer, once it has seen the request. */
export type Behaviour = (request: RecordedRequest) => ReplyPlan;

/** Answers one request as planned; returns when there is nothing more to do, or the caller has left. */
export async function playReply(plan: ReplyPlan, response: ServerResponse): Promise<void> {
  const left = new Promise<void>((resolve) => response.once('close', resolve));
  await Promise.race([left, play(plan, response)]);
}

async function play(plan: ReplyPlan, response: ServerResponse): Promise<void> {
  await plan.beforeHeaders?.pass();
  if (plan.socketBytes !== undefined) {
    response.socket?.write(plan.socketBytes);
    response.socket?.destroySoon();
    return;
  }
  response.writeHead(plan.status, plan.headers);
  response.flushHeaders();
  for (const chunk of plan.chunks) {
    await plan.beforeChunks?.pass();
    await write(response, chunk);
  }
  await plan.beforeChunks?.pass();
  if (plan.ending === 'complete') response.end();
  // The bytes must be on their way before the connection goes.
  if (plan.ending === 'cut') response.socket?.destroySoon();
}

function write(response: ServerResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    response.write(chunk, () => resolve());
  });
}
