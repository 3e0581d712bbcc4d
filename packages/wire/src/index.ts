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
