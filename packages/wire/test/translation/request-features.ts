import type { JsonObject } from '@isartor/core';
import { holds, type PerDialect } from './dialects.js';

/** One thing that a request can ask for. */
export interface RequestFeature {
  readonly name: string;
  /** How a client asks for it: members of a body whose user says "Hi" unless they say otherwise. */
  readonly asked: PerDialect<JsonObject>;
  /** How it shows in what a provider is sent. */
  readonly arrives: PerDialect<(body: JsonObject) => boolean>;
  /** For providers that get it in another form: which. */
  readonly mapped?: PerDialect<string>;
  /** It changes no answer, so it may be left out. */
  readonly harmless?: boolean;
}

const PNG = 'iVBORw0KGgo=';
const PDF = 'JVBERi0xLjQ=';
const SCHEMA = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const GOOGLE_SCHEMA = { type: 'OBJECT', properties: { city: { type: 'STRING' } }, required: ['city'] };
const STRICT_SCHEMA = { ...SCHEMA, additionalProperties: false };

const openaiUser = (...content: readonly object[]) => ({ messages: [{ role: 'user', content }] });
const responsesUser = (...content: readonly object[]) => ({ input: [{ role: 'user', content }] });
const geminiUser = (...parts: readonly object[]) => ({ contents: [{ role: 'user', parts }] });

const tools = {
  openai: [{ type: 'function', function: { name: 'look', description: 'Looks', parameters: SCHEMA } }],
  responses: [{ type: 'function', name: 'look', description: 'Looks', parameters: SCHEMA, strict: false }],
  anthropic: [{ name: 'look', description: 'Looks', input_schema: SCHEMA }],
  gemini: [{ functionDeclarations: [{ name: 'look', description: 'Looks', parameters: GOOGLE_SCHEMA }] }],
};

/** A tool loop: the model has called twice, and `results` answer it. */
const called = {
  openai: (...results: readonly object[]) => ({
    tools: tools.openai,
    messages: [
      { role: 'user', content: 'Hi' },
      {
        role: 'assistant',
        content: null,
        tool_calls: ['call_1', 'call_2'].map((id) => ({
          id,
          type: 'function',
          function: { name: 'look', arguments: `{"city":"${id}"}` },
        })),
      },
      ...results,
    ],
  }),
  responses: (...results: readonly object[]) => ({
    tools: tools.responses,
    input: [
      { role: 'user', content: 'Hi' },
      ...['call_1', 'call_2'].map((id) => ({
        type: 'function_call',
        call_id: id,
        name: 'look',
        arguments: `{"city":"${id}"}`,
      })),
      ...results,
    ],
  }),
  anthropic: (...results: readonly object[]) => ({
    tools: tools.anthropic,
    messages: [
      { role: 'user', content: 'Hi' },
      {
        role: 'assistant',
        content: ['call_1', 'call_2'].map((id) => ({ type: 'tool_use', id, name: 'look', input: { city: id } })),
      },
      { role: 'user', content: results },
    ],
  }),
  gemini: (...results: readonly object[]) => ({
    tools: tools.gemini,
    contents: [
      { role: 'user', parts: [{ text: 'Hi' }] },
      {
        role: 'model',
        parts: ['call_1', 'call_2'].map((id) => ({ functionCall: { id, name: 'look', args: { city: id } } })),
      },
      { role: 'user', parts: results },
    ],
  }),
};

const geminiResult = (id: string, response: object, more: object = {}) => ({
  functionResponse: { id, name: 'look', response, ...more },
});

export const REQUEST_FEATURES: readonly RequestFeature[] = [
  {
    name: 'Instructions',
    asked: {
      openai: {
        messages: [
          { role: 'system', content: 'Be brief' },
          { role: 'user', content: 'Hi' },
        ],
      },
      responses: { instructions: 'Be brief', input: 'Hi' },
      anthropic: { system: 'Be brief' },
      gemini: { systemInstruction: { parts: [{ text: 'Be brief' }] } },
    },
    arrives: {
      openai: holds('{"role":"system","content":"Be brief"}'),
      responses: holds('"instructions":"Be brief"'),
      anthropic: holds('"system":"Be brief"'),
      gemini: holds('"systemInstruction":{"parts":[{"text":"Be brief"}]'),
    },
  },
  {
    name: 'Instructions amid the conversation',
    asked: {
      openai: {
        messages: [
          { role: 'user', content: 'Hi' },
          { role: 'system', content: 'Be brief' },
        ],
      },
      responses: {
        input: [
          { role: 'user', content: 'Hi' },
          { role: 'developer', content: 'Be brief' },
        ],
      },
    },
    arrives: {
      openai: holds('"content":"Be brief"'),
      responses: holds('Be brief'),
      anthropic: holds('<system>\\nBe brief\\n</system>'),
      gemini: holds('<system>\\nBe brief\\n</system>'),
    },
    mapped: {
      anthropic: 'a text of the user in the same place, in `<system>` tags',
      gemini: 'a text of the user in the same place, in `<system>` tags',
    },
  },
  {
    name: 'Image, enclosed',
    asked: {
      openai: openaiUser({ type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } }),
      responses: responsesUser({ type: 'input_image', image_url: `data:image/png;base64,${PNG}` }),
      anthropic: {
        messages: [
          {
            role: 'user',
            content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } }],
          },
        ],
      },
      gemini: geminiUser({ inlineData: { mimeType: 'image/png', data: PNG } }),
    },
    arrives: {
      openai: holds(`data:image/png;base64,${PNG}`),
      responses: holds(`data:image/png;base64,${PNG}`),
      anthropic: holds(`"data":"${PNG}"`, 'image/png'),
      gemini: holds(`"data":"${PNG}"`, 'image/png'),
    },
  },
  {
    name: 'Image, by URL',
    asked: {
      openai: openaiUser({ type: 'image_url', image_url: { url: 'https://e.org/a.png' } }),
      responses: responsesUser({ type: 'input_image', image_url: 'https://e.org/a.png' }),
      anthropic: {
        messages: [{ role: 'user', content: [{ type: 'image', source: { type: 'url', url: 'https://e.org/a.png' } }] }],
      },
      gemini: geminiUser({ fileData: { mimeType: 'image/png', fileUri: 'https://e.org/a.png' } }),
    },
    arrives: {
      openai: holds('https://e.org/a.png'),
      responses: holds('https://e.org/a.png'),
      anthropic: holds('"url":"https://e.org/a.png"'),
      gemini: holds('"fileUri":"https://e.org/a.png"'),
    },
  },
  {
    name: 'Document (PDF), enclosed',
    asked: {
      openai: openaiUser({
        type: 'file',
        file: { filename: 'a.pdf', file_data: `data:application/pdf;base64,${PDF}` },
      }),
      responses: responsesUser({
        type: 'input_file',
        filename: 'a.pdf',
        file_data: `data:application/pdf;base64,${PDF}`,
      }),
      anthropic: {
        messages: [
          {
            role: 'user',
            content: [{ type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: PDF } }],
          },
        ],
      },
      gemini: geminiUser({ inlineData: { mimeType: 'application/pdf', data: PDF } }),
    },
    arrives: {
      openai: holds(PDF),
      responses: holds(PDF),
      anthropic: holds(`"data":"${PDF}"`),
      gemini: holds(`"data":"${PDF}"`),
    },
  },
  {
    name: 'File kept by the provider',
    asked: {
      openai: openaiUser({ type: 'file', file: { file_id: 'file-1' } }),
      responses: responsesUser({ type: 'input_file', file_id: 'file-1' }),
      anthropic: {
        messages: [{ role: 'user', content: [{ type: 'document', source: { type: 'file', file_id: 'file_1' } }] }],
      },
      gemini: geminiUser({
        fileData: { mimeType: 'application/pdf', fileUri: 'https://generativelanguage.googleapis.com/v1beta/files/f' },
      }),
    },
    arrives: {
      openai: holds('"file_id":"file-1"'),
      responses: holds('"file_id":"file-1"'),
      anthropic: holds('"file_id":"file_1"'),
      gemini: holds('v1beta/files/f'),
    },
  },
  {
    name: 'Sound, enclosed',
    asked: {
      openai: openaiUser({ type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } }),
      gemini: geminiUser({ inlineData: { mimeType: 'audio/wav', data: 'UklGRg==' } }),
    },
    arrives: { openai: holds('UklGRg=='), gemini: holds('UklGRg==') },
  },
  {
    name: 'Tools',
    asked: {
      openai: { tools: tools.openai },
      responses: { tools: tools.responses },
      anthropic: { tools: tools.anthropic },
      gemini: { tools: tools.gemini },
    },
    arrives: {
      openai: holds('"name":"look"', '"type":"string"'),
      responses: holds('"name":"look"', '"type":"string"'),
      anthropic: holds('"name":"look"', '"type":"string"'),
      gemini: holds('"name":"look"', '"type":"STRING"'),
    },
    mapped: {
      gemini: "Google's upper-case types where its subset of JSON schema has them all, else the schema as it is",
    },
  },
  {
    name: "Provider's own tools (web search)",
    asked: {
      openai: { web_search_options: { search_context_size: 'low' } },
      responses: { tools: [{ type: 'web_search' }] },
      anthropic: { tools: [{ type: 'web_search_20250305', name: 'web_search' }] },
      gemini: { tools: [{ googleSearch: {} }] },
    },
    arrives: {
      openai: holds('web_search_options'),
      responses: holds('web_search'),
      anthropic: holds('web_search_20250305'),
      gemini: holds('googleSearch'),
    },
  },
  {
    name: 'Tool choice: one tool',
    asked: {
      openai: { tools: tools.openai, tool_choice: { type: 'function', function: { name: 'look' } } },
      responses: { tools: tools.responses, tool_choice: { type: 'function', name: 'look' } },
      anthropic: { tools: tools.anthropic, tool_choice: { type: 'tool', name: 'look' } },
      gemini: {
        tools: tools.gemini,
        toolConfig: { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['look'] } },
      },
    },
    arrives: {
      openai: holds('"tool_choice":{"type":"function","function":{"name":"look"}}'),
      responses: holds('"tool_choice":{"type":"function","name":"look"}'),
      anthropic: holds('"tool_choice":{"type":"tool","name":"look"}'),
      gemini: holds('"allowedFunctionNames":["look"]'),
    },
  },
  {
    name: 'Tool choice: some tool',
    asked: {
      openai: { tools: tools.openai, tool_choice: 'required' },
      responses: { tools: tools.responses, tool_choice: 'required' },
      anthropic: { tools: tools.anthropic, tool_choice: { type: 'any' } },
      gemini: { tools: tools.gemini, toolConfig: { functionCallingConfig: { mode: 'ANY' } } },
    },
    arrives: {
      openai: holds('"tool_choice":"required"'),
      responses: holds('"tool_choice":"required"'),
      anthropic: holds('"tool_choice":{"type":"any"}'),
      gemini: holds('"mode":"ANY"'),
    },
  },
  {
    name: 'One call at a time',
    asked: {
      openai: { tools: tools.openai, parallel_tool_calls: false },
      responses: { tools: tools.responses, parallel_tool_calls: false },
      anthropic: { tools: tools.anthropic, tool_choice: { type: 'auto', disable_parallel_tool_use: true } },
    },
    arrives: {
      openai: holds('"parallel_tool_calls":false'),
      responses: holds('"parallel_tool_calls":false'),
      anthropic: holds('"disable_parallel_tool_use":true'),
    },
  },
  {
    name: 'Calls and results, in parallel',
    asked: {
      openai: called.openai(
        { role: 'tool', tool_call_id: 'call_1', content: 'sunny' },
        { role: 'tool', tool_call_id: 'call_2', content: 'rainy' },
      ),
      responses: called.responses(
        { type: 'function_call_output', call_id: 'call_1', output: 'sunny' },
        { type: 'function_call_output', call_id: 'call_2', output: 'rainy' },
      ),
      anthropic: called.anthropic(
        { type: 'tool_result', tool_use_id: 'call_1', content: 'sunny' },
        { type: 'tool_result', tool_use_id: 'call_2', content: 'rainy' },
      ),
      gemini: called.gemini(geminiResult('call_1', { output: 'sunny' }), geminiResult('call_2', { output: 'rainy' })),
    },
    arrives: {
      openai: holds('"tool_call_id":"call_1"', '"tool_call_id":"call_2"', 'sunny', 'rainy'),
      responses: holds('"call_id":"call_1","output":"sunny"', '"call_id":"call_2","output":"rainy"'),
      anthropic: holds('"tool_use_id":"call_1"', '"tool_use_id":"call_2"', 'sunny', 'rainy'),
      gemini: holds('"functionResponse":', '"output":"sunny"', '"output":"rainy"'),
    },
  },
  {
    name: 'Result with an image',
    asked: {
      responses: called.responses({
        type: 'function_call_output',
        call_id: 'call_1',
        output: [{ type: 'input_image', image_url: `data:image/png;base64,${PNG}` }],
      }),
      anthropic: called.anthropic({
        type: 'tool_result',
        tool_use_id: 'call_1',
        content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } }],
      }),
      gemini: called.gemini(
        geminiResult('call_1', {}, { parts: [{ inlineData: { mimeType: 'image/png', data: PNG } }] }),
      ),
    },
    arrives: { openai: holds(PNG), responses: holds(PNG), anthropic: holds(PNG), gemini: holds(PNG) },
    mapped: { openai: 'a message of the user behind all results, that says whose result it belongs to' },
  },
  {
    name: 'Result that is an error',
    asked: {
      anthropic: called.anthropic({ type: 'tool_result', tool_use_id: 'call_1', content: 'no net', is_error: true }),
      gemini: called.gemini(geminiResult('call_1', { error: 'no net' })),
    },
    arrives: {
      openai: holds('Error: no net'),
      responses: holds('Error: no net'),
      anthropic: holds('"is_error":true'),
      gemini: holds('"error":"no net"'),
    },
    mapped: { openai: 'the text begins with `Error:`', responses: 'the text begins with `Error:`' },
  },
  {
    name: 'Output of a JSON schema',
    asked: {
      openai: {
        response_format: { type: 'json_schema', json_schema: { name: 'c', schema: STRICT_SCHEMA, strict: true } },
      },
      responses: { text: { format: { type: 'json_schema', name: 'c', schema: STRICT_SCHEMA, strict: true } } },
      anthropic: { output_config: { format: { type: 'json_schema', schema: STRICT_SCHEMA } } },
      gemini: { generationConfig: { responseMimeType: 'application/json', responseSchema: GOOGLE_SCHEMA } },
    },
    arrives: {
      openai: holds('"type":"json_schema"', '"city"'),
      responses: holds('"type":"json_schema"', '"city"'),
      anthropic: holds('"type":"json_schema"', '"city"'),
      gemini: holds('"responseMimeType":"application/json"', '"city"'),
    },
  },
  {
    name: 'Output of any JSON',
    asked: {
      openai: { response_format: { type: 'json_object' } },
      responses: { text: { format: { type: 'json_object' } } },
      gemini: { generationConfig: { responseMimeType: 'application/json' } },
    },
    arrives: {
      openai: holds('json_object'),
      responses: holds('json_object'),
      gemini: holds('"responseMimeType":"application/json"'),
    },
  },
  {
    name: 'Reasoning, by effort',
    asked: {
      openai: { reasoning_effort: 'low' },
      responses: { reasoning: { effort: 'low' } },
      gemini: { generationConfig: { thinkingConfig: { thinkingLevel: 'LOW' } } },
    },
    arrives: {
      openai: holds('"reasoning_effort":"low"'),
      responses: holds('"effort":"low"'),
      anthropic: holds('"thinking":{"type":"enabled","budget_tokens":'),
      gemini: holds('"thinkingConfig":'),
    },
    mapped: {
      anthropic: 'a budget of tokens for models that take one, else adaptive thinking with that effort',
      gemini: 'a level for Gemini 3, before it a budget of tokens',
    },
  },
  {
    name: 'Reasoning, by budget of tokens',
    asked: {
      anthropic: { max_tokens: 9000, thinking: { type: 'enabled', budget_tokens: 2048 } },
      gemini: { generationConfig: { thinkingConfig: { thinkingBudget: 2048 } } },
    },
    arrives: {
      openai: holds('"reasoning_effort":"low"'),
      responses: holds('"effort":"low"'),
      anthropic: holds('"budget_tokens":2048'),
      gemini: holds('"thinkingBudget":2048'),
    },
    mapped: { openai: 'the effort nearest to it', responses: 'the effort nearest to it' },
  },
  {
    name: 'Thoughts of earlier turns, signed',
    asked: {
      anthropic: {
        messages: [
          { role: 'user', content: 'Hi' },
          {
            role: 'assistant',
            content: [
              { type: 'thinking', thinking: 'Hm', signature: 'c2ln' },
              { type: 'text', text: 'Hello' },
            ],
          },
          { role: 'user', content: 'Hi' },
        ],
      },
    },
    arrives: { anthropic: holds('"signature":"c2ln"') },
    harmless: true,
  },
  {
    name: 'Temperature, top_p',
    asked: {
      openai: { temperature: 0.5, top_p: 0.9 },
      responses: { temperature: 0.5, top_p: 0.9 },
      anthropic: { temperature: 0.5, top_p: 0.9 },
      gemini: { generationConfig: { temperature: 0.5, topP: 0.9 } },
    },
    arrives: {
      openai: holds('"temperature":0.5', '"top_p":0.9'),
      responses: holds('"temperature":0.5', '"top_p":0.9'),
      anthropic: holds('"temperature":0.5', '"top_p":0.9'),
      gemini: holds('"temperature":0.5', '"topP":0.9'),
    },
  },
  {
    name: 'top_k',
    asked: { openai: { top_k: 5 }, anthropic: { top_k: 5 }, gemini: { generationConfig: { topK: 5 } } },
    arrives: { openai: holds('"top_k":5'), anthropic: holds('"top_k":5'), gemini: holds('"topK":5') },
  },
  {
    name: 'Limit of output tokens',
    asked: {
      openai: { max_completion_tokens: 77 },
      responses: { max_output_tokens: 77 },
      anthropic: { max_tokens: 77 },
      gemini: { generationConfig: { maxOutputTokens: 77 } },
    },
    arrives: { openai: holds(':77'), responses: holds(':77'), anthropic: holds(':77'), gemini: holds(':77') },
  },
  {
    name: 'Limit of no output tokens',
    asked: { anthropic: { max_tokens: 0 } },
    arrives: { anthropic: holds('"max_tokens":0') },
  },
  {
    name: 'Stop sequences',
    asked: {
      openai: { stop: ['END'] },
      anthropic: { stop_sequences: ['END'] },
      gemini: { generationConfig: { stopSequences: ['END'] } },
    },
    arrives: {
      openai: holds('"stop":["END"]'),
      anthropic: holds('"stop_sequences":["END"]'),
      gemini: holds('"stopSequences":["END"]'),
    },
  },
  {
    name: 'Several answers (n)',
    asked: { openai: { n: 2 }, gemini: { generationConfig: { candidateCount: 2 } } },
    arrives: { openai: holds('"n":2'), gemini: holds('"candidateCount":2') },
  },
  {
    name: 'Seed',
    asked: { openai: { seed: 7 }, gemini: { generationConfig: { seed: 7 } } },
    arrives: { openai: holds('"seed":7'), gemini: holds('"seed":7') },
  },
  {
    name: 'Penalties',
    asked: { openai: { presence_penalty: 0.5 }, gemini: { generationConfig: { presencePenalty: 0.5 } } },
    arrives: { openai: holds('"presence_penalty":0.5'), gemini: holds('"presencePenalty":0.5') },
  },
  {
    name: 'Logit bias',
    asked: { openai: { logit_bias: { 50256: -100 } } },
    arrives: { openai: holds('"logit_bias"') },
  },
  {
    name: 'Log probabilities',
    asked: {
      openai: { logprobs: true, top_logprobs: 2 },
      responses: { include: ['message.output_text.logprobs'], top_logprobs: 2 },
      gemini: { generationConfig: { responseLogprobs: true, logprobs: 2 } },
    },
    arrives: {
      openai: holds('"top_logprobs":2'),
      responses: holds('"top_logprobs":2'),
      gemini: holds('"logprobs":2'),
    },
  },
  {
    name: 'Verbosity',
    asked: { openai: { verbosity: 'low' }, responses: { text: { verbosity: 'low' } } },
    arrives: { openai: holds('"verbosity":"low"'), responses: holds('"verbosity":"low"') },
  },
  {
    name: 'Conversation kept by the provider',
    asked: { responses: { previous_response_id: 'resp_1' } },
    arrives: { responses: holds('"previous_response_id":"resp_1"') },
  },
  {
    name: 'Context management, MCP servers, containers',
    asked: { anthropic: { container: 'c1' } },
    arrives: { anthropic: holds('"container":"c1"') },
  },
  {
    name: 'Safety settings',
    asked: {
      gemini: { safetySettings: [{ category: 'HARM_CATEGORY_HATE_SPEECH', threshold: 'BLOCK_LOW_AND_ABOVE' }] },
    },
    arrives: { gemini: holds('BLOCK_LOW_AND_ABOVE') },
  },
  {
    name: 'Marks for the prompt cache',
    asked: {
      anthropic: {
        messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi', cache_control: { type: 'ephemeral' } }] }],
      },
    },
    arrives: { anthropic: holds('"cache_control":{"type":"ephemeral"}') },
    harmless: true,
  },
  {
    name: 'Who asks (user id)',
    asked: {
      openai: { user: 'u-1' },
      responses: { user: 'u-1' },
      anthropic: { metadata: { user_id: 'u-1' } },
    },
    arrives: { openai: holds('u-1'), responses: holds('u-1'), anthropic: holds('u-1') },
    harmless: true,
  },
  {
    name: 'A field nobody knows',
    asked: {
      openai: { x_new: 1 },
      responses: { x_new: 1 },
      anthropic: { x_new: 1 },
      gemini: { xNew: 1 },
    },
    arrives: { openai: holds('x_new'), responses: holds('x_new'), anthropic: holds('x_new'), gemini: holds('xNew') },
  },
];
