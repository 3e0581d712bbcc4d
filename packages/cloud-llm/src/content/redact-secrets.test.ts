import { expect, it } from 'vitest';
import { redactSecrets } from './redact-secrets.js';

it.each([
  ['key sk-proj-abc_123 end', 'key [masked] end'],
  ['sk-ant-api03-xyz', '[masked]'],
  ['AKIAIOSFODNN7EXAMPLE', '[masked]'],
  ['ASIAIOSFODNN7EXAMPLE', '[masked]'],
  ['ghp_16C7e42F292c6912E7', '[masked]'],
  ['github_pat_11AA22BB_cc', '[masked]'],
  ['glpat-1234abcd', '[masked]'],
  ['xoxb-1234-abcd', '[masked]'],
  ['AIzaSyA-1234567', '[masked]'],
  ['Authorization: Bearer abcdef123', 'Authorization: Bearer [masked]'],
  ['authorization=basic letmein', 'authorization=basic [masked]'],
  ['"api_key": "hunter22"', '"api_key": "[masked]"'],
  ['{\\"password\\":\\"hunter22\\"}', '{\\"password\\":\\"[masked]\\"}'],
  ['PASSWORD=hunter22;', 'PASSWORD=[masked];'],
  ['https://user:pass@host/', 'https://[masked]@host/'],
  ['Cookie: a=b; c=d\nnext', 'Cookie: [masked]\nnext'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '[masked]'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- end', '[masked] end'],
  ['-----BEGIN PRIVATE KEY-----\\nMIIE\\n', '[masked]'],
  ['What is the capital of France?', 'What is the capital of France?'],
  ['the tokens: 5 of them, a risk-averse task-force', 'the tokens: 5 of them, a risk-averse task-force'],
])('%j becomes %j', (text, redacted) => {
  expect(redactSecrets(text)).toBe(redacted);
});

it('leaves no half of a key where it stops to look', () => {
  const text = `${'word '.repeat(3276)}sk-1234567890abcdef`;
  expect(redactSecrets(text)).not.toContain('sk-');
});

it.each(['-----BEGIN PRIVATE KEY-----', 'cookie:', 'token=', '://', 'Bearer ', 'a'])(
  'takes little time for what is made to take much: %j',
  (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const started = performance.now();
    redactSecrets(text);
    expect(performance.now() - started).toBeLessThan(1000);
  },
);
