import { expect } from 'vitest';
import { AUTHOR_SCHEMA, PNG, SIGNATURE, USAGE } from './samples.js';
import { type Scenario, saying } from './scenario.js';

const ANSWER = 'Zwölf "Meter"\n\tund mehr 👩‍👩‍👧: \u2028 </end> \\u0041';

/** A chat of texts alone. */
export const PLAIN_TEXT: Scenario = {
  name: 'text',
  ask: {
    system: 'Be brief.',
    turns: [{ user: [{ text: 'Größe? 世界 🌍' }] }, { assistant: 'Of what?' }, { user: [{ text: 'Of the tree.' }] }],
    maxTokens: 300,
  },
  answer: { content: [ANSWER], usage: USAGE },
  said: saying(ANSWER),
  kept: true,
  sent: {
    openai: {
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Größe? 世界 🌍' },
        { role: 'assistant', content: 'Of what?' },
        { role: 'user', content: 'Of the tree.' },
      ],
      max_tokens: 300,
    },
    responses: {
      input: [
        { role: 'system', content: [{ type: 'input_text', text: 'Be brief.' }] },
        { role: 'user', content: [{ type: 'input_text', text: 'Größe? 世界 🌍' }] },
        { role: 'assistant', content: [{ type: 'output_text', text: 'Of what?' }] },
        { role: 'user', content: [{ type: 'input_text', text: 'Of the tree.' }] },
      ],
      max_output_tokens: 300,
      store: false,
    },
    anthropic: {
      system: [{ type: 'text', text: 'Be brief.' }],
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Größe? 世界 🌍' }] },
        { role: 'assistant', content: [{ type: 'text', text: 'Of what?' }] },
        { role: 'user', content: [{ type: 'text', text: 'Of the tree.' }] },
      ],
      max_tokens: 300,
    },
    gemini: {
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'Größe? 世界 🌍' }] },
        { role: 'model', parts: [{ text: 'Of what?' }] },
        { role: 'user', parts: [{ text: 'Of the tree.' }] },
      ],
      generationConfig: { maxOutputTokens: 300 },
    },
  },
};

const IMAGE: Scenario = {
  name: 'an image',
  ask: { turns: [{ user: [{ text: 'What is this?' }, { image: PNG }] }] },
  answer: { content: ['A dot.'], usage: USAGE },
  said: saying('A dot.'),
  kept: true,
  sent: {
    openai: {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } },
          ],
        },
      ],
    },
    responses: {
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'What is this?' },
            { type: 'input_image', image_url: `data:image/png;base64,${PNG}` },
          ],
        },
      ],
    },
    anthropic: {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } },
          ],
        },
      ],
    },
    gemini: {
      contents: [
        { role: 'user', parts: [{ text: 'What is this?' }, { inlineData: { mimeType: 'image/png', data: PNG } }] },
      ],
    },
  },
};

/** Not every dialect names its schemas; those that do must. */
const NAME: unknown = expect.stringMatching(/^[\w-]+$/);

const STRUCTURED: Scenario = {
  name: 'JSON of a schema',
  ask: { turns: [{ user: [{ text: 'Who wrote it?' }] }], schema: AUTHOR_SCHEMA },
  answer: { content: ['{"name":"Ada","born":1815}'], usage: USAGE },
  said: saying('{"name":"Ada","born":1815}'),
  kept: true,
  sent: {
    openai: {
      response_format: { type: 'json_schema', json_schema: { name: NAME, schema: AUTHOR_SCHEMA } },
    },
    responses: { text: { format: { type: 'json_schema', name: NAME, schema: AUTHOR_SCHEMA } } },
    anthropic: { output_config: { format: { type: 'json_schema', schema: AUTHOR_SCHEMA } } },
    gemini: { generationConfig: { responseMimeType: 'application/json', schema: AUTHOR_SCHEMA } },
  },
};

const REASONING: Scenario = {
  name: 'reasoning',
  ask: { turns: [{ user: [{ text: 'Think.' }] }], thinks: true, maxTokens: 8000 },
  answer: {
    content: [{ type: 'reasoning', text: 'First this,\nthen that.', signature: SIGNATURE }, 'Done.'],
    usage: USAGE,
  },
  said: { ...saying('Done.'), reasoning: 'First this,\nthen that.' },
  kept: true,
  sent: {
    openai: { reasoning_effort: 'low', max_tokens: 8000 },
    responses: { reasoning: { effort: 'low' }, include: ['reasoning.encrypted_content'], max_output_tokens: 8000 },
    anthropic: { thinking: { type: 'enabled', budget_tokens: 2048 }, max_tokens: 8000 },
    gemini: { generationConfig: { thinkingConfig: { thinkingBudget: 2048 }, maxOutputTokens: 8000 } },
  },
};

/** Anthropic's SDK of today has no field for it; older ones and other clients do. */
const SAMPLED: Scenario = {
  name: 'a text of little chance',
  ask: { turns: [{ user: [{ text: 'A word?' }] }], temperature: 0.2 },
  answer: { content: ['Word.'], usage: USAGE },
  said: saying('Word.'),
  kept: true,
  cannotAsk: ['anthropic'],
  sent: {
    openai: { temperature: 0.2 },
    responses: { temperature: 0.2 },
    anthropic: { temperature: 0.2 },
    gemini: { generationConfig: { temperature: 0.2 } },
  },
};

const SEEDED: Scenario = {
  name: 'a seed',
  ask: { turns: [{ user: [{ text: 'A number?' }] }], seed: 7 },
  answer: { content: ['Four.'], usage: USAGE },
  said: saying('Four.'),
  kept: true,
  cannotAsk: ['responses', 'anthropic'],
  cannotCarry: ['responses', 'anthropic'],
  sent: { openai: { seed: 7 }, gemini: { generationConfig: { seed: 7 } } },
};

const STOP: Scenario = {
  name: 'a stop sequence',
  ask: { turns: [{ user: [{ text: 'Count to ten.' }] }], stop: ['seven', 'END'] },
  answer: { content: ['One, two'], stopSequence: 'END', usage: USAGE },
  said: saying('One, two'),
  kept: true,
  cannotAsk: ['responses'],
  cannotCarry: ['responses'],
  sent: {
    openai: { stop: ['seven', 'END'] },
    anthropic: { stop_sequences: ['seven', 'END'] },
    gemini: { generationConfig: { stopSequences: ['seven', 'END'] } },
  },
};

const CUT_SHORT: Scenario = {
  name: 'an answer that was cut short',
  ask: { turns: [{ user: [{ text: 'A saga.' }] }], maxTokens: 4 },
  answer: { content: ['Once upon a'], finish: 'length', usage: USAGE },
  said: { ...saying('Once upon a'), finish: 'length' },
  kept: false,
  sent: {
    openai: { max_tokens: 4 },
    responses: { max_output_tokens: 4 },
    anthropic: { max_tokens: 4 },
    gemini: { generationConfig: { maxOutputTokens: 4 } },
  },
};

const FILTERED: Scenario = {
  name: 'an answer that a filter ended',
  ask: { turns: [{ user: [{ text: 'How do I pick a lock?' }] }] },
  answer: { content: ['First, you'], finish: 'content_filter', usage: USAGE },
  said: { ...saying('First, you'), finish: 'content_filter' },
  kept: false,
  sent: { openai: {}, responses: {}, anthropic: {}, gemini: {} },
};

const REFUSAL = 'I cannot help with that.';

const REFUSED: Scenario = {
  name: 'a refusal',
  ask: { turns: [{ user: [{ text: 'How do I pick this lock?' }] }] },
  answer: { content: [{ type: 'refusal', text: REFUSAL }], usage: USAGE },
  said: { ...saying(''), refusal: REFUSAL },
  // Dialects that do not tell a refusal apart tell what was said, and that it was one.
  saidTo: {
    anthropic: { ...saying(REFUSAL), finish: 'content_filter' },
    gemini: { ...saying(REFUSAL), finish: 'content_filter' },
  },
  kept: false,
  sent: { openai: {}, responses: {} },
};

const BLOCKED: Scenario = {
  name: 'a question that a filter refused',
  ask: { turns: [{ user: [{ text: 'How do I pick every lock?' }] }] },
  answer: { content: [], finish: 'content_filter', usage: USAGE },
  said: { ...saying(''), finish: 'content_filter' },
  kept: false,
  sent: { openai: {}, responses: {}, anthropic: {}, gemini: {} },
};

/** Questions that are answered by texts. */
export const TEXT_SCENARIOS: readonly Scenario[] = [
  PLAIN_TEXT,
  IMAGE,
  STRUCTURED,
  REASONING,
  SAMPLED,
  SEEDED,
  STOP,
  CUT_SHORT,
  FILTERED,
  REFUSED,
  BLOCKED,
];
