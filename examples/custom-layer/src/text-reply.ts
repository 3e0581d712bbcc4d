import type { CompleteReply } from '@isartor/core';

/** A whole answer that consists of one text. */
export function textReply(provider: string, text: string): CompleteReply {
  return {
    kind: 'complete',
    origin: { provider, headers: {} },
    completion: {
      provider,
      model: provider,
      choices: [{ index: 0, content: [{ type: 'text', text }], finishReason: { unified: 'stop', raw: 'stop' } }],
    },
  };
}
