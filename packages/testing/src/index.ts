export { automaticAnswer } from './openai-upstream/automatic-answer.js';
export {
  type AnsweredChoice,
  type AnsweredToolCall,
  type CompletionAnswer,
  completionAnswer,
  textAnswer,
  toolCallsAnswer,
} from './openai-upstream/completion-answer.js';
export { createGate, type Gate } from './openai-upstream/gate.js';
export { type OpenaiUpstream, startOpenaiUpstream } from './openai-upstream/openai-upstream.js';
export {
  errorAnswer,
  jsonAnswer,
  type RawAnswer,
  rawAnswer,
  socketAnswer,
  sseAnswer,
  throttledAnswer,
} from './openai-upstream/raw-answer.js';
export type { RecordedRequest } from './openai-upstream/recorded-request.js';
export {
  delayChunks,
  delayHeaders,
  endAfterBytes,
  endAfterChunks,
  splitChunks,
  withHeaders,
} from './openai-upstream/reply-faults.js';
export type { Behaviour, ReplyPlan } from './openai-upstream/reply-plan.js';
export { unusedUrl } from './openai-upstream/unused-url.js';
export {
  attributeValue,
  type DecodedAttribute,
  type DecodedValue,
} from './otlp/decoded-attribute.js';
export type { DecodedMetric, DecodedPoint } from './otlp/decoded-metric.js';
export type { DecodedSpan, DecodedSpanEvent } from './otlp/decoded-span.js';
export {
  type OtlpBehaviour,
  type OtlpReceived,
  type OtlpReceiver,
  type OtlpReceiverOptions,
  startOtlpReceiver,
} from './otlp/otlp-receiver.js';
