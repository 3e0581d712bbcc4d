import type { BrokenStream, Dialect, UpstreamOperation } from '../upstream/dialect.js';
import { pathnameOf } from '../upstream/dialect.js';
import { plainAnswer } from '../upstream/plain-answer.js';
import { jsonAnswer } from '../upstream/raw-answer.js';
import { askedContent } from './asked-content.js';
import { contentAnswer } from './content-answer.js';
import { geminiEmbeddings } from './gemini-embeddings.js';
import { geminiError, geminiErrorBody } from './gemini-errors.js';
import { geminiFraming, geminiPathOf } from './gemini-path.js';
import { asText } from './gemini-usage.js';

const MODEL = {
  name: 'models/gemini-2.5-flash',
  version: '001',
  displayName: 'Gemini 2.5 Flash',
  inputTokenLimit: 1_048_576,
  outputTokenLimit: 65_536,
  supportedGenerationMethods: ['generateContent', 'countTokens'],
};

const OPERATIONS: ReadonlyMap<string, UpstreamOperation> = new Map([
  ['generateContent', 'chat'],
  ['streamGenerateContent', 'chat'],
  ['countTokens', 'count'],
  ['embedContent', 'embeddings'],
  ['batchEmbedContents', 'embeddings'],
]);

/** Generated content, its count of tokens, embeddings and the list of models. */
export const geminiDialect: Dialect = {
  operationOf: (request) => {
    if (request.method === 'GET') return pathnameOf(request).endsWith('/models') ? 'models' : undefined;
    return OPERATIONS.get(geminiPathOf(request)?.verb ?? '');
  },
  answer: contentAnswer,
  unscripted: {
    chat: (request) => contentAnswer(plainAnswer(askedContent(request)))(request),
    count: jsonAnswer({ totalTokens: 12, promptTokensDetails: asText(12) }),
    embeddings: geminiEmbeddings,
    models: jsonAnswer({ models: [MODEL] }),
  },
  error: geminiError,
  errorChunks,
};

function errorChunks({ request, plan, error }: BrokenStream): readonly string[] {
  const printed = JSON.stringify(geminiErrorBody(error));
  if (geminiFraming(request) === 'events') return [`data: ${printed}\r\n\r\n`];
  return [`${plan.chunks.length === 0 ? '[' : ',\r\n'}${printed}`, '\n]\n'];
}
