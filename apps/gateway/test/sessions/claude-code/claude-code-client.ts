import Anthropic from '@anthropic-ai/sdk';
import { recordedFetch } from '../harness/recorded-fetch.js';
import { CALLER_KEY, outcomeOf, type SessionClient } from '../harness/session-client.js';

const MEANT = {
  'anthropic-version': '2023-06-01',
  'anthropic-beta':
    'claude-code-20250219,interleaved-thinking-2025-05-14,fine-grained-tool-streaming-2025-05-14,context-management-2025-06-27',
};

const HEADERS = {
  ...MEANT,
  'anthropic-dangerous-direct-browser-access': 'true',
  'user-agent': 'claude-cli/2.0.14 (external, cli)',
  'x-app': 'cli',
};

/** Of the SDK's own parameters none is sent: the body is. */
const PARAMS = { model: 'none', max_tokens: 1, messages: [] };

/** Anthropic's SDK as Claude Code uses it. */
export const CLAUDE_CODE: SessionClient = {
  dialect: 'anthropic',
  upstreamPath: '/v1/messages',
  meant: MEANT,
  async ask(origin, { body, stream, headers, credentials = { 'x-api-key': CALLER_KEY }, leaveAfterFrames }) {
    const leaving = new AbortController();
    const recorded = recordedFetch(body, (count) => {
      if (count === leaveAfterFrames) leaving.abort();
    });
    const { messages } = new Anthropic({
      baseURL: origin,
      apiKey: null,
      authToken: null,
      maxRetries: 0,
      defaultQuery: { beta: 'true' },
      defaultHeaders: { ...HEADERS, ...headers, ...credentials },
      fetch: recorded.fetch,
    });
    const options = { signal: leaving.signal };
    const outcome = await outcomeOf(() =>
      stream ? messages.stream(PARAMS, options).finalMessage() : messages.create(PARAMS, options),
    );
    return { reply: recorded.reply(), outcome };
  },
};
