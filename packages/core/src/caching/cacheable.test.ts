import { describe, expect, it } from 'vitest';
import { requestWith } from '../../test/chat-fixtures.js';
import type { JsonObject } from '../chat/extensions.js';
import { isCacheable, uncacheableReason } from './cacheable.js';

describe('isCacheable', () => {
  it('takes a chat with tools of the caller', () => {
    expect(isCacheable(requestWith({ tools: [{ kind: 'function', name: 'look_up' }] }))).toBe(true);
  });

  it.each(['embeddings', 'count_tokens'] as const)('leaves %s alone', (operation) => {
    expect(uncacheableReason(requestWith({ operation }))).toBe('operation');
  });

  it.each<[JsonObject, string]>([
    [{ background: true }, 'stateful'],
    [{ conversation: { id: 'conv_1' } }, 'stateful'],
    [{ container: 'container_1' }, 'stateful'],
    [{ previous_response_id: 'resp_1' }, 'stateful'],
    [{ store: true }, 'stateful'],
    [{ web_search_options: {} }, 'server_side_tool'],
    [{ mcp_servers: [{ url: 'https://example.com' }] }, 'server_side_tool'],
  ])('leaves %o alone, in any dialect', (fields, reason) => {
    expect(uncacheableReason(requestWith({ extensions: { openai: fields } }))).toBe(reason);
    expect(uncacheableReason(requestWith({ extensions: { openai: {}, responses: fields } }))).toBe(reason);
  });

  it('takes the neutral values of those fields', () => {
    const openai = { background: false, previous_response_id: null, store: false, web_search_options: null };
    expect(isCacheable(requestWith({ extensions: { openai } }))).toBe(true);
  });

  it("leaves a provider's own tools alone", () => {
    const request = requestWith({ tools: [{ kind: 'unknown', format: 'anthropic', value: { type: 'web_search' } }] });
    expect(uncacheableReason(request)).toBe('server_side_tool');
  });
});
