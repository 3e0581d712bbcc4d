import type { ChatEvent, ChatRequest } from '@isartor/core';
import type { EventRenderer, ReplyIdentity } from '../codec.js';
import { printFrame } from '../sse/print-frame.js';
import { renderError } from './render-error.js';

/** Writes the text of an answer's first choice as `delta` events, and all of it again in `done`. */
export function createEventRenderer({ layer }: ReplyIdentity, request: ChatRequest): EventRenderer {
  let { model } = request;
  let message = '';

  const renderText = (text: string): string => {
    message += text;
    return printFrame(JSON.stringify({ delta: text }), 'delta');
  };

  const renderEvent = (event: ChatEvent): string => {
    if (event.type === 'start') model = event.model;
    if (event.type === 'text-delta' && event.choice === 0) return renderText(event.text);
    if (event.type === 'part' && event.choice === 0 && event.part.type === 'text') return renderText(event.part.text);
    return '';
  };

  return {
    render: (events) => events.map(renderEvent).join(''),
    end: () => printFrame(JSON.stringify({ layer, message, model }), 'done'),
    error: (error) => printFrame(renderError(error).body, 'error'),
  };
}
