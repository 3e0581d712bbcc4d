import { raw } from '../harness/odd-json.js';

const shell = {
  type: 'function',
  name: 'shell',
  description: 'Runs a command and returns what it prints.',
  strict: false,
  parameters: {
    type: 'object',
    properties: {
      command: { type: 'array', items: { type: 'string' } },
      workdir: { type: 'string' },
      timeout_ms: { type: 'number', maximum: raw('9007199254740993') },
    },
    required: ['command'],
    additionalProperties: false,
  },
};

const patch = {
  type: 'custom',
  name: 'apply_patch',
  description: 'Edits files. This is a FREEFORM tool.',
  format: { type: 'grammar', syntax: 'lark', definition: 'start: "*** Begin Patch" LF hunk+ "*** End Patch" LF?\n' },
};

/** A function, a free-form tool, one that OpenAI runs itself, and twelve functions of servers beside. */
export const CODEX_TOOLS: readonly object[] = [
  shell,
  patch,
  { type: 'web_search', external_web_access: false },
  ...Array.from({ length: 12 }, (_, index) => ({
    ...shell,
    name: `mcp__files__tool_${index}`,
    description: `Does “one” thing.\n${'- Use it with care.\n'.repeat(10 + index)}`,
  })),
];
