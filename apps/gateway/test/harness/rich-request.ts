/** A Chat Completions body that uses every part of the dialect that can change an answer. */
export const RICH_REQUEST = {
  model: 'gpt-4o-mini',
  messages: [
    { role: 'system', content: 'Answer briefly.' },
    {
      role: 'user',
      name: 'ada',
      content: [
        { type: 'text', text: 'What is in these?' },
        { type: 'image_url', image_url: { url: 'https://images.example/cat.png', detail: 'high' } },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
        { type: 'input_audio', input_audio: { data: 'BBBB', format: 'wav' } },
        { type: 'file', file: { filename: 'one.pdf', file_data: 'data:application/pdf;base64,CCCC' } },
        { type: 'file', file: { file_id: 'file-1' } },
      ],
    },
    {
      role: 'assistant',
      content: 'Let me look.',
      tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"at":"cat"}' } }],
    },
    { role: 'tool', tool_call_id: 'call_1', content: 'A cat.' },
    { role: 'user', content: 'Which colour?' },
  ],
  tools: [
    {
      type: 'function',
      function: {
        name: 'look',
        description: 'Looks at a thing',
        parameters: { type: 'object', properties: { at: { type: 'string' } } },
        strict: true,
      },
    },
    { type: 'function', function: { name: 'listen' } },
  ],
  tool_choice: 'required',
  parallel_tool_calls: false,
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'colour', strict: true, schema: { type: 'object', properties: { colour: {} } } },
  },
  temperature: 0.5,
  top_p: 0.9,
  max_tokens: 100,
  stop: ['END'],
  seed: 7,
  n: 2,
  presence_penalty: 0.5,
  frequency_penalty: 0.5,
  logit_bias: { '50256': -100 },
  logprobs: true,
  top_logprobs: 2,
  reasoning_effort: 'low',
  verbosity: 'low',
  x_vendor: { mode: 'a' },
} as const;

/** A deep copy of a JSON value with the member at a path (`messages.0.role`) replaced; undefined removes it. */
export function withValueAt(body: object, path: string, value: unknown): object {
  const copy: object = structuredClone(body);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let holder = copy as Record<string, unknown>;
  for (const step of steps) holder = holder[step] as Record<string, unknown>;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}
