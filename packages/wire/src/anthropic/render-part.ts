import { IsartorError, type JsonObject, type Part, type ReasoningPart, type ToolCallPart } from '@isartor/core';
import { printSeal } from '../translation/sealed-reasoning.js';
import { toolInput } from './tool-input.js';
import { anthropicFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/**
 * The block of an answer that a part of any provider's becomes, for `printExact`; undefined for what says nothing to this
 * dialect's clients: empty text, empty thoughts, parts of other formats that have no name.
 * @throws IsartorError `unsupported_feature` for sounds and pictures, which an answer in this dialect cannot hold,
 * `upstream_invalid` for a call whose input is no JSON object.
 */
export function renderPart(part: Part): JsonObject | undefined {
  switch (part.type) {
    case 'text': {
      const fields = anthropicFields(part);
      const isEmpty = part.text === '' && Object.keys(fields).length === 0;
      return isEmpty ? undefined : { type: 'text', text: part.text, ...fields };
    }
    case 'refusal':
      return part.text === '' ? undefined : { type: 'text', text: part.text };
    case 'reasoning':
      return renderThinking(part);
    case 'tool-call':
      return renderToolUse(part);
    case 'unknown':
      return part.format === 'anthropic' ? part.value : undefined;
    default:
      throw unsupported(`An answer with a ${part.type} part`);
  }
}

/** Thoughts without a signature are shown all the same: clients give them back, and they are left out then. */
function renderThinking(part: ReasoningPart): JsonObject | undefined {
  const { text, signature } = part;
  const seal = sealOf(part);
  const fields = anthropicFields(part);
  if (text === '' && seal === undefined) return undefined;
  if (text === '' && signature === undefined) return { type: 'redacted_thinking', data: seal, ...fields };
  return { type: 'thinking', thinking: text, signature: seal ?? '', ...fields };
}

/** The seal of a thought as this dialect's clients carry it. */
export const sealOf = ({
  maker = 'anthropic',
  signature,
  redacted,
}: Pick<ReasoningPart, 'maker' | 'signature' | 'redacted'>) =>
  printSeal(
    { maker, ...(signature !== undefined && { signature }), ...(redacted !== undefined && { redacted }) },
    'anthropic',
  );

function renderToolUse(call: ToolCallPart): JsonObject {
  if (call.kind === 'custom') throw customCall();
  const input = toolInput(call.input);
  if (input === undefined) {
    throw new IsartorError(
      'upstream_invalid',
      `The provider's answer calls the tool ${JSON.stringify(call.name)} with an input that is not a JSON object`,
    );
  }
  return { type: 'tool_use', id: call.id, name: call.name, input, ...anthropicFields(call) };
}

export const customCall = (): IsartorError => unsupported('A call of a custom tool');
