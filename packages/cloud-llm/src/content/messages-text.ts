import type { Choice, Message, Part } from '@isartor/core';
import { fitJson, type Told } from './fit-json.js';
import { redactSecrets } from './redact-secrets.js';

/** As long as the value of a span's attribute may be. */
const MAX_CHARACTERS = 4096;

/** Texts of a request by the attributes of the GenAI conventions that hold them. */
export interface CapturedRequest {
  readonly 'gen_ai.input.messages': string;
  readonly 'gen_ai.system_instructions'?: string;
}

/**
 * What a request says, as JSON text in the form of the GenAI conventions (roles and parts), secrets masked, at most 4096
 * characters each. Instructions that come before all else are told apart; bytes and addresses of media are left out.
 */
export function capturedRequest(messages: readonly Message[]): CapturedRequest {
  const spoken = messages.findIndex(({ role }) => role !== 'system' && role !== 'developer');
  const first = spoken < 0 ? messages.length : spoken;
  const instructions = messages.slice(0, first).flatMap(({ content }) => content.map(toldPart));
  const told = messages.slice(first).map(({ role, content }) => ({ role, parts: content.map(toldPart) }));
  return {
    'gen_ai.input.messages': fitMessages(told),
    ...(instructions.length > 0 && {
      'gen_ai.system_instructions': fitJson(instructions, MAX_CHARACTERS, missingPart),
    }),
  };
}

/** What was answered, in the same form. */
export function capturedAnswer(choices: readonly Choice[]): string {
  return fitMessages(
    choices.map(({ content, finishReason }) => ({
      role: 'assistant',
      parts: content.map(toldPart),
      finish_reason: finishReason.raw ?? finishReason.unified,
    })),
  );
}

const missingPart = (count: number): Told => ({ type: 'text', content: `[${count} before this were cut]` });

const fitMessages = (messages: readonly Told[]): string =>
  fitJson(messages, MAX_CHARACTERS, (count) => ({ role: 'isartor', parts: [missingPart(count)] }));

function toldPart(part: Part): Told {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return { type: 'text', content: redactSecrets(part.text) };
    case 'reasoning':
      return { type: 'reasoning', content: redactSecrets(part.text) };
    case 'tool-call':
      return { type: 'tool_call', id: part.id, name: part.name, arguments: redactSecrets(part.input) };
    case 'tool-result':
      return { type: 'tool_call_response', id: part.callId, response: part.content.map(toldPart) };
    case 'image':
    case 'audio':
      return { type: 'blob', modality: part.type };
    case 'file':
      return { type: 'blob', modality: 'document' };
    case 'unknown':
      return { type: 'unknown' };
  }
}
