import type { ReplyFrame, WireFormat } from '@isartor/core';
import { type JsonPath, sliceValue } from '@isartor/wire';

/** Longer ones are no ids. */
const MAX_CHARACTERS = 256;

/** Where each format has the id of an answer: of a whole one, and of a stream in the frame that begins it. */
const PATHS: Readonly<Partial<Record<WireFormat, { readonly whole: JsonPath; readonly begun: JsonPath }>>> = {
  openai: { whole: ['id'], begun: ['id'] },
  responses: { whole: ['id'], begun: ['response', 'id'] },
  anthropic: { whole: ['id'], begun: ['message', 'id'] },
  gemini: { whole: ['responseId'], begun: ['responseId'] },
};

/** The provider's id of a whole answer, from its body as received, which was read as JSON before. */
export function responseId({ format, body }: { readonly format: WireFormat; readonly body: Uint8Array }) {
  // In Latin-1 a character is a byte, and ids are ASCII.
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  return idAt(text, PATHS[format]?.whole);
}

/** The provider's id of a streamed answer, from the frame that began it. */
export function streamedResponseId({ raw, events }: ReplyFrame): string | undefined {
  if (raw === undefined || events[0]?.type !== 'start') return undefined;
  const [, data] = /^data: ?(.*)$/m.exec(Buffer.from(raw.bytes).toString('latin1')) ?? [];
  return data === undefined ? undefined : idAt(data, PATHS[raw.format]?.begun);
}

function idAt(text: string, path: JsonPath | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    const id: unknown = JSON.parse(sliceValue(text, path) ?? 'null');
    return typeof id === 'string' && id.length <= MAX_CHARACTERS ? id : undefined;
  } catch {
    // An event whose data takes several lines.
    return undefined;
  }
}
