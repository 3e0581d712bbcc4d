import { RICH_REQUEST } from '../harness/rich-request.js';
import { mutateText } from './mutate-text.js';
import { mutateValue } from './mutate-value.js';
import type { Random } from './random.js';

export interface MalformedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Sent in chunks, without a content-length. */
  readonly chunked: boolean;
}

const user = { role: 'user', content: 'Hi' };
const TOOLS = [{ type: 'function', function: { name: 'look', parameters: { type: 'object', properties: {} } } }];

/** Valid bodies of each dialect, which the mutations start from. */
const BODIES: Readonly<Record<string, readonly object[]>> = {
  '/v1/chat/completions': [
    { model: 'gpt-4o-mini', messages: [user] },
    { model: 'gpt-4o-mini', messages: [user], stream: true, stream_options: { include_usage: true } },
    { messages: [{ role: 'system', content: 'Be brief' }, user], temperature: 0.5, n: 2, stop: ['a'], seed: 1 },
    { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }], tools: TOOLS, tool_choice: 'auto' },
    { messages: [user], cache: { ttl: 5, namespace: 'n' }, session_id: 's', metadata: { thread_id: 't' } },
    { ...RICH_REQUEST, n: 1 },
  ],
  '/v1/responses': [
    { model: 'gpt-4o-mini', input: 'Hi', store: false },
    { model: 'gpt-4o-mini', input: [{ role: 'user', content: [{ type: 'input_text', text: 'Hi' }] }], stream: true },
    {
      input: [
        { role: 'user', content: 'Hi' },
        { type: 'function_call', call_id: 'c1', name: 'look', arguments: '{}' },
        { type: 'function_call_output', call_id: 'c1', output: 'seen' },
      ],
      tools: [{ type: 'function', name: 'look', parameters: { type: 'object' }, strict: false }],
      text: { format: { type: 'json_object' } },
      reasoning: { effort: 'low' },
    },
  ],
  '/v1/messages': [
    { model: 'gpt-4o-mini', max_tokens: 50, messages: [user] },
    { model: 'gpt-4o-mini', max_tokens: 50, messages: [user], stream: true, system: [{ type: 'text', text: 'Short' }] },
    {
      max_tokens: 50,
      system: 'Be brief',
      tools: [{ name: 'look', input_schema: { type: 'object', properties: {} } }],
      tool_choice: { type: 'auto' },
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Hi', cache_control: { type: 'ephemeral' } }] },
        { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'look', input: { a: 1 } }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: 'seen' }] },
      ],
    },
  ],
  '/v1beta/models/gpt-4o-mini:generateContent': [
    { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] },
    {
      system_instruction: { parts: [{ text: 'Be brief' }] },
      contents: [
        { role: 'user', parts: [{ text: 'Hi' }, { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } }] },
        { role: 'model', parts: [{ functionCall: { name: 'look', args: { a: 1 } } }] },
        { role: 'user', parts: [{ functionResponse: { name: 'look', response: { output: 'seen' } } }] },
      ],
      tools: [{ functionDeclarations: [{ name: 'look', parameters: { type: 'OBJECT', properties: {} } }] }],
      generationConfig: { temperature: 0.5, stopSequences: ['a'], responseMimeType: 'application/json' },
    },
  ],
  '/v1/embeddings': [{ model: 'gpt-4o-mini', input: ['Hi', 'there'], dimensions: 3, encoding_format: 'float' }],
  '/api/chat': [
    { prompt: 'Hi' },
    { prompt: 'Hi', stream: true, model: 'gpt-4o-mini' },
    { messages: [{ role: 'system', content: 'Be brief' }, user], cache: { 'no-store': true }, session_id: 's' },
  ],
};

const PROMPT_PATHS = [
  '/v1/chat/completions',
  '/v1/chat/completions',
  '/api/chat',
  '/api/v1/chat',
  '/v1/responses',
  '/v1/messages',
  '/v1/messages/count_tokens',
  '/v1beta/models/gpt-4o-mini:generateContent',
  '/v1beta/models/gpt-4o-mini:streamGenerateContent',
  '/v1beta/models/gpt-4o-mini:streamGenerateContent?alt=sse',
  '/v1beta/models/gpt-4o-mini:countTokens',
  '/v1/embeddings',
];
const PATHS = [
  ...PROMPT_PATHS,
  '/v1/models',
  '/v1/models/gpt-4o-mini',
  '/v1/models/%ff%00%2e',
  '/v1/models/..%2f..%2fetc',
  '/v1/',
  '/v1/chat/completions/',
  '/v1/chat/completions?key=a&key=b&%zz',
  '/v1//chat/completions',
  '/v1/messages/batches',
  '/v1beta/models/%ff:generateContent',
  '/v1beta/models/:generateContent',
  '/v1beta/models/gpt-4o-mini:embedContent',
  '/v1beta/models/a/b/../c:generateContent',
  '/v1/./models',
  '/healthz',
  '/readyz',
  '/health?x=1',
  '/',
  '//',
  '/api/chat?stream=true',
  '/api/CHAT',
  '/%',
  '/v1/\\models',
  '/\\\\x',
  `/${'a'.repeat(6000)}`,
];
const METHODS = ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'POST', 'QUERY', 'MKCOL'];

const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'APPLICATION/JSON;charset="utf-16"',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/vnd.api+json',
  'json',
  ';',
  '/',
  `text/${'x'.repeat(2000)}`,
];

/** Headers that we read, with values that nobody should send. */
const HEADERS: readonly (readonly [name: string, values: readonly string[]])[] = [
  [
    'cache-control',
    ['no-cache', 'no-store=', 'max-age=-1', 'max-age=1e9', '=,=,=', ',,,', '"', 'max-age="5', 'x'.repeat(3000)],
  ],
  ['x-isartor-cache-ttl', ['-1', '0', '1e3', 'NaN', '99999999999999999999', '', ' ']],
  ['x-isartor-skip', [',,,', 'l1a,'.repeat(300), '__proto__', 'l9', '*']],
  ['x-isartor-session-id', ['', ' ', 'x'.repeat(4000), '\u00ff\u00fe', '{}', '../..']],
  ['x-isartor-cache-namespace', ['', 'y'.repeat(4000), ';', '\u0080']],
  ['x-request-id', ['', 'z'.repeat(4000), '<script>', '\u00ff', 'a b']],
  ['traceparent', ['00-0-0-0', '', 'ff-', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`, 'x'.repeat(500)]],
  ['x-forwarded-for', ['', ',,,', '999.999.999.999', '::', 'x'.repeat(3000), '\u00ff']],
  ['authorization', ['', 'Bearer', 'Bearer  ', 'Basic \u00ff', 'x'.repeat(4000)]],
  ['anthropic-version', ['', '2023-06-01', '\u00e9', 'x'.repeat(3000)]],
  ['anthropic-beta', [',', '\u00e9', 'x'.repeat(3000)]],
  ['openai-beta', ['', ',', 'x'.repeat(2000), '\u00e9']],
  ['openai-organization', ['', '\u00ff', 'x'.repeat(4000)]],
  ['idempotency-key', ['', '\u00e9\u0080', '\t', '<>']],
  ['accept', ['text/event-stream', 'nothing/*', '*', '']],
  ['accept-encoding', ['gzip', 'br;q=2', '*;q=0']],
  ['content-encoding', ['gzip', 'identity', 'x', '', 'gzip, gzip']],
  ['expect', ['100-continue']],
  ['host', ['gateway.example', 'a b', 'localhost/x', '[::1', '[::1]:80', 'LOCALHOST:1', 'a@localhost']],
  ['origin', ['null', 'http://localhost', 'x']],
  ['user-agent', ['', 'claude-cli'.repeat(300), '\u00ff']],
  ['range', ['bytes=0-1']],
  ['if-none-match', ['*']],
];

const MEBIBYTE = 1024 * 1024;

/** One request with something wrong with it; a few in a hundred still mean something. */
export function malformedRequest(random: Random): MalformedRequest {
  const method = random.oneIn(15) ? random.pick(METHODS) : 'POST';
  const path = random.oneIn(8) ? random.pick(PATHS) : random.pick(PROMPT_PATHS);
  const headers = malformedHeaders(random);
  return { method, path, headers, body: malformedBody(path, random), chunked: random.oneIn(6) };
}

function malformedHeaders(random: Random): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': random.oneIn(8) ? random.pick(CONTENT_TYPES) : 'application/json',
  };
  if (random.oneIn(30)) delete headers['content-type'];
  while (random.oneIn(4)) {
    const [name, values] = random.pick(HEADERS);
    headers[name] = random.pick(values);
  }
  if (random.oneIn(60)) for (let index = 0; index < 100; index += 1) headers[`x-${index}`] = 'y';
  return headers;
}

/** Bodies of the dialect that is spoken at a path. */
function bodiesFor(path: string): readonly object[] {
  if (path.startsWith('/v1beta/')) return BODIES['/v1beta/models/gpt-4o-mini:generateContent'] ?? [];
  const spoken = Object.keys(BODIES).find((start) => path.startsWith(start));
  return BODIES[spoken ?? (path.startsWith('/api/') ? '/api/chat' : '/v1/chat/completions')] ?? [];
}

function malformedBody(path: string, random: Random): Buffer {
  const valid = random.pick(bodiesFor(path));
  const printed = (value: unknown): string => JSON.stringify(value) ?? '';
  if (random.oneIn(25)) return Buffer.from(printed(valid));
  if (random.oneIn(3)) return mutateText(printed(valid), random);
  return Buffer.from(printed(mutateValue(valid, random)));
}

/** A body at or beyond the size that a request may have; some of these would be valid if they were smaller. */
export function hugeRequest(random: Random): MalformedRequest {
  const filler = random.pick(['a', '[', '"', '{"a":', '\u00e9', '\ud83d\ude00']);
  const size = random.pick([12, 12, 9]) * MEBIBYTE;
  const content = filler.repeat(Math.ceil(size / Buffer.byteLength(filler)));
  const text = random.oneIn(2) ? content : JSON.stringify({ model: 5, messages: [{ role: 'user', content }] });
  return {
    method: 'POST',
    path: random.pick(PROMPT_PATHS),
    headers: { 'content-type': random.pick(CONTENT_TYPES) },
    body: Buffer.from(text),
    chunked: random.oneIn(2),
  };
}
