import { randomUUID } from 'node:crypto';
import type { ReplyIdentity } from '@isartor/wire';

/** A fresh id and date for one rendering of an answer that `finalLayer` resolved. */
export function newReplyIdentity(finalLayer: string, requestId: string): ReplyIdentity {
  return {
    requestId,
    id: randomUUID(),
    created: Math.floor(Date.now() / 1000),
    layer: finalLayer.startsWith('L1') ? 1 : finalLayer.startsWith('L2') ? 2 : 3,
  };
}
