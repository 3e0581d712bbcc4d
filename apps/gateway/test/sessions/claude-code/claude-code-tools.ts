import { raw } from '../harness/odd-json.js';

const NAMES = [
  'Task',
  'Bash',
  'BashOutput',
  'KillShell',
  'Glob',
  'Grep',
  'Read',
  'Edit',
  'MultiEdit',
  'Write',
  'NotebookEdit',
  'WebFetch',
  'TodoWrite',
  'ExitPlanMode',
  'SlashCommand',
  'Skill',
  'mcp__files__list',
  'mcp__files__search',
  'mcp__ide__diagnostics',
  'mcp__naïve__größe',
];

const PROPERTIES = ['file_path', 'pattern', 'command', 'description', 'timeout', 'old_string', 'new_string', 'todos'];

/** Twenty tools with long schemas; the last one ends the part of the prompt that is cached. */
export const CLAUDE_CODE_TOOLS: readonly object[] = NAMES.map((name, index) => ({
  name,
  description: `${name}: does "one" thing well.\n\n${'- Use it with care, and never twice.\n'.repeat(8 + index)}`,
  input_schema: {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: Object.fromEntries(PROPERTIES.map((property) => [property, propertySchema(property, index)])),
    required: ['file_path'],
    additionalProperties: false,
  },
  ...(index === NAMES.length - 1 && { cache_control: { type: 'ephemeral', ttl: '1h' } }),
}));

function propertySchema(property: string, index: number): object {
  if (property === 'timeout') {
    return { type: 'integer', minimum: 0, maximum: raw('9007199254740993'), default: raw('1.20e+5') };
  }
  if (property !== 'todos') return { type: 'string', description: `The ${property} of call ${index}`, minLength: 1 };
  const todo = { content: { type: 'string' }, status: { enum: ['pending', 'done', null] } };
  return { type: 'array', items: { type: 'object', properties: todo, required: ['content'] }, default: [] };
}
