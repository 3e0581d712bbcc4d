export { type CacheControls, DEFAULT_CACHE_CONTROLS } from './cache-controls.js';
export { isCacheable, type UncacheableReason, uncacheableReason } from './caching/cacheable.js';
export { type Coalescer, createCoalescer, type Sharing } from './caching/coalescer.js';
export { heapSize } from './caching/heap-size.js';
export { type Purge, type Purgeable, reaches } from './caching/purge.js';
export { createPurgeLog, type PurgeLog } from './caching/purge-log.js';
export { isStorable, type UnstorableReason, unstorableReason } from './caching/storable.js';
export { type Collector, createCollector } from './chat/collect.js';
export type { Choice, Completion, FinishReason, UnifiedFinishReason } from './chat/completion.js';
export type { ChatEvent, ReplyFrame } from './chat/event.js';
export type { Extensions, JsonObject, WireFormat } from './chat/extensions.js';
export type {
  AudioPart,
  FilePart,
  ImagePart,
  MediaSource,
  Message,
  Part,
  ReasoningPart,
  RefusalPart,
  Role,
  TextPart,
  ToolCallPart,
  ToolResultPart,
  UnknownPart,
} from './chat/message.js';
export { promptBytes, promptText } from './chat/prompt-text.js';
export type { ChatReply, CompleteReply, ReplyOrigin, StreamReply } from './chat/reply.js';
export type {
  ChatRequest,
  EmbeddingSettings,
  Operation,
  ReasoningSettings,
  RequestDraft,
  ResponseFormat,
  Sampling,
  SourceRequest,
  Tool,
  ToolChoice,
  UnknownTool,
} from './chat/request.js';
export { toEvents } from './chat/to-events.js';
export type { Usage } from './chat/usage.js';
export { type Deadline, withinDeadline } from './deadline.js';
export type { Embedder, EmbedderHealth, Embedding } from './embedder.js';
export { ERROR_CODES, type ErrorCode, type ErrorTraits } from './errors/error-codes.js';
export { type ErrorDetails, IsartorError, toIsartorError } from './errors/isartor-error.js';
export type { ResolvedReply } from './flights/flight.js';
export { type Boarded, type Boarding, createFlights, type Flights, type FlightsOptions } from './flights/flights.js';
export { type CanonicalText, canonicalText } from './identity/canonical-text.js';
export { exactKey } from './identity/exact-key.js';
export { sha256 } from './identity/sha256.js';
export { type Logger, SILENT_LOGGER } from './logger.js';
export { isLeftOut } from './pipeline/is-left-out.js';
export { createJourney, type Journey, type JourneyStep } from './pipeline/journey.js';
export type {
  CacheStatus,
  FlightOffer,
  Layer,
  LayerContext,
  LayerHit,
  LayerName,
  LayerResult,
  Settlement,
  Terminal,
} from './pipeline/layer.js';
export { createPipeline, type Pipeline, type PipelineOptions } from './pipeline/pipeline.js';
export { shortLayerName } from './pipeline/short-layer-name.js';
export type { Scope } from './scope.js';
export { Secret } from './secret.js';
