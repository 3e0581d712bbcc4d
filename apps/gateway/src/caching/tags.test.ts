import { describe, expect, it } from 'vitest';
import { readTags } from './tags.js';

const many = Array.from({ length: 40 }, (_, index) => `tag-${index}`);

describe('tags', () => {
  it.each([
    ['docs', ['docs']],
    [' docs , v2,', ['docs', 'v2']],
    ['docs, docs', ['docs']],
    ['Docs, docs', ['Docs', 'docs']],
    ['x'.repeat(128), ['x'.repeat(128)]],
  ])('are a list: %s', (value, tags) => {
    expect(readTags(value)).toEqual({ tags });
  });

  it.each(['', ' ', ' , ,'])('are none in "%s"', (value) => {
    expect(readTags(value)).toEqual({});
  });

  it('are bounded in number and length', () => {
    expect(readTags(many.join(','))).toEqual({ tags: many.slice(0, 32), unreadable: true });
    expect(readTags([...many.slice(0, 32), 'tag-0'].join(','))).toEqual({ tags: many.slice(0, 32) });
    expect(readTags(`${'x'.repeat(129)}, docs`)).toEqual({ tags: ['docs'], unreadable: true });
    expect(readTags('x'.repeat(129))).toEqual({ unreadable: true });
  });

  it('are the words that were sent, in UTF-8 or Latin-1', () => {
    expect(readTags(Buffer.from('Größe, 東京').toString('latin1'))).toEqual({ tags: ['Größe', '東京'] });
    expect(readTags('Größe')).toEqual({ tags: ['Größe'] });
  });
});
