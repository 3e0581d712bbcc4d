import type { ChatRequest, Extensions, Message, Part, WireFormat } from '@isartor/core';
import { familyOf } from './dialect-family.js';
import { DIALECT_NAMES } from './dialect-names.js';
import { fileMaker } from './file-maker.js';
import { isHarmless } from './harmless-fields.js';
import { unsupported } from './unsupported.js';

interface Holder {
  readonly extensions?: Extensions;
}

/**
 * Checks that nothing which could change the answer gets lost when a request is printed for another dialect: unnamed
 * fields go back to their own format only, so every other format may leave out none but the harmless ones.
 * @throws IsartorError `unsupported_feature` that names the field.
 */
export function assertCarried(request: ChatRequest, target: WireFormat): void {
  const { messages, tools, sampling, verbosity, dialect } = request;
  assertHolder(request, target);
  if (verbosity !== undefined && familyOf(target) !== 'openai') throw unsupported('A wish for verbosity', target);
  // Anthropic reads the prompt and writes nothing; the others refuse it.
  if (sampling.maxOutputTokens === 0 && target !== 'anthropic') throw unsupported('A limit of no output', target);
  if (dialect === undefined || familyOf(dialect) !== familyOf(target)) assertFiles(messages, target);
  for (const tool of tools) {
    if (tool.kind !== 'unknown') assertHolder(tool, target);
  }
  for (const message of messages) {
    assertHolder(message, target);
    assertParts(message.content, target);
  }
}

function assertParts(parts: readonly Part[], target: WireFormat): void {
  for (const part of parts) {
    if (part.type === 'unknown' || part.type === 'refusal') continue;
    assertHolder(part, target);
    if (part.type === 'tool-result') assertParts(part.content, target);
  }
}

/** Callers of the target's own dialect know whose files they name. */
function assertFiles(messages: readonly Message[], target: WireFormat): void {
  for (const { content } of messages) {
    for (const part of content.flatMap((one) => (one.type === 'tool-result' ? one.content : one))) {
      if (!('source' in part) || part.source.kind !== 'file-id') continue;
      if (fileMaker(part.source.id) !== familyOf(target))
        throw unsupported('A file that another provider keeps', target);
    }
  }
}

function assertHolder({ extensions }: Holder, target: WireFormat): void {
  if (extensions === undefined) return;
  for (const format of Object.keys(extensions) as WireFormat[]) {
    const fields = format === target ? {} : (extensions[format] ?? {});
    for (const name of Object.keys(fields)) {
      if (isHarmless(format, name, fields[name])) continue;
      throw unsupported(`The field ${JSON.stringify(name)} of ${DIALECT_NAMES[format]}`, target);
    }
  }
}
