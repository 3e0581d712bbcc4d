import { usageOf } from '../upstream/answered-content.js';
import type { ModelAnswer } from '../upstream/model-answer.js';
import { printJson } from '../upstream/print-json.js';
import { rawAnswer, sseAnswer } from '../upstream/raw-answer.js';
import { objectOf } from '../upstream/read-json.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { BLOCKED, geminiFinish, isPromptBlocked } from './gemini-finish.js';
import { GEMINI_HEADERS, JSON_TYPE } from './gemini-headers.js';
import { geminiParts } from './gemini-parts.js';
import { geminiFraming, geminiPathOf } from './gemini-path.js';
import { beginningUsage, wholeUsage } from './gemini-usage.js';

/** Tells an answer as generated content: one body, or the chunks of a stream in the framing that is asked for. */
export function contentAnswer(answer: ModelAnswer): Behaviour {
  const headers = { ...GEMINI_HEADERS, ...answer.headers };
  return (request) => {
    const framing = geminiFraming(request);
    if (framing === 'whole') {
      const body = printJson(wholeContent(answer, request), 2);
      return rawAnswer({ headers: { ...JSON_TYPE, ...headers }, body })(request);
    }
    const chunks = contentChunks(answer, request).map((chunk) => printJson(chunk));
    if (framing === 'list') {
      const pieces = [...chunks.map((chunk, index) => `${index === 0 ? '[' : ',\r\n'}${chunk}`), '\n]\n'];
      return sseAnswer(pieces, { ...JSON_TYPE, ...headers })(request);
    }
    const frames = chunks.map((chunk) => `data: ${chunk}\r\n\r\n`);
    return sseAnswer(frames, { 'content-type': 'text/event-stream', ...headers })(request);
  };
}

function wholeContent(answer: ModelAnswer, request: RecordedRequest): object {
  const usageMetadata = wholeUsage(answer);
  if (isPromptBlocked(answer)) return { ...PROMPT_BLOCKED, usageMetadata, ...tail(answer, request) };
  const parts = geminiParts(answer).map(({ whole }) => whole);
  return {
    candidates: candidates({ request, parts, finish: geminiFinish(answer) }),
    usageMetadata,
    ...tail(answer, request),
  };
}

function contentChunks(answer: ModelAnswer, request: RecordedRequest): readonly object[] {
  if (isPromptBlocked(answer)) return [wholeContent(answer, request)];
  const pieces = geminiParts(answer).flatMap((part) => part.pieces);
  const said = pieces.length === 0 ? [undefined] : pieces;
  return said.map((piece, index) => {
    const last = index === said.length - 1;
    return {
      candidates: candidates({
        request,
        parts: piece === undefined ? [] : [piece],
        finish: last ? geminiFinish(answer) : {},
      }),
      usageMetadata: last ? wholeUsage(answer) : beginningUsage(usageOf(answer).input),
      ...tail(answer, request),
    };
  });
}

interface Told {
  readonly request: RecordedRequest;
  readonly parts: readonly object[];
  readonly finish: object;
}

/** The same candidate, once for each that the request draws. */
function candidates({ request, parts, finish }: Told): readonly object[] {
  const { candidateCount } = objectOf(request.json.generationConfig);
  const content = parts.length === 0 ? {} : { content: { parts, role: 'model' } };
  const count = typeof candidateCount === 'number' ? candidateCount : 1;
  return Array.from({ length: count }, (_, index) => ({ ...content, ...finish, index }));
}

const tail = (answer: ModelAnswer, request: RecordedRequest): object => ({
  modelVersion: answer.model ?? geminiPathOf(request)?.model,
  responseId: answer.id ?? 'upstream',
});

const PROMPT_BLOCKED = { promptFeedback: { blockReason: 'SAFETY', safetyRatings: BLOCKED } };
