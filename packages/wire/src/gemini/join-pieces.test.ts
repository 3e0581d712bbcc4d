import type { Message, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { joinPieces } from './join-pieces.js';

const model = (...content: Part[]): Message => ({ role: 'assistant', content });
const user = (text: string): Message => ({ role: 'user', content: [{ type: 'text', text }] });
const text = (words: string): Part => ({ type: 'text', text: words });
const thought = (words: string, seal: object = {}): Part => ({ type: 'reasoning', text: words, ...seal });
const call: Part = { type: 'tool-call', id: 'a', name: 'f', kind: 'function', input: '{}' };
const SEAL = { signature: 'sig', maker: 'anthropic' } as const;
const signed: Part = { type: 'text', text: '', extensions: { gemini: { thoughtSignature: 'sig' } } };

describe('joinPieces', () => {
  it('joins a turn for each piece to one, as if the answer had come whole', () => {
    const pieces = [thought('I '), thought('see.'), thought('', SEAL), text('A'), text(' word'), call, text('.')];
    expect(joinPieces([user('a'), ...pieces.map((part) => model(part)), user('b')])).toEqual([
      user('a'),
      model(thought('I see.', SEAL), text('A word'), call, text('.')),
      user('b'),
    ]);
  });

  it('joins the parts of one turn the same way', () => {
    expect(joinPieces([model(text('A'), text(' word'), signed)])).toEqual([model({ ...signed, text: 'A word' })]);
  });

  it('leaves out the empty text that a finish reason comes with, but not a turn that says nothing else', () => {
    expect(joinPieces([model(text('A')), model(call), model(text(''))])).toEqual([model(text('A'), call)]);
    expect(joinPieces([model(text(''))])).toEqual([model(text(''))]);
  });

  it('ends a piece where something vouches for it', () => {
    const turn = model(thought('a', SEAL), thought('b'), signed, text('c'));
    expect(joinPieces([turn])).toEqual([turn]);
  });

  it('leaves what users say as it is, and turns with fields of their own', () => {
    const messages: Message[] = [
      { role: 'user', content: [text('a'), text('b')] },
      user('c'),
      { ...model(text('d')), extensions: { gemini: { x: 1 } } },
      model(text('e')),
    ];
    expect(joinPieces(messages)).toEqual(messages);
  });
});
