import { type Dialect, pathnameOf } from '../upstream/dialect.js';
import { plainAnswer } from '../upstream/plain-answer.js';
import { jsonAnswer } from '../upstream/raw-answer.js';
import { anthropicError, anthropicErrorBody } from './anthropic-errors.js';
import { ANTHROPIC_HEADERS } from './anthropic-headers.js';
import { askedMessage } from './asked-message.js';
import { messageAnswer, messageFrame } from './message-answer.js';

const MODEL = {
  type: 'model',
  id: 'claude-sonnet-4-5',
  display_name: 'Claude Sonnet 4.5',
  created_at: '2025-09-29T00:00:00Z',
};

/** Messages, their count of tokens, and the list of models. */
export const anthropicDialect: Dialect = {
  operationOf: (request) => {
    const path = pathnameOf(request);
    if (request.method === 'GET') return path.endsWith('/models') ? 'models' : undefined;
    if (path.endsWith('/messages')) return 'chat';
    return path.endsWith('/messages/count_tokens') ? 'count' : undefined;
  },
  answer: messageAnswer,
  unscripted: {
    chat: (request) => messageAnswer(plainAnswer(askedMessage(request)))(request),
    count: jsonAnswer({ input_tokens: 12 }, { headers: ANTHROPIC_HEADERS }),
    models: jsonAnswer({ data: [MODEL], has_more: false, first_id: MODEL.id, last_id: MODEL.id }),
  },
  error: anthropicError,
  errorChunks: ({ error }) => [messageFrame(anthropicErrorBody(error))],
};
