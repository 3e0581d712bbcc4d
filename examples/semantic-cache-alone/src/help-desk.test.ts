import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSemanticCache, judgeAnswers } from '@isartor/cache-semantic';
import { createBagOfWordsEmbedder } from '@isartor/cache-semantic/testing';
import { expect, it } from 'vitest';
import { createHelpDesk } from './help-desk.js';

it('works out once what was asked in other words, and anew what was not', async () => {
  const cache = createSemanticCache<string>({
    embedder: createBagOfWordsEmbedder(),
    judge: judgeAnswers,
    shadowRate: 0,
  });
  const asked: string[] = [];
  const service = createHelpDesk({
    cache,
    answer: async (question) => {
      asked.push(question);
      return `Answer ${asked.length}`;
    },
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  const { port } = service.address() as AddressInfo;
  const ask = async (question: string): Promise<unknown> =>
    (await fetch(`http://127.0.0.1:${port}/ask?question=${encodeURIComponent(question)}`)).json();

  try {
    expect(await ask('How do I reset my password?')).toEqual({ answer: 'Answer 1' });
    await expect.poll(() => cache.stats().entries).toBe(1);
    expect(await ask('how do i reset my password')).toEqual({ answer: 'Answer 1' });
    expect(await ask('Please, how do I reset my password?')).toEqual({ answer: 'Answer 1' });
    expect(await ask('How do I not reset my password?')).toEqual({ answer: 'Answer 2' });
    expect(await ask('')).toEqual({ error: 'Ask at /ask?question=…' });
    expect(asked).toHaveLength(2);
  } finally {
    service.close();
    await cache.close();
  }
});
