import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerText, numberedAnswers } from './harness/numbered-answers.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

/** What a request says about who may share its answer. */
interface Asker {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** `/v1/chat/completions` when left out. */
  readonly path?: string;
}

const KEYS = [
  { tenant: 'a', key: 'key-of-a' },
  { tenant: 'a', key: 'other-key-of-a' },
  { tenant: 'b', key: 'key-of-b', admin: true },
  { tenant: 'a key-of', key: 'key-of-a-s' },
  { tenant: 'local', key: 'key-of-local' },
];

const tenant = (key: string): Asker => ({ headers: { 'x-isartor-key': key } });
const session = (name: string, id: string): Asker => ({ headers: { [name]: id } });
const namespace = (name: string): Asker => ({ headers: { 'x-isartor-cache-namespace': name } });
const field = (body: object): Asker => ({ body });

const SESSION_HEADERS = ['x-isartor-session-id', 'x-thread-id', 'x-session-id', 'x-conversation-id'];
const SESSION_FIELDS = ['session_id', 'thread_id', 'conversation_id'];

/** Askers none of whom may see an answer of another. */
const STRANGERS: readonly (readonly [what: string, askers: readonly Asker[]])[] = [
  ['tenants', ['key-of-a', 'key-of-b', 'key-of-a-s', 'key-of-local'].map(tenant)],
  ['sessions by header', [{}, ...SESSION_HEADERS.map((name, index) => session(name, `s${index}`))]],
  ['sessions by body field', [{}, ...SESSION_FIELDS.map((name, index) => field({ [name]: `s${index}` }))]],
  ['sessions by metadata', [{}, ...SESSION_FIELDS.map((name, index) => field({ metadata: { [name]: `s${index}` } }))]],
  [
    'sessions of the native dialect',
    [
      { path: '/api/chat' },
      { path: '/api/chat', body: { session_id: 's1' } },
      { path: '/api/chat', body: { session_id: 's2' } },
    ],
  ],
  ['namespaces by header', [{}, namespace('n1'), namespace('n2'), namespace('N1')]],
  ['namespaces by body', [{}, field({ cache: { namespace: 'n1' } }), field({ cache: { namespace: 'n2' } })]],
  ['a session and a namespace of one name', [session('x-session-id', 'one'), namespace('one')]],
  [
    'a session in two namespaces',
    [
      { headers: { 'x-session-id': 's', 'x-isartor-cache-namespace': 'n' } },
      { headers: { 'x-session-id': 'n', 'x-isartor-cache-namespace': 's' } },
      { headers: { 'x-session-id': 'sn' } },
    ],
  ],
  [
    'a session of two tenants',
    ['key-of-a', 'key-of-b'].map((key) => ({
      headers: { 'x-isartor-key': key, 'x-session-id': 's' },
    })),
  ],
];

/** Askers who may see one another’s answers. */
const FRIENDS: readonly (readonly [what: string, askers: readonly Asker[]])[] = [
  [
    'keys of one tenant',
    [tenant('key-of-a'), tenant('other-key-of-a'), { headers: { 'x-isartor-key': '', 'x-api-key': 'key-of-a' } }],
  ],
  [
    'one session by any header or field',
    [
      ...SESSION_HEADERS.map((name) => session(name, 'same')),
      ...SESSION_FIELDS.map((name) => field({ [name]: 'same' })),
      field({ metadata: { session_id: 'same' } }),
      { path: '/api/chat', body: { thread_id: ' same ' } },
    ],
  ],
  [
    'the first session header and whatever comes after it',
    [
      session('x-isartor-session-id', 'first'),
      { headers: { 'x-isartor-session-id': 'first', 'x-thread-id': 'second' }, body: { session_id: 'third' } },
    ],
  ],
  ['one namespace by header or body', [namespace('same'), field({ cache: { namespace: 'same' } })]],
  [
    'those who name nothing, in several ways',
    [{}, session('x-session-id', ' '), namespace(''), field({ session_id: '', thread_id: null }), field({ cache: {} })],
  ],
];

describe('the scope of an answer', () => {
  let gateway: TestGateway;
  let questions = 0;
  beforeAll(async () => {
    gateway = await startTestGateway({ env: { ISARTOR__GATEWAY_KEYS: JSON.stringify(KEYS) } });
    gateway.upstream.respondAlways(numberedAnswers());
  });
  afterAll(() => gateway.stop());

  const ask = async (question: string, { headers = {}, body = {}, path = CHAT }: Asker) => {
    const asked = path === CHAT ? chat(question, body) : { prompt: question, ...body };
    const response = await gateway.post(path, asked, { 'x-isartor-key': 'key-of-a', ...headers });
    expect(response.status).toBe(200);
    return { layer: response.headers.get('x-isartor-layer'), answer: await answerText(response) };
  };

  it.each(STRANGERS)('keeps apart %s', async (_what, askers) => {
    questions += 1;
    const told = [];
    for (const asker of askers) {
      const { layer, answer } = await ask(`Question ${questions}`, asker);
      expect(layer).toBe('l3');
      told.push(answer);
    }
    expect(new Set(told).size).toBe(askers.length);
    for (const [index, asker] of askers.entries()) {
      expect(await ask(`Question ${questions}`, asker)).toEqual({ layer: 'l1a', answer: told[index] });
    }
  });

  it.each(FRIENDS)('is shared by %s', async (_what, [first = {}, ...others]) => {
    questions += 1;
    const { layer, answer } = await ask(`Question ${questions}`, first);
    expect(layer).toBe('l3');
    for (const asker of others) {
      expect(await ask(`Question ${questions}`, asker)).toEqual({ layer: 'l1a', answer });
    }
  });
});
