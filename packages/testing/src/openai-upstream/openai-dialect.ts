import { type Dialect, pathnameOf } from '../upstream/dialect.js';
import { plainAnswer } from '../upstream/plain-answer.js';
import { jsonAnswer } from '../upstream/raw-answer.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { askedChat } from './asked-chat.js';
import { chatAnswer, choiceOf } from './chat-answer.js';
import { completionAnswer, forEachChoice } from './completion-answer.js';
import { embeddingsAnswer } from './embeddings-answer.js';
import { openaiError, openaiErrorFields } from './openai-errors.js';

const automaticChat: Behaviour = (request) =>
  completionAnswer({ choices: forEachChoice(choiceOf(plainAnswer(askedChat(request))), request) })(request);

/** Chat Completions, embeddings and the list of models. */
export const openaiDialect: Dialect = {
  operationOf: (request) => {
    const path = pathnameOf(request);
    if (path.includes('/models')) return 'models';
    if (path.includes('/chat/completions')) return 'chat';
    return path.endsWith('/embeddings') ? 'embeddings' : undefined;
  },
  answer: chatAnswer,
  unscripted: {
    chat: automaticChat,
    embeddings: embeddingsAnswer,
    models: jsonAnswer({
      object: 'list',
      data: [{ id: 'gpt-4o-mini', object: 'model', created: 1_700_000_000, owned_by: 'upstream' }],
    }),
  },
  error: openaiError,
  errorChunks: ({ error }) => [`data: ${JSON.stringify({ error: openaiErrorFields(error) })}\n\n`],
};
