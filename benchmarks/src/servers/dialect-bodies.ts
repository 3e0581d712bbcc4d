import type { WireFormat } from '@isartor/core';

const TURN = 'Please explain how the widget behaves when its input is empty, and which of its settings change that. ';

interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** What a conversation of these turns looks like in a dialect, with a tool and instructions. */
const BODIES: Readonly<Partial<Record<WireFormat, (turns: readonly Turn[]) => object>>> = {
  openai: (turns) => ({
    model: 'gpt-4o-mini',
    max_tokens: 256,
    messages: [
      { role: 'system', content: 'You are a helpful assistant.' },
      ...turns.map(({ role, text }) => ({ role, content: text })),
    ],
    tools: [{ type: 'function', function: { name: 'look', parameters: { type: 'object', properties: {} } } }],
  }),
  responses: (turns) => ({
    model: 'gpt-4o-mini',
    max_output_tokens: 256,
    store: false,
    instructions: 'You are a helpful assistant.',
    input: turns.map(({ role, text }) => ({ role, content: text })),
    tools: [{ type: 'function', name: 'look', parameters: { type: 'object', properties: {} }, strict: false }],
  }),
  anthropic: (turns) => ({
    model: 'claude-sonnet-4-5',
    max_tokens: 256,
    system: 'You are a helpful assistant.',
    messages: turns.map(({ role, text }) => ({ role, content: [{ type: 'text', text }] })),
    tools: [{ name: 'look', input_schema: { type: 'object', properties: {} } }],
  }),
  gemini: (turns) => ({
    systemInstruction: { parts: [{ text: 'You are a helpful assistant.' }] },
    contents: turns.map(({ role, text }) => ({ role: role === 'user' ? 'user' : 'model', parts: [{ text }] })),
    generationConfig: { maxOutputTokens: 256 },
    tools: [{ functionDeclarations: [{ name: 'look', parameters: { type: 'OBJECT', properties: {} } }] }],
  }),
};

/** A chat request of about `bytes` bytes in a dialect: a history of turns that ends with the user's. */
export function dialectBody(format: WireFormat, bytes: number): string {
  const turns: Turn[] = [];
  const printed = (): string => JSON.stringify(BODIES[format]?.([...turns, { role: 'user', text: TURN }]));
  while (printed().length < bytes) turns.push({ role: 'user', text: TURN }, { role: 'assistant', text: TURN });
  return printed();
}
