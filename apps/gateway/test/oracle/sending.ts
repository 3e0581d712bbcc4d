import type { Asking } from './asking.js';
import type { Question } from './question.js';

/** A request as it goes over the wire. */
export interface Sending {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Fields = Readonly<Record<string, unknown>>;

const PATHS = { chat: '/v1/chat/completions', messages: '/v1/messages', responses: '/v1/responses' } as const;

/** The header that goes upstream, is in no cache key, and tells there whose call it is. */
export const CALL_HEADER = 'idempotency-key';

/** Writes the request in its dialect. */
export function sendingOf(asking: Asking): Sending {
  const { dialect, number, question, tenant } = asking;
  const body = { ...WRITERS[dialect](question), stream: asking.stream, ...gatewayFields(asking) };
  return {
    path: PATHS[dialect],
    headers: {
      'content-type': 'application/json',
      'x-isartor-key': keyOf(tenant),
      ...(dialect !== 'messages' && { [CALL_HEADER]: String(number) }),
      ...(question.beta !== undefined && { 'openai-beta': question.beta }),
      ...scopeHeaders(asking),
      ...controlHeaders(asking),
    },
    body: JSON.stringify(body),
  };
}

/** The gateway key of a tenant. */
export const keyOf = (tenant: string): string => `key-of-${tenant}`;

const SESSION_HEADERS = ['x-isartor-session-id', 'x-thread-id', 'x-session-id', 'x-conversation-id'];

function scopeHeaders({ session, sessionBy, namespace, controls }: Asking): Record<string, string> {
  const header = SESSION_HEADERS[sessionBy];
  return {
    ...(session !== undefined && header !== undefined && { [header]: session }),
    ...(namespace !== undefined && !controls.inBody && { 'x-isartor-cache-namespace': namespace }),
  };
}

function controlHeaders({ controls }: Asking): Record<string, string> {
  const { inBody, maxAgeSeconds, ttlSeconds, tags } = controls;
  const directives = [
    ...(controls.noCache && !inBody ? ['no-cache'] : []),
    ...(controls.noStore && !inBody ? ['no-store'] : []),
    ...(controls.onlyIfCached ? ['only-if-cached'] : []),
    ...(maxAgeSeconds !== undefined && !inBody ? [`max-age=${maxAgeSeconds}`] : []),
  ];
  return {
    ...(directives.length > 0 && { 'cache-control': directives.join(', ') }),
    ...(ttlSeconds !== undefined && !inBody && { 'x-isartor-cache-ttl': String(ttlSeconds) }),
    ...(tags.length > 0 && { 'x-isartor-cache-tags': tags.join(', ') }),
    ...(controls.skip && { 'x-isartor-skip': 'l1a' }),
  };
}

/** What stays with the gateway. */
function gatewayFields({ session, sessionBy, namespace, controls }: Asking): Fields {
  const { inBody, noCache, noStore, maxAgeSeconds, ttlSeconds } = controls;
  const cache = {
    ...(namespace !== undefined && { namespace }),
    ...(noCache && { 'no-cache': true }),
    ...(noStore && { 'no-store': true }),
    ...(maxAgeSeconds !== undefined && { 's-maxage': maxAgeSeconds }),
    ...(ttlSeconds !== undefined && { ttl: ttlSeconds }),
  };
  return {
    ...(session !== undefined && SESSION_HEADERS[sessionBy] === undefined && { session_id: session }),
    ...(inBody && { cache }),
  };
}

const PARAMETERS = { type: 'object', properties: { said: { type: 'string' } } };

const WRITERS: Readonly<Record<Asking['dialect'], (question: Question) => Fields>> = {
  chat: ({ model, conversation, temperature, topP, maxTokens, seed, stop, tools, mustCallTool }) => ({
    model,
    messages: conversation.map(({ role, text }) => ({ role, content: text })),
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    seed,
    stop,
    ...(tools.length > 0 && {
      tools: tools.map((name) => ({ type: 'function', function: { name, parameters: PARAMETERS } })),
    }),
    ...(mustCallTool && { tool_choice: 'required' }),
  }),
  messages: ({ model, conversation, temperature, topP, maxTokens, stop, tools, mustCallTool }) => ({
    model,
    system: conversation.find(({ role }) => role === 'system')?.text,
    messages: conversation.filter(({ role }) => role !== 'system').map(({ role, text }) => ({ role, content: text })),
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    ...(stop !== undefined && { stop_sequences: [stop] }),
    ...(tools.length > 0 && { tools: tools.map((name) => ({ name, input_schema: PARAMETERS })) }),
    ...(mustCallTool && { tool_choice: { type: 'any' } }),
  }),
  responses: ({ model, conversation, temperature, topP, maxTokens, tools, mustCallTool }) => ({
    model,
    input: conversation.map(({ role, text }) => ({ role, content: text })),
    store: false,
    temperature,
    top_p: topP,
    max_output_tokens: maxTokens,
    ...(tools.length > 0 && {
      tools: tools.map((name) => ({ type: 'function', name, parameters: PARAMETERS, strict: false })),
    }),
    ...(mustCallTool && { tool_choice: 'required' }),
  }),
};
