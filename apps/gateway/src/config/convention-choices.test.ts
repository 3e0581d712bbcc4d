import { describe, expect, it } from 'vitest';
import { load, problemsOf } from '../../test/harness/load-fixture.js';

describe('the choice of conventions', () => {
  it.each([
    ['http', 'http', undefined],
    ['database, HTTP/dup,http', 'http/dup', undefined],
    ['gen_ai_latest_experimental,http', 'http', 'gen_ai_latest_experimental'],
    ['database', undefined, undefined],
  ])('OTEL_SEMCONV_STABILITY_OPT_IN=%s', (value, http, genAi) => {
    const { config, warnings } = load({ env: { OTEL_SEMCONV_STABILITY_OPT_IN: value } });
    expect([config.otelHttpSemconv, config.otelGenAiSemconv, warnings]).toEqual([http, genAi, []]);
  });

  it('the gateway’s own variable comes before the standard one', () => {
    const env = { OTEL_SEMCONV_STABILITY_OPT_IN: 'http', ISARTOR__OTEL_HTTP_SEMCONV: 'http/dup' };
    expect(load({ env }).config.otelHttpSemconv).toBe('http/dup');
  });
});

it.each([
  ['true', true],
  ['SPAN_ONLY', true],
  ['span_and_event', true],
  ['EVENT_ONLY', false],
  ['NO_CONTENT', false],
])('OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=%s', (value, captured) => {
  const { config } = load({ env: { OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: value } });
  expect(config.captureContent).toBe(captured);
});

describe('usage_pricing', () => {
  it('is a price by provider, in the file and in the environment', () => {
    const openai = { inputUsdPerMillion: 0.15, outputUsdPerMillion: 0.6 };
    const toml = '[usage_pricing.openai]\ninput_cost_per_million_usd = 0.15\noutput_cost_per_million_usd = 0.6';
    expect(load({ toml }).config.usagePricing).toEqual({ openai });
    const env = { ISARTOR__USAGE_PRICING: '{"anthropic":{"input_cost_per_million_usd":3}}' };
    expect(load({ env }).config.usagePricing).toEqual({ anthropic: { inputUsdPerMillion: 3, outputUsdPerMillion: 0 } });
  });

  it.each([
    [
      'usage_pricing = { openai = { input_cost_per_million_usd = -1 } }',
      /openai\.input_cost_per_million_usd must be at least 0/,
    ],
    ['usage_pricing = { openai = { input_cost_per_milion_usd = 1 } }', /did you mean "input_cost_per_million_usd"/],
  ])('refuses %s', (toml, problem) => {
    expect(problemsOf({ toml })).toEqual([expect.stringMatching(problem)]);
  });
});
