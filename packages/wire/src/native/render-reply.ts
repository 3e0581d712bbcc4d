import type { Completion } from '@isartor/core';
import type { ReplyIdentity } from '../codec.js';

/** The start of a reply's JSON text; `renderReplyTail` follows without a separator. */
export const renderReplyHead = ({ layer }: ReplyIdentity): string => `{"layer":${layer},`;

/** The rest of a reply's JSON text: the text of the first choice, which is all this dialect can tell. */
export function renderReplyTail({ choices, model }: Completion): string {
  const texts = choices[0]?.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])) ?? [];
  return JSON.stringify({ message: texts.join(''), model }).slice(1);
}
