import type { Completion, JsonObject, Usage } from '@isartor/core';
import { isJsonObject } from '../../json/is-json-object.js';
import { openaiFields } from '../unnamed-fields.js';

/** The start of a reply's JSON text. `renderReplyTail` follows without a separator. */
export const renderReplyHead = (): string => '{"object":"list",';

/** The rest of a reply's JSON text: one vector for each input, in order. */
export function renderReplyTail(completion: Completion): string {
  const { model, vectors = [], usage } = completion;
  const fields = {
    data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
    model,
    usage: usage && renderUsage(usage),
    ...openaiFields(completion),
  };
  return JSON.stringify(fields).slice(1);
}

/** The provider's own object when it is of this dialect, else one made from the count. */
function renderUsage({ raw, inputTokens }: Usage): JsonObject {
  if (isJsonObject(raw) && typeof raw.prompt_tokens === 'number') return raw;
  return { prompt_tokens: inputTokens, total_tokens: inputTokens };
}
