export { startAnthropicUpstream } from './anthropic-upstream/anthropic-upstream.js';
export { answerFor } from './dialects/answer-for.js';
export { automaticAnswer } from './dialects/automatic-answer.js';
export { brokenByError, type StreamBreak } from './dialects/broken-by-error.js';
export type { UpstreamDialect } from './dialects/dialects.js';
export { errorAnswerFor } from './dialects/error-answer-for.js';
export { modelAnswer } from './dialects/model-answer.js';
export { startGeminiUpstream } from './gemini-upstream/gemini-upstream.js';
export type { AnsweredChoice, AnsweredToolCall, CompletionAnswer } from './openai-upstream/answered-completion.js';
export {
  completionAnswer,
  textAnswer,
  toolCallsAnswer,
} from './openai-upstream/completion-answer.js';
export { errorAnswer, throttledAnswer } from './openai-upstream/error-answer.js';
export { type OpenaiUpstream, startOpenaiUpstream } from './openai-upstream/openai-upstream.js';
export {
  attributeValue,
  type DecodedAttribute,
  type DecodedValue,
} from './otlp/decoded-attribute.js';
export type { DecodedLog } from './otlp/decoded-log.js';
export type { DecodedMetric, DecodedPoint } from './otlp/decoded-metric.js';
export type { DecodedSpan, DecodedSpanEvent } from './otlp/decoded-span.js';
export { startOtlpHttpReceiver } from './otlp/otlp-http-receiver.js';
export type { OtlpBehaviour, OtlpExport, OtlpReceived } from './otlp/otlp-inbox.js';
export { type OtlpReceiver, type OtlpReceiverOptions, type OtlpTls, startOtlpReceiver } from './otlp/otlp-receiver.js';
export { createCertificate, type TestCertificate } from './redis/create-certificate.js';
export { freePort } from './redis/free-port.js';
export { startCluster, type TestCluster } from './redis/start-cluster.js';
export { startProxy, type TestProxy } from './redis/start-proxy.js';
export { hasRedis, startRedis, type TestRedis, type TestRedisOptions } from './redis/start-redis.js';
export { startSentinel, type TestSentinel } from './redis/start-sentinel.js';
export { startResponsesUpstream } from './responses-upstream/responses-upstream.js';
export { recordTelemetry } from './telemetry/recorded-telemetry.js';
export type { ErrorDetails, StreamError } from './upstream/dialect.js';
export { createGate, type Gate } from './upstream/gate.js';
export type {
  AnsweredCall,
  AnsweredFinish,
  AnsweredPart,
  AnsweredReasoning,
  AnsweredUsage,
  ModelAnswer,
} from './upstream/model-answer.js';
export {
  jsonAnswer,
  type RawAnswer,
  rawAnswer,
  socketAnswer,
  sseAnswer,
} from './upstream/raw-answer.js';
export type { RecordedRequest } from './upstream/recorded-request.js';
export {
  delayChunks,
  delayHeaders,
  endAfterBytes,
  endAfterChunks,
  splitChunks,
  withHeaders,
} from './upstream/reply-faults.js';
export type { Behaviour, ReplyPlan } from './upstream/reply-plan.js';
export { unusedUrl } from './upstream/unused-url.js';
export type { Upstream } from './upstream/upstream.js';
