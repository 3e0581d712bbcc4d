import { isValidSpanId, isValidTraceId } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { createIdGenerator } from './id-generator.js';

describe('id generator', () => {
  it('makes valid ids, each another one, over many refills of its pool', () => {
    const { generateTraceId, generateSpanId } = createIdGenerator();
    const traces = Array.from({ length: 5_000 }, generateTraceId);
    const spans = Array.from({ length: 5_000 }, generateSpanId);
    expect(traces.filter((id) => !isValidTraceId(id))).toEqual([]);
    expect(spans.filter((id) => !isValidSpanId(id))).toEqual([]);
    expect(new Set([...traces, ...spans]).size).toBe(10_000);
  });
});
