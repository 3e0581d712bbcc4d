import fc from 'fast-check';

/** A Chat Completions body by its members; one that is undefined is left out. */
export type ChatBody = Readonly<Record<string, unknown>>;

const word = fc.constantFrom(
  'a',
  'b',
  'A',
  'a ',
  'é',
  'é',
  '\ud83d\ude00',
  '\ud800',
  '1',
  'null',
  '',
  '__proto__',
  '"',
);
const name = fc.constantFrom('a', 'b', 'constructor', 'x_y');
const scalar = fc.oneof(word, fc.constantFrom(0, 1, -1, 0.5, 2 ** 31), fc.boolean(), fc.constant(null));
const schema = fc.dictionary(name, fc.oneof(scalar, fc.dictionary(name, scalar)), { maxKeys: 3 });

/** A lone part of text says what the text alone says, so parts have texts of their own. */
const partText = word.map((text) => `in a part: ${text}`);
const part = fc.oneof(
  fc.record({ type: fc.constant('text'), text: partText }),
  fc.record({
    type: fc.constant('image_url'),
    image_url: fc.record(
      {
        url: fc.constantFrom('https://a.example/1', 'data:image/png;base64,AAAA', 'data:image/png;base64,AAAB'),
        detail: name,
      },
      { requiredKeys: ['url'] },
    ),
  }),
  fc.record({ type: fc.constant('input_audio'), input_audio: fc.record({ data: word, format: name }) }),
);
const content = fc.oneof(word, fc.array(part, { minLength: 1, maxLength: 3 }));
const call = fc.record({ id: name, type: fc.constant('function'), function: fc.record({ name, arguments: word }) });

/** One turn of any role. */
export const message = fc.oneof(
  fc.record(
    { role: fc.constantFrom('system', 'developer', 'user'), content, name },
    { requiredKeys: ['role', 'content'] },
  ),
  fc.record(
    { role: fc.constant('assistant'), content: word, tool_calls: fc.array(call, { minLength: 1, maxLength: 2 }) },
    { requiredKeys: ['role', 'content'] },
  ),
  fc.record({ role: fc.constant('tool'), tool_call_id: name, content }),
);

const tool = fc.record({
  type: fc.constant('function'),
  function: fc.record(
    { name, description: word, parameters: schema, strict: fc.boolean() },
    { requiredKeys: ['name'] },
  ),
});

const penalty = fc.constantFrom(-2, -0.5, 0.5, 2);

/** Members that can change an answer, each with values none of which says the same as another or as leaving it out. */
export const CHAT_FIELDS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  model: fc.constantFrom('gpt-4o-mini', 'gpt-4o', 'o3', 'a/b'),
  tools: fc.uniqueArray(tool, { minLength: 1, maxLength: 3, selector: (one) => JSON.stringify(one) }),
  parallel_tool_calls: fc.constant(false),
  response_format: fc.oneof(
    fc.constant({ type: 'json_object' }),
    fc.record({ type: fc.constant('json_schema'), json_schema: fc.record({ name, schema, strict: fc.boolean() }) }),
  ),
  temperature: fc.constantFrom(0, 0.5, 1, 2),
  top_p: fc.constantFrom(0, 0.5, 1),
  max_tokens: fc.constantFrom(1, 2, 100),
  stop: fc.array(word, { minLength: 1, maxLength: 3 }),
  seed: fc.integer(),
  n: fc.constantFrom(2, 3),
  presence_penalty: penalty,
  frequency_penalty: penalty,
  logit_bias: fc.dictionary(fc.constantFrom('1', '2', '50256'), fc.integer({ min: -100, max: 100 }), { minKeys: 1 }),
  reasoning_effort: fc.constantFrom('low', 'high'),
  verbosity: fc.constantFrom('low', 'high'),
  x_vendor: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), schema),
};

const optional = Object.fromEntries(
  Object.entries(CHAT_FIELDS).map(([field, values]) => [field, fc.option(values, { nil: undefined, freq: 2 })]),
);

/** A whole body. */
export const chatBody: fc.Arbitrary<ChatBody> = fc.record({
  ...optional,
  messages: fc.array(message, { minLength: 1, maxLength: 5 }),
});

/** Members that change nothing, each with a value. */
export const idleFields: fc.Arbitrary<ChatBody> = fc.record(
  {
    stream: fc.boolean(),
    user: word,
    metadata: fc.dictionary(name, word),
    prompt_cache_key: word,
    safety_identifier: word,
    service_tier: fc.constantFrom('auto', 'flex'),
    store: fc.constant(false),
  },
  { requiredKeys: [] },
);

/** The same JSON value with the members of every object in an order that `seed` decides. */
export function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, shuffled(member, seed)] as const);
  return Object.fromEntries(members.sort(([one], [other]) => rank(one, seed) - rank(other, seed)));
}

function rank(key: string, seed: number): number {
  let mixed = seed | 0;
  for (let index = 0; index < key.length; index += 1) mixed = Math.imul(mixed ^ key.charCodeAt(index), 16_777_619);
  return mixed;
}
