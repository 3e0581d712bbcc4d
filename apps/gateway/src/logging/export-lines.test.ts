import { describe, expect, it } from 'vitest';
import { logEntryOf } from './export-lines.js';

const line = (fields: object): string => `${JSON.stringify({ level: 'info', msg: 'Hello', ...fields })}\n`;

describe('a line of the log', () => {
  it('becomes a record: time, severity, words, and the other fields as attributes', () => {
    const written = line({
      ...{ level: 'warn', time: '2026-01-02T03:04:05.678Z', target: 'isartor', count: 2, ok: true },
      ...{ list: ['a', 1], tree: { a: 1 }, nothing: null },
    });
    expect(logEntryOf(written)).toEqual({
      timeMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
      severity: 'warn',
      body: 'Hello',
      attributes: { target: 'isartor', count: 2, ok: true, list: '["a",1]', tree: '{"a":1}' },
    });
  });

  it.each([1, '01', '1'])('keeps the span it was written in, with flags written as %j', (trace_flags) => {
    const ids = { trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16) };
    expect(logEntryOf(line({ ...ids, trace_flags }))).toMatchObject({
      attributes: {},
      span: { traceId: ids.trace_id, spanId: ids.span_id, traceFlags: 1 },
    });
  });

  it('without a span, a time or a level of ours is still a record', () => {
    const entry = logEntryOf('{"msg":"odd","level":60}');
    expect(entry).toMatchObject({ severity: 'info', body: 'odd', attributes: {} });
    expect(entry.timeMs).toBeGreaterThan(Date.UTC(2025));
    expect(entry.span).toBeUndefined();
  });
});
