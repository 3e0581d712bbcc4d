import { USAGE, WEATHER, WEATHER_SENT } from './samples.js';
import { type Scenario, saying } from './scenario.js';

const TRICKY = 'Oslo "the \\ city" ✓';

const CALL: Scenario = {
  name: 'a tool call',
  ask: { turns: [{ user: [{ text: 'Weather in Oslo?' }] }], tools: [WEATHER], mustCall: true },
  answer: {
    content: [{ type: 'toolCall', id: 'call_1', name: 'weather', arguments: JSON.stringify({ city: TRICKY }) }],
    usage: USAGE,
  },
  said: { ...saying(''), calls: [{ name: 'weather', input: { city: TRICKY } }], finish: 'tool_calls' },
  kept: true,
  sent: {
    openai: { tools: [WEATHER_SENT.openai], tool_choice: 'required' },
    responses: { tools: [WEATHER_SENT.responses], tool_choice: 'required' },
    anthropic: { tools: [WEATHER_SENT.anthropic], tool_choice: { type: 'any' } },
    gemini: {
      tools: [{ functionDeclarations: [WEATHER_SENT.gemini] }],
      toolConfig: { functionCallingConfig: { mode: 'ANY' } },
    },
  },
};

const NOW = { name: 'now', description: 'The time', parameters: { type: 'object', properties: {} } } as const;

const PARALLEL_CALLS: Scenario = {
  name: 'parallel tool calls beside text',
  ask: { turns: [{ user: [{ text: 'Weather in Oslo and Rome, and the time?' }] }], tools: [WEATHER, NOW] },
  answer: {
    content: [
      'I shall look.',
      { type: 'toolCall', id: 'call_1', name: 'weather', arguments: '{"city":"Oslo"}' },
      { type: 'toolCall', id: 'call_2', name: 'weather', arguments: '{"city":"Rome"}' },
      { type: 'toolCall', id: 'call_3', name: 'now', arguments: '{}' },
    ],
    usage: USAGE,
  },
  said: {
    ...saying('I shall look.'),
    calls: [
      { name: 'weather', input: { city: 'Oslo' } },
      { name: 'weather', input: { city: 'Rome' } },
      { name: 'now', input: {} },
    ],
    finish: 'tool_calls',
  },
  kept: true,
  sent: {
    openai: { tools: [WEATHER_SENT.openai, { type: 'function', function: { name: 'now' } }] },
    responses: { tools: [WEATHER_SENT.responses, { type: 'function', name: 'now' }] },
    anthropic: { tools: [WEATHER_SENT.anthropic, { name: 'now' }] },
    gemini: { tools: [{ functionDeclarations: [WEATHER_SENT.gemini, { name: 'now' }] }] },
  },
};

const ONE_CALL: Scenario = {
  name: 'one call at a time',
  ask: { turns: [{ user: [{ text: 'Weather in Oslo, then in Rome?' }] }], tools: [WEATHER], oneCall: true },
  answer: {
    content: [{ type: 'toolCall', id: 'call_1', name: 'weather', arguments: '{"city":"Oslo"}' }],
    usage: USAGE,
  },
  said: { ...saying(''), calls: [{ name: 'weather', input: { city: 'Oslo' } }], finish: 'tool_calls' },
  kept: true,
  cannotAsk: ['gemini'],
  cannotCarry: ['gemini'],
  sent: {
    openai: { parallel_tool_calls: false },
    responses: { parallel_tool_calls: false },
    anthropic: { tool_choice: { type: 'auto', disable_parallel_tool_use: true } },
  },
};

/** Calls that every dialect can ask for in the same canonical words. */
export const SHARED_TOOL_SCENARIOS: readonly Scenario[] = [CALL, PARALLEL_CALLS];

/** Questions that are answered by calls of tools. */
export const TOOL_SCENARIOS: readonly Scenario[] = [...SHARED_TOOL_SCENARIOS, ONE_CALL];
