import OpenAI from 'openai';
import { recordedFetch } from '../harness/recorded-fetch.js';
import { CALLER_KEY, outcomeOf, type SessionClient } from '../harness/session-client.js';

const MEANT = {
  'openai-beta': 'responses=experimental',
  'chatgpt-account-id': '11111111-2222-4333-8444-555555555555',
};

const HEADERS = {
  ...MEANT,
  accept: 'text/event-stream',
  'user-agent': 'codex_cli_rs/0.58.0 (Linux 6.8; x86_64) xterm',
  originator: 'codex_cli_rs',
  version: '0.58.0',
  session_id: '0199b2c4-6d5e-7f10-8a9b-0c1d2e3f4a5b',
  conversation_id: '0199b2c4-6d5e-7f10-8a9b-0c1d2e3f4a5b',
};

/** Of the SDK's own parameters none is sent: the body is. */
const PARAMS = { model: 'none', input: '' };

/** The openai SDK with the headers of Codex. */
export const CODEX: SessionClient = {
  dialect: 'responses',
  upstreamPath: '/v1/responses',
  meant: MEANT,
  async ask(origin, request) {
    const {
      body,
      stream,
      headers,
      credentials = { authorization: `Bearer ${CALLER_KEY}` },
      leaveAfterFrames,
    } = request;
    const leaving = new AbortController();
    const recorded = recordedFetch(body, (count) => {
      if (count === leaveAfterFrames) leaving.abort();
    });
    const { responses } = new OpenAI({
      baseURL: `${origin}/v1`,
      apiKey: CALLER_KEY,
      maxRetries: 0,
      defaultHeaders: { ...HEADERS, ...headers, authorization: null, ...credentials },
      fetch: recorded.fetch,
    });
    const options = { signal: leaving.signal };
    const outcome = await outcomeOf(() =>
      stream ? responses.stream(PARAMS, options).finalResponse() : responses.create(PARAMS, options),
    );
    return { reply: recorded.reply(), outcome };
  },
};
