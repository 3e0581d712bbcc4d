import type { ReasoningPart, WireFormat } from '@isartor/core';

/** What proves or replaces a thought, and the format whose provider made it. */
export type Seal = Required<Pick<ReasoningPart, 'maker'>> & Pick<ReasoningPart, 'signature' | 'redacted'>;

/** No provider's own signature begins so: they are base64. */
const SEAL = /^isartor\.(responses|anthropic|gemini)\.(signature|redacted)\.([\s\S]+)$/;

/**
 * The one opaque text under which a thought of another maker goes to a client of `format`, so that the client's next
 * request can bring it back to its maker. `format`'s own stay as they are.
 */
export function printSeal({ maker, signature, redacted }: Seal, format: WireFormat): string | undefined {
  const value = signature ?? redacted;
  if (value === undefined || maker === format) return value;
  return `isartor.${maker}.${signature === undefined ? 'redacted' : 'signature'}.${value}`;
}

/** Reads such a text: `format`'s own, of the kind its field says, or one that `printSeal` made. */
export function readSeal(text: string, format: WireFormat, kind: 'signature' | 'redacted'): Seal {
  const [, maker, sealedKind, value] = SEAL.exec(text) ?? [];
  if (maker === undefined || value === undefined) return { maker: format, [kind]: text };
  return { maker: maker as WireFormat, [sealedKind as typeof kind]: value };
}

/** Whether a thought can go to a provider of `format`: one that is signed or redacted goes to its maker only. */
export const canReturn = ({ maker, signature, redacted }: ReasoningPart, format: WireFormat): boolean =>
  (signature === undefined && redacted === undefined) || maker === format;
