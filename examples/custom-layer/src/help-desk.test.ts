import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createExactCache, createMemoryStore } from '@isartor/cache-exact';
import { describe, expect, it } from 'vitest';
import { createHelpDesk } from './help-desk.js';

function deskOf(answer: (prompt: string) => Promise<string>) {
  const asked: string[] = [];
  const desk = createHelpDesk({
    secretProjects: ['Blue Heron'],
    faq: new Map([['Opening hours?', 'Nine to five.']]),
    cache: createExactCache({ store: createMemoryStore() }),
    answer: (prompt) => {
      asked.push(prompt);
      return answer(prompt);
    },
  });
  return { asked, ...desk };
}

describe('the help desk', () => {
  it('asks the function once, and for nothing that a layer knows or forbids', async () => {
    const desk = deskOf(async () => 'Forty-two.');
    expect(await desk.ask('opening  HOURS')).toEqual({ layer: 'L1_Faq', text: 'Nine to five.' });
    expect(await desk.ask('What is the answer?')).toEqual({ layer: 'L3_Cloud', text: 'Forty-two.' });
    expect(await desk.ask('What is the answer?')).toEqual({ layer: 'L1a_ExactCache', text: 'Forty-two.' });
    await expect(desk.ask('Tell me of BLUE HERON')).rejects.toMatchObject({ code: 'forbidden' });
    expect(desk.asked).toEqual(['What is the answer?']);
  });

  it('tells what the function threw, and asks it again', async () => {
    const desk = deskOf(() => Promise.reject(new Error('The line is busy')));
    await expect(desk.ask('What is the answer?')).rejects.toThrow('The line is busy');
    await expect(desk.ask('What is the answer?')).rejects.toThrow('The line is busy');
    expect(desk.asked).toHaveLength(2);
  });

  it('runs as a program', () => {
    const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
    const layers = execFileSync(process.execPath, [main], { encoding: 'utf8' }).match(/^ {2}\w+/gm);
    expect(layers).toEqual(['  L1_Faq', '  L3_Cloud', '  L1a_ExactCache', '  forbidden']);
  });
});
