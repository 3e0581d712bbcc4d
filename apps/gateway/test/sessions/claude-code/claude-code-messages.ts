import type { AnsweredPart, ModelAnswer } from '@isartor/testing';
import { raw } from '../harness/odd-json.js';

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: readonly object[];
}

const text = (said: string): object => ({ type: 'text', text: said });

/** An answer as the agent brings it back. */
export const assistantMessage = ({ content }: ModelAnswer): Message => ({
  role: 'assistant',
  content: content.map(assistantBlock),
});

function assistantBlock(part: AnsweredPart): object {
  if (typeof part === 'string') return text(part);
  if (part.type === 'toolCall') {
    return { type: 'tool_use', id: part.id, name: part.name, input: raw(part.arguments), caller: { type: 'direct' } };
  }
  if (part.type !== 'reasoning') return text(part.text);
  const { redacted, signature } = part;
  if (redacted !== undefined) return { type: 'redacted_thinking', data: redacted };
  return { type: 'thinking', thinking: part.text, signature };
}

/** What the tools gave for the calls of an answer, and now and then a word of the agent's own. */
export function resultsMessage({ content }: ModelAnswer, turn: number): Message {
  const ids = content.flatMap((part) => (typeof part !== 'string' && part.type === 'toolCall' ? [part.id] : []));
  const results = ids.map((id, index) => ({ type: 'tool_result', tool_use_id: id, ...result(turn + index) }));
  const reminder = text('<system-reminder>\nThe list of tasks is empty.\n</system-reminder>');
  return { role: 'user', content: turn % 4 === 0 ? [...results, reminder] : results };
}

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } };

const RESULTS: readonly object[] = [
  { content: '     1→import { x } from "./é.js";\n     2→\t// \u2028 \u0000 \\u0041 </script>\n' },
  { content: [text('Half a pair: \ud83d'), text('Here it is:'), image] },
  { content: '<tool_use_error>No such file: C:\\temp\\new</tool_use_error>', is_error: true },
  { content: [image], is_error: false },
  { content: [{ type: 'tool_reference', tool_name: 'Bash', weight: raw('18446744073709551615') }] },
  {},
];

const result = (number: number): object => RESULTS[number % RESULTS.length] ?? {};

/** A turn that the user stopped, as the agent tells it. */
export const interruptedMessages = (): readonly Message[] => [
  { role: 'assistant', content: [text('Now st')] },
  { role: 'user', content: [text('[Request interrupted by user]'), text('Go on, but slower.')] },
];

/** The first words of the user. */
export const openingMessage: Message = {
  role: 'user',
  content: [text('<system-reminder>Today is Monday.</system-reminder>'), text('Rename “größe” to `size` everywhere.')],
};

/** The message with the mark of the prompt cache on its newest block. */
export function marked({ role, content }: Message): Message {
  const cached = { cache_control: { type: 'ephemeral' } };
  return { role, content: [...content.slice(0, -1), { ...content.at(-1), ...cached }] };
}
