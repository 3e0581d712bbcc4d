export type {
  BuildOptions,
  ClientCodec,
  EventParser,
  EventRenderer,
  IncomingBody,
  ProviderCodec,
  RenderedError,
  ReplyIdentity,
  SseFrame,
  UpstreamError,
} from './codec.js';
export { nativeClientCodec } from './native/codec.js';
export { openaiClientCodec, openaiProviderCodec } from './openai/codec.js';
export { type ListedModel, renderModel, renderModelList } from './openai/models.js';
export { createFrameSplitter, type FrameSplitter, type FrameSplitterOptions } from './sse/frame-splitter.js';
