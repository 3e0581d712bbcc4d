export { anthropicClientCodec, anthropicCountTokensCodec, anthropicProviderCodec } from './anthropic/codec.js';
export type {
  BuildOptions,
  ClientCodec,
  DialectHeaders,
  EventParser,
  EventRenderer,
  IncomingBody,
  OperationCodec,
  ProviderCodec,
  RenderedError,
  ReplyIdentity,
  SseFrame,
  UpstreamError,
} from './codec.js';
export {
  geminiArrayClientCodec,
  geminiClientCodec,
  geminiCountTokensCodec,
  geminiProviderCodec,
  geminiStreamClientCodec,
} from './gemini/codec.js';
export { assertShape } from './json/assert-shape.js';
export { readJsonObject } from './json/read-json-object.js';
export { type JsonPath, sliceValue } from './json/slice-value.js';
export { nativeClientCodec } from './native/codec.js';
export { openaiClientCodec, openaiProviderCodec } from './openai/codec.js';
export { openaiEmbeddingsCodec } from './openai/embeddings/codec.js';
export { type ListedModel, renderModel, renderModelList } from './openai/models.js';
export { responsesClientCodec, responsesProviderCodec } from './responses/codec.js';
export { createFrameSplitter, type FrameSplitter, type FrameSplitterOptions } from './sse/frame-splitter.js';
