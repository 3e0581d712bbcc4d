import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../catalogue/label-values.js';
import { labelName, seriesName } from './series-name.js';

describe('the name of a series', () => {
  it.each([
    ['http.server.request.duration', 's', 'histogram', 'http_server_request_duration_seconds'],
    ['gen_ai.client.operation.duration', 's', 'histogram', 'gen_ai_client_operation_duration_seconds'],
    ['gen_ai.client.token.usage', '{token}', 'histogram', 'gen_ai_client_token_usage'],
    [
      'gen_ai.client.inference.usage.input_tokens',
      '{token}',
      'counter',
      'gen_ai_client_inference_usage_input_tokens_total',
    ],
    ['isartor_requests_total', '{request}', 'counter', 'isartor_requests_total'],
    ['isartor_request_duration_seconds', 's', 'histogram', 'isartor_request_duration_seconds'],
    ['tokens.saved', 'token', 'counter', 'tokens_saved_token_total'],
    ['total.allocated', 'By', 'counter', 'allocated_bytes_total'],
    ['bytes.sent', 'By', 'counter', 'bytes_sent_total'],
    ['disk.rate', 'By/s', 'gauge', 'disk_rate_bytes_per_second'],
    ['rate', '{request}/s', 'gauge', 'rate_per_second'],
    ['rate', 'By/{request}', 'gauge', 'rate_bytes'],
    ['hit', '1', 'gauge', 'hit_ratio'],
    ['hit.ratio', '1', 'gauge', 'hit_ratio'],
    ['hits', '1', 'counter', 'hits_total'],
    ['share', '%', 'gauge', 'share_percent'],
    ['a..b--c__d', '', 'gauge', 'a_b_c_d'],
    ['job:rate5m', '', 'gauge', 'job:rate5m'],
    ['5xx', '', 'gauge', '_5xx'],
  ] as const)('of %s in "%s" as a %s is %s', (...[name, unit, kind, expected]) => {
    expect(seriesName({ name, unit, kind })).toBe(expected);
  });

  it('is what the contract calls them, for all of its own', () => {
    const own = Object.values(CATALOGUE).filter(({ name }) => name.startsWith('isartor_'));
    expect(own.length).toBeGreaterThan(20);
    for (const { name, unit, kind } of own) {
      const type = kind === 'observed-counter' ? 'counter' : kind;
      expect(seriesName({ name, unit, kind: type })).toBe(name);
    }
  });
});

describe('the name of a label', () => {
  it.each([
    ['gen_ai.operation.name', 'gen_ai_operation_name'],
    ['tool', 'tool'],
    ['2xx', 'key_2xx'],
    ['_private', 'key_private'],
    ['__reserved', '__reserved'],
    ['größe', 'gr__e'],
  ])('%s is %s', (name, expected) => {
    expect(labelName(name)).toBe(expected);
  });
});
