import type { ChatRequest, RequestDraft } from '@isartor/core';
import {
  createFrameSplitter,
  nativeClientCodec,
  openaiClientCodec,
  openaiProviderCodec,
  type SseFrame,
} from './index.js';

declare const draft: RequestDraft;
declare const request: ChatRequest;

// @ts-expect-error a body is bytes
openaiClientCodec.parseRequest({ body: '{}', mediaType: '' });

// @ts-expect-error a draft has no provider yet
openaiProviderCodec.buildRequest(draft, { stream: false, withUsage: false });

// @ts-expect-error whether to stream is never assumed
openaiProviderCodec.buildRequest(request, { withUsage: false });

// @ts-expect-error no provider speaks the native dialect
nativeClientCodec.buildRequest(request, { stream: false, withUsage: false });

// @ts-expect-error every rendering has an identity of its own
openaiClientCodec.renderReplyHead({ id: 'x', created: 0, layer: 3 }, request);

// @ts-expect-error the layer is one of three
openaiClientCodec.renderReplyHead({ id: 'x', created: 0, layer: 4, requestId: 'r' }, request);

// @ts-expect-error a stream has a bound
createFrameSplitter({});

// @ts-expect-error a frame has its bytes
const _frame: SseFrame = { data: '' };
