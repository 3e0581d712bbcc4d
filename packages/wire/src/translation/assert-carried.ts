import type { ChatRequest, Extensions, Part, WireFormat } from '@isartor/core';
import { DIALECT_NAMES } from './dialect-names.js';
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
  const { messages, tools } = request;
  assertHolder(request, target);
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
