import type { JsonObject } from '@isartor/core';
import { holds, type PerDialect } from './dialects.js';

/** One thing that an answer can hold. */
export interface AnswerFeature {
  readonly name: string;
  /** A provider's whole answer that holds it. */
  readonly said: PerDialect<JsonObject>;
  /** How a client is told of it. */
  readonly told: PerDialect<(body: JsonObject) => boolean>;
  /** For clients that get it in another form: which. */
  readonly mapped?: PerDialect<string>;
  /** Left out, the client is told nothing that is not true, nor is its next request any the poorer. */
  readonly harmless?: boolean;
}

const chat = (message: JsonObject, finish = 'stop', more: JsonObject = {}): JsonObject => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', content: null, ...message }, finish_reason: finish, ...more }],
  usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
});
const response = (output: readonly object[], more: JsonObject = {}): JsonObject => ({
  id: 'resp_1',
  object: 'response',
  status: 'completed',
  model: 'm',
  output,
  usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
  ...more,
});
const message = (content: readonly object[], reason = 'end_turn', more: JsonObject = {}): JsonObject => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'm',
  content,
  stop_reason: reason,
  stop_sequence: null,
  usage: { input_tokens: 10, output_tokens: 5 },
  ...more,
});
const generated = (parts: readonly object[], reason = 'STOP', more: JsonObject = {}): JsonObject => ({
  candidates: [{ index: 0, content: { role: 'model', parts }, finishReason: reason, ...more }],
  usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 },
  modelVersion: 'm',
});

const outputText = (text: string, more: object = {}) => ({
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [], ...more }],
});

export const ANSWER_FEATURES: readonly AnswerFeature[] = [
  {
    name: 'Text',
    said: {
      openai: chat({ content: 'Hello' }),
      responses: response([outputText('Hello')]),
      anthropic: message([{ type: 'text', text: 'Hello' }]),
      gemini: generated([{ text: 'Hello' }]),
    },
    told: {
      openai: holds('"content":"Hello"'),
      responses: holds('"type":"output_text"', '"text":"Hello"'),
      anthropic: holds('{"type":"text","text":"Hello"}', '"stop_reason":"end_turn"'),
      gemini: holds('{"text":"Hello"}', '"finishReason":"STOP"'),
    },
  },
  {
    name: 'Text beside tool calls, in parallel',
    said: {
      openai: chat(
        {
          content: 'Looking',
          tool_calls: ['call_1', 'call_2'].map((id) => ({
            id,
            type: 'function',
            function: { name: 'look', arguments: `{"city":"${id}"}` },
          })),
        },
        'tool_calls',
      ),
      responses: response([
        outputText('Looking'),
        ...['call_1', 'call_2'].map((id) => ({
          type: 'function_call',
          id: `fc_${id}`,
          call_id: id,
          name: 'look',
          arguments: `{"city":"${id}"}`,
          status: 'completed',
        })),
      ]),
      anthropic: message(
        [
          { type: 'text', text: 'Looking' },
          ...['call_1', 'call_2'].map((id) => ({ type: 'tool_use', id, name: 'look', input: { city: id } })),
        ],
        'tool_use',
      ),
      gemini: generated([
        { text: 'Looking' },
        ...['call_1', 'call_2'].map((id) => ({ functionCall: { id, name: 'look', args: { city: id } } })),
      ]),
    },
    told: {
      openai: holds('"content":"Looking"', '"id":"call_1"', '"id":"call_2"', '"finish_reason":"tool_calls"'),
      responses: holds('"text":"Looking"', '"call_id":"call_1"', '"call_id":"call_2"'),
      anthropic: holds('"text":"Looking"', '"id":"call_1"', '"id":"call_2"', '"stop_reason":"tool_use"'),
      gemini: holds('"text":"Looking"', '"args":{"city":"call_1"}', '"args":{"city":"call_2"}'),
    },
  },
  {
    name: 'Thoughts',
    said: {
      openai: chat({ content: 'Hello', reasoning_content: 'Hm' }),
      responses: response([
        { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'Hm' }] },
        outputText('Hello'),
      ]),
      anthropic: message([
        { type: 'thinking', thinking: 'Hm', signature: 'c2ln' },
        { type: 'text', text: 'Hello' },
      ]),
      gemini: generated([{ text: 'Hm', thought: true }, { text: 'Hello' }]),
    },
    told: {
      openai: holds('"reasoning_content":"Hm"'),
      responses: holds('"type":"reasoning"', '"text":"Hm"'),
      anthropic: holds('"type":"thinking","thinking":"Hm"'),
      gemini: holds('"text":"Hm"', '"thought":true'),
    },
  },
  {
    name: "Thoughts' signature, for the next turn",
    said: {
      responses: response([
        {
          type: 'reasoning',
          id: 'rs_1',
          summary: [{ type: 'summary_text', text: 'Hm' }],
          encrypted_content: 'c2VhbA',
        },
        outputText('Hello'),
      ]),
      anthropic: message([
        { type: 'thinking', thinking: 'Hm', signature: 'c2VhbA' },
        { type: 'text', text: 'Hello' },
      ]),
    },
    told: { responses: holds('c2VhbA'), anthropic: holds('c2VhbA'), gemini: holds('c2VhbA') },
    mapped: {
      responses: 'the encrypted content, marked with its maker; it goes back to its maker with the next turn',
      anthropic: 'the signature, marked with its maker; it goes back to its maker with the next turn',
      gemini: 'the signature, marked with its maker; it goes back to its maker with the next turn',
    },
    harmless: true,
  },
  {
    name: "A call's thought signature, for the next turn",
    said: {
      gemini: generated([{ functionCall: { id: 'call_1', name: 'look', args: {} }, thoughtSignature: 'c2VhbA' }]),
    },
    told: { openai: holds('c2VhbA'), gemini: holds('c2VhbA') },
    mapped: { openai: "`extra_content.google.thought_signature`, as Google's own endpoint has it" },
    harmless: true,
  },
  {
    name: 'Refusal',
    said: {
      openai: chat({ refusal: 'I cannot' }),
      responses: response([
        { type: 'message', id: 'm', role: 'assistant', content: [{ type: 'refusal', refusal: 'I cannot' }] },
      ]),
    },
    told: {
      openai: holds('"refusal":"I cannot"'),
      responses: holds('"refusal":"I cannot"'),
      anthropic: holds('"text":"I cannot"', '"stop_reason":"refusal"'),
      gemini: holds('"text":"I cannot"', '"finishReason":"SAFETY"'),
    },
    mapped: { anthropic: 'its text, ended by `refusal`', gemini: 'its text, ended by `SAFETY`' },
  },
  {
    name: 'Blocked by a filter',
    said: {
      openai: chat({ content: '' }, 'content_filter'),
      responses: response([], { status: 'incomplete', incomplete_details: { reason: 'content_filter' } }),
      anthropic: message([], 'refusal'),
      gemini: { promptFeedback: { blockReason: 'SAFETY' }, usageMetadata: { promptTokenCount: 10 }, modelVersion: 'm' },
    },
    told: {
      openai: holds('"finish_reason":"content_filter"'),
      responses: holds('"status":"incomplete"', '"reason":"content_filter"'),
      anthropic: holds('"stop_reason":"refusal"'),
      gemini: (body) => /"(?:blockReason|finishReason)":"SAFETY"/.test(JSON.stringify(body)),
    },
  },
  {
    name: 'Cut off at the limit of tokens',
    said: {
      openai: chat({ content: 'Hel' }, 'length'),
      responses: response([outputText('Hel')], {
        status: 'incomplete',
        incomplete_details: { reason: 'max_output_tokens' },
      }),
      anthropic: message([{ type: 'text', text: 'Hel' }], 'max_tokens'),
      gemini: generated([{ text: 'Hel' }], 'MAX_TOKENS'),
    },
    told: {
      openai: holds('"finish_reason":"length"'),
      responses: holds('"status":"incomplete"', '"reason":"max_output_tokens"'),
      anthropic: holds('"stop_reason":"max_tokens"'),
      gemini: holds('"finishReason":"MAX_TOKENS"'),
    },
  },
  {
    name: 'Which stop sequence ended it',
    said: {
      anthropic: message([{ type: 'text', text: 'Hello' }], 'stop_sequence', { stop_sequence: 'END' }),
    },
    told: { anthropic: holds('"stop_sequence":"END"') },
    harmless: true,
  },
  {
    name: 'Usage, with cached and reasoning tokens',
    said: {
      openai: {
        ...chat({ content: 'Hello' }),
        usage: {
          prompt_tokens: 31,
          completion_tokens: 17,
          total_tokens: 48,
          prompt_tokens_details: { cached_tokens: 11 },
          completion_tokens_details: { reasoning_tokens: 7 },
        },
      },
      responses: response([outputText('Hello')], {
        usage: {
          input_tokens: 31,
          output_tokens: 17,
          total_tokens: 48,
          input_tokens_details: { cached_tokens: 11 },
          output_tokens_details: { reasoning_tokens: 7 },
        },
      }),
      anthropic: message([{ type: 'text', text: 'Hello' }], 'end_turn', {
        usage: { input_tokens: 20, cache_read_input_tokens: 11, cache_creation_input_tokens: 0, output_tokens: 17 },
      }),
      gemini: {
        ...generated([{ text: 'Hello' }]),
        usageMetadata: {
          promptTokenCount: 31,
          cachedContentTokenCount: 11,
          candidatesTokenCount: 10,
          thoughtsTokenCount: 7,
          totalTokenCount: 48,
        },
      },
    },
    told: {
      openai: holds('"prompt_tokens":31', '"completion_tokens":17', '"cached_tokens":11'),
      responses: holds('"input_tokens":31', '"output_tokens":17', '"cached_tokens":11'),
      anthropic: holds('"input_tokens":20', '"cache_read_input_tokens":11', '"output_tokens":17'),
      gemini: (body) => {
        const usage = body.usageMetadata as Record<string, number>;
        const output = (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0);
        return usage.promptTokenCount === 31 && usage.cachedContentTokenCount === 11 && output === 17;
      },
    },
  },
  {
    name: 'Log probabilities',
    said: {
      openai: chat({ content: 'Hello' }, 'stop', {
        logprobs: { content: [{ token: 'Hello', logprob: -0.25, bytes: null, top_logprobs: [] }] },
      }),
      responses: response([
        outputText('Hello', { logprobs: [{ token: 'Hello', logprob: -0.25, bytes: [], top_logprobs: [] }] }),
      ]),
      gemini: generated([{ text: 'Hello' }], 'STOP', {
        logprobsResult: {
          chosenCandidates: [{ token: 'Hello', logProbability: -0.25 }],
          topCandidates: [{ candidates: [] }],
        },
      }),
    },
    told: { openai: holds('-0.25'), responses: holds('-0.25'), gemini: holds('-0.25') },
    harmless: true,
  },
  {
    name: 'Citations',
    said: {
      anthropic: message([
        {
          type: 'text',
          text: 'Hello',
          citations: [{ type: 'char_location', cited_text: 'quoted', document_index: 0 }],
        },
      ]),
      gemini: generated([{ text: 'Hello' }], 'STOP', {
        citationMetadata: { citationSources: [{ uri: 'https://e.org/quoted' }] },
      }),
    },
    told: { anthropic: holds('quoted'), gemini: holds('quoted') },
    harmless: true,
  },
];
