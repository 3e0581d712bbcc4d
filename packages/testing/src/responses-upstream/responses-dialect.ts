import { embeddingsAnswer } from '../openai-upstream/embeddings-answer.js';
import { openaiError, openaiErrorFields } from '../openai-upstream/openai-errors.js';
import { type BrokenStream, type Dialect, pathnameOf } from '../upstream/dialect.js';
import { plainAnswer } from '../upstream/plain-answer.js';
import { jsonAnswer } from '../upstream/raw-answer.js';
import { objectOf } from '../upstream/read-json.js';
import { askedResponse } from './asked-response.js';
import { responseAnswer, responseFrame } from './response-answer.js';

/** The Responses API, its count of input tokens, and embeddings. */
export const responsesDialect: Dialect = {
  operationOf: (request) => {
    const path = pathnameOf(request);
    if (request.method !== 'POST') return undefined;
    if (path.endsWith('/responses')) return 'chat';
    if (path.endsWith('/responses/input_tokens')) return 'count';
    return path.endsWith('/embeddings') ? 'embeddings' : undefined;
  },
  answer: responseAnswer,
  unscripted: {
    chat: (request) => responseAnswer(plainAnswer(askedResponse(request)))(request),
    count: jsonAnswer({ object: 'response.input_tokens', input_tokens: 12 }),
    embeddings: embeddingsAnswer,
  },
  error: openaiError,
  errorChunks: (broken) => [broken.error.asResponse === true ? failedFrame(broken) : errorFrame(broken)],
};

function errorFrame({ plan, error }: BrokenStream): string {
  const { message, param, code, type } = openaiErrorFields(error);
  return responseFrame({ type: 'error', code: code ?? type, message, param }, plan.chunks.length);
}

function failedFrame({ plan, error }: BrokenStream): string {
  const { message, code, type } = openaiErrorFields(error);
  const failed = { ...begunResponseOf(plan.chunks), status: 'failed', error: { code: code ?? type, message } };
  return responseFrame({ type: 'response.failed', response: failed }, plan.chunks.length);
}

/** The response as the stream's first event told it. */
function begunResponseOf([first]: readonly Uint8Array[]): object {
  const data = first === undefined ? undefined : /^data: (.*)$/m.exec(Buffer.from(first).toString())?.[1];
  return data === undefined ? {} : objectOf(objectOf(JSON.parse(data)).response);
}
