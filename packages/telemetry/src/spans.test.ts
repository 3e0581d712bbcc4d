import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import type { SpanCatalogue } from './catalogue/spans.js';
import { createSpans } from './spans.js';

const spans = createSpans<SpanCatalogue>({ name: 'isartor.gateway' });
const root = { 'client.address': '::1', 'isartor.request_id': 'request-1' };

describe('spans without an SDK', () => {
  it('run the work and hand back what it returns or throws', async () => {
    expect(await spans.run('gateway_request', root, async () => 'answer')).toBe('answer');
    const broken = new Error('broken');
    const rejected = spans.run('gateway_request', root, async () => {
      throw broken;
    });
    await expect(rejected).rejects.toBe(broken);
  });

  it('do nothing, whatever is asked of them', () => {
    const open = spans.start('gateway_request', root);
    open.set({ 'http.status_code': 200 });
    open.event('auth');
    open.fail(new Error('broken'));
    open.end();
    open.end();
    expect(open.span.isRecording()).toBe(false);
  });

  it('pass on the trace of the caller', () => {
    const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', traceFlags: 1 };
    const incoming = trace.setSpanContext(ROOT_CONTEXT, caller);
    const open = spans.within(incoming).start('gateway_request', root);
    expect(trace.getSpanContext(open.context)).toEqual(caller);
  });
});
