import { errorAnswer } from '@isartor/testing';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startMonitoredGateway } from '../harness/monitored-gateway.js';
import { KEY, type ObservedSession, observeSession } from '../harness/observed-session.js';
import { createRecordedLog, type LogLine } from '../harness/recorded-log.js';
import { spanTree } from '../harness/span-tree.js';
import { CHAT, chat, startTestGateway, type TestGateway } from '../harness/test-gateway.js';

const linesOf = (lines: readonly LogLine[], request: string): readonly LogLine[] =>
  lines.filter(({ fields }) => 'request_id' in fields && fields.request_id === request);

describe('the lines of a session', () => {
  let session: ObservedSession;
  beforeAll(async () => {
    session = await observeSession();
  });

  it('[100] name the trace, the root span and its flags', () => {
    const tree = spanTree(session.spans);
    for (const request of session.responses.keys()) {
      const { traceId, spanId } = tree.rootOf(request);
      const lines = linesOf(session.lines, request);
      expect([request, lines.length > 0]).toEqual([request, true]);
      for (const { fields } of lines) {
        expect(fields).toMatchObject({ trace_id: traceId, span_id: spanId, trace_flags: '01' });
      }
    }
  });

  it('[100] tell of each request how it ended', () => {
    const completed = linesOf(session.lines, 'json').filter(({ message }) => message === 'Request completed');
    expect(completed).toEqual([
      {
        level: 'debug',
        message: 'Request completed',
        fields: expect.objectContaining({
          'http.method': 'POST',
          'http.route': '/v1/chat/completions',
          'http.status_code': 200,
          'isartor.final_layer': 'L3_Cloud',
          duration_ms: expect.any(Number),
        }),
      },
    ]);
  });

  it('[18] [107] tell who came in at debug and who was turned away at warn, once, never by which key', () => {
    const told = (request: string) =>
      linesOf(session.lines, request)
        .filter(({ message }) => message.startsWith('Gateway key'))
        .map(({ level, message, fields }) => [level, message, 'key_source' in fields && fields.key_source]);
    expect(told('json')).toEqual([['debug', 'Gateway key accepted', 'x-isartor-key']]);
    expect(told('unauthorized')).toEqual([['warn', 'Gateway key rejected', 'x-isartor-key']]);
    expect(session.log).not.toContain(KEY);
  });
});

describe('lines', () => {
  let gateway: TestGateway | undefined;
  afterEach(async () => {
    await gateway?.stop();
    gateway = undefined;
  });

  it('[100] name the request alone while monitoring is off', async () => {
    const recorded = createRecordedLog();
    gateway = await startTestGateway({ log: recorded.log });
    await (await gateway.post(CHAT, chat('Hi'), { 'x-request-id': 'one' })).text();
    await expect.poll(() => linesOf(recorded.lines, 'one')).toHaveLength(1);
    expect(linesOf(recorded.lines, 'one')[0]?.fields).not.toHaveProperty('trace_id');
  });

  it('[100] name the trace where a request failed', async () => {
    const monitored = await startMonitoredGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
    gateway = monitored;
    monitored.upstream.respondAlways(errorAnswer(500, 'no'));
    await (await monitored.post(CHAT, chat('Hi'), { 'x-request-id': 'one' })).text();
    const { spans } = await monitored.end();
    const failed = linesOf(monitored.recorded.lines, 'one').find(({ message }) => message === 'Request failed');
    expect(failed).toMatchObject({ level: 'warn', fields: { trace_id: spanTree(spans).rootOf('one').traceId } });
  });

  it('[18] [107] tell who was refused for where they came from', async () => {
    const recorded = createRecordedLog();
    gateway = await startTestGateway({ log: recorded.log });
    await (await gateway.get('/v1/models', { origin: 'https://elsewhere.example', 'x-request-id': 'one' })).text();
    expect(linesOf(recorded.lines, 'one').filter(({ level }) => level === 'warn')).toEqual([
      {
        level: 'warn',
        message: 'Caller refused',
        fields: { request_id: 'one', code: 'forbidden', key_source: 'none' },
      },
    ]);
  });
});
