import type { ChatParams } from './openai-client.js';
import type { JsonObject, ScriptedChoice, ScriptedCompletion } from './scripted-completion.js';

/** One kind of request and the answer an upstream gives to it. */
export interface ChatScenario {
  readonly name: string;
  readonly params: ChatParams;
  readonly answer: ScriptedCompletion;
  /** False for an answer that no cache may keep. */
  readonly kept: boolean;
}

const USAGE = {
  prompt_tokens: 31,
  completion_tokens: 17,
  total_tokens: 48,
  prompt_tokens_details: { cached_tokens: 16, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 5, accepted_prediction_tokens: 0 },
};

const user = (content: string) => [{ role: 'user' as const, content }];
const choice = (message: JsonObject, more: Partial<ScriptedChoice> = {}): ScriptedChoice => ({
  index: 0,
  message: { role: 'assistant', content: null, ...message },
  finish_reason: 'stop',
  ...more,
});
const completion = (...choices: readonly ScriptedChoice[]): ScriptedCompletion => ({
  model: 'gpt-4o-mini-2024-07-18',
  choices,
  usage: USAGE,
});

const WEATHER = {
  type: 'function' as const,
  function: {
    name: 'weather',
    description: 'The weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    strict: true,
  },
};
const call = (id: string, city: string) => ({
  id,
  type: 'function' as const,
  function: { name: 'weather', arguments: JSON.stringify({ city }) },
});
const token = (text: string, logprob: number, other: string) => ({
  token: text,
  logprob,
  bytes: [...Buffer.from(text)],
  top_logprobs: [{ token: other, logprob: logprob - 1, bytes: [...Buffer.from(other)] }],
});
const MODEL = 'gpt-4o-mini';

/** Every kind of chat that the SDK's users have, by name. */
export const CHAT_SCENARIOS: readonly ChatScenario[] = [
  {
    name: 'text',
    params: {
      model: MODEL,
      messages: [{ role: 'system', content: 'Be brief.' }, ...user('Größe? 世界 🌍')],
      temperature: 0.2,
      seed: 7,
      stop: ['\n\n'],
      user: 'someone',
    },
    answer: completion(choice({ content: 'Zwölf "Meter"\n\tund mehr 👩‍👩‍👧: \u2028 </end> \\u0041' })),
    kept: true,
  },
  {
    name: 'a tool call',
    params: { model: MODEL, messages: user('Weather in Oslo?'), tools: [WEATHER], tool_choice: 'required' },
    answer: completion(choice({ tool_calls: [call('call_1', 'Oslo "the \\ city"')] }, { finish_reason: 'tool_calls' })),
    kept: true,
  },
  {
    name: 'parallel tool calls beside text',
    params: { model: MODEL, messages: user('Weather in Oslo and Rome?'), tools: [WEATHER], parallel_tool_calls: true },
    answer: completion(
      choice(
        { content: 'I shall look.', tool_calls: [call('call_1', 'Oslo'), call('call_2', 'Rome'), call('call_3', '')] },
        { finish_reason: 'tool_calls' },
      ),
    ),
    kept: true,
  },
  {
    name: 'a turn with tool results',
    params: {
      model: MODEL,
      messages: [
        ...user('Weather in Oslo and Rome?'),
        { role: 'assistant', content: null, tool_calls: [call('call_1', 'Oslo'), call('call_2', 'Rome')] },
        { role: 'tool', tool_call_id: 'call_1', content: '{"celsius":-3}' },
        { role: 'tool', tool_call_id: 'call_2', content: [{ type: 'text', text: '{"celsius":19}' }] },
      ],
      tools: [WEATHER],
    },
    answer: completion(choice({ content: 'Rome is 22 degrees warmer.' })),
    kept: true,
  },
  {
    name: 'an image',
    params: {
      model: MODEL,
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            {
              type: 'image_url',
              image_url: { url: `data:image/png;base64,${'iVBORw0KGgo'.repeat(9000)}`, detail: 'low' },
            },
          ],
        },
      ],
    },
    answer: completion(choice({ content: 'A dot.' })),
    kept: true,
  },
  {
    name: 'a JSON schema',
    params: {
      model: MODEL,
      messages: user('Who wrote it?'),
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'author',
          strict: true,
          schema: {
            type: 'object',
            properties: { name: { type: 'string' } },
            required: ['name'],
            additionalProperties: false,
          },
        },
      },
    },
    answer: completion(choice({ content: '{"name":"Ada"}' })),
    kept: true,
  },
  {
    name: 'two choices',
    params: { model: MODEL, messages: user('A word?'), n: 2 },
    answer: completion(
      choice({ content: 'One word.' }),
      choice({ tool_calls: [call('call_9', 'Bern')] }, { index: 1, finish_reason: 'tool_calls' }),
    ),
    kept: true,
  },
  {
    name: 'reasoning',
    params: { model: 'o4-mini', messages: user('Think.'), reasoning_effort: 'low', max_completion_tokens: 900 },
    answer: completion(choice({ reasoning_content: 'First this,\nthen that.', content: 'Done.' })),
    kept: true,
  },
  {
    name: 'reasoning in its other spelling, with details',
    params: { model: MODEL, messages: user('Think again.') },
    answer: completion(
      choice({
        reasoning: 'Hm, well.',
        reasoning_details: [{ type: 'reasoning.text', text: 'Hm, well.', index: 0 }],
        content: 'Done again.',
      }),
    ),
    kept: true,
  },
  {
    name: 'log probabilities',
    params: { model: MODEL, messages: user('Sure?'), logprobs: true, top_logprobs: 1 },
    answer: completion(
      choice(
        { content: 'Yes, é' },
        { logprobs: { content: [token('Yes', -0.01, 'No'), token(', ', -0.5, '.'), token('é', -2, 'e')] } },
      ),
    ),
    kept: true,
  },
  {
    name: 'annotations, which have no name here',
    params: { model: MODEL, messages: user('Cite.'), verbosity: 'low' },
    answer: completion(
      choice({
        content: 'See there.',
        annotations: [{ type: 'url_citation', url_citation: { url: 'https://a.test', title: 'A', start_index: 0 } }],
      }),
    ),
    kept: true,
  },
  {
    name: 'a refusal',
    params: { model: MODEL, messages: user('How do I pick a lock?') },
    answer: completion(choice({ refusal: 'I cannot help with that.' })),
    kept: false,
  },
  {
    name: 'an answer that was cut short',
    params: { model: MODEL, messages: user('A saga.'), max_tokens: 4 },
    answer: completion(choice({ content: 'Once upon a time' }, { finish_reason: 'length' })),
    kept: false,
  },
  {
    name: 'custom tools',
    params: {
      model: MODEL,
      messages: user('Run it.'),
      tools: [{ type: 'custom', custom: { name: 'shell', description: 'A shell', format: { type: 'text' } } }],
    },
    answer: completion(
      choice(
        { tool_calls: [{ id: 'call_c', type: 'custom', custom: { name: 'shell', input: 'ls -l "my dir"\n# \\n' } }] },
        { finish_reason: 'tool_calls' },
      ),
    ),
    kept: true,
  },
  {
    name: 'functions of the retired kind',
    params: {
      model: MODEL,
      messages: user('Weather in Oslo, please?'),
      functions: [{ name: 'weather', parameters: WEATHER.function.parameters }],
      function_call: 'auto',
    },
    answer: completion(
      choice({ function_call: { name: 'weather', arguments: '{"city":"Oslo"}' } }, { finish_reason: 'function_call' }),
    ),
    kept: true,
  },
];
