import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MemberEdits, spliceMembers } from './splice-members.js';

const splice = (text: string, edits: Partial<MemberEdits>): string =>
  Buffer.from(spliceMembers(Buffer.from(text), { remove: [], set: {}, ...edits })).toString();

describe('spliceMembers', () => {
  it.each<{ readonly name: string; readonly text: string; readonly edits: Partial<MemberEdits>; readonly to: string }>([
    {
      name: 'replaces in place',
      text: '{"model":"a","n":1}',
      edits: { set: { model: 'b' } },
      to: '{"model":"b","n":1}',
    },
    {
      name: 'keeps white space',
      text: '{ "model" : "a" ,\n "n" : 1 }',
      edits: { set: { model: 'b' } },
      to: '{ "model" : "b" ,\n "n" : 1 }',
    },
    { name: 'adds at the end', text: '{"n":1}', edits: { set: { stream: true } }, to: '{"n":1,"stream":true}' },
    { name: 'adds to an empty object', text: '{ }', edits: { set: { stream: true } }, to: '{"stream":true }' },
    { name: 'removes the first member', text: '{"a":1,"b":2}', edits: { remove: ['a'] }, to: '{"b":2}' },
    { name: 'removes the last member', text: '{"a":1,"b":2}', edits: { remove: ['b'] }, to: '{"a":1}' },
    { name: 'removes the only member', text: '{"a":1}', edits: { remove: ['a'] }, to: '{}' },
    { name: 'removes and adds', text: '{"a":1}', edits: { remove: ['a'], set: { b: 2 } }, to: '{"b":2}' },
    { name: 'ignores what is not there', text: '{"a":1}', edits: { remove: ['b'] }, to: '{"a":1}' },
    { name: 'removes every occurrence', text: '{"a":1,"b":2,"a":3}', edits: { remove: ['a'] }, to: '{"b":2}' },
    {
      name: 'sets every occurrence',
      text: '{"a":1,"b":2,"a":3}',
      edits: { set: { a: 0 } },
      to: '{"a":0,"b":2,"a":0}',
    },
    {
      name: 'knows a name with escapes',
      text: '{"\\u006dodel":"a"}',
      edits: { set: { model: 'b' } },
      to: '{"\\u006dodel":"b"}',
    },
    {
      name: 'leaves nested members alone',
      text: '{"x":{"model":"a"}}',
      edits: { set: { model: 'b' } },
      to: '{"x":{"model":"a"},"model":"b"}',
    },
    {
      name: 'is not misled by strings',
      text: '{"x":"{\\"model\\":[","model":"a"}',
      edits: { set: { model: 'b' } },
      to: '{"x":"{\\"model\\":[","model":"b"}',
    },
    {
      name: 'is not misled by backslashes',
      text: '{"x":"\\\\","model":"a"}',
      edits: { set: { model: 'b' } },
      to: '{"x":"\\\\","model":"b"}',
    },
    {
      name: 'keeps big numbers',
      text: '{"seed":12345678901234567890,"model":"a"}',
      edits: { set: { model: 'b' } },
      to: '{"seed":12345678901234567890,"model":"b"}',
    },
    {
      name: 'keeps text beyond ASCII',
      text: '{"é":"🌍","model":"a"}',
      edits: { set: { model: 'ü' } },
      to: '{"é":"🌍","model":"ü"}',
    },
    { name: 'takes space around the object', text: ' {"a":1}\n', edits: { set: { b: 2 } }, to: ' {"a":1,"b":2}\n' },
  ])('$name', ({ text, edits, to }) => {
    expect(splice(text, edits)).toBe(to);
  });

  it('edits what JSON.parse would read, and nothing else', () => {
    const name = fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.string({ unit: 'grapheme', maxLength: 3 }));
    const cases = fc.record({
      before: fc.dictionary(name, fc.jsonValue({ maxDepth: 3 })),
      remove: fc.subarray(['a', 'b', 'c', '__proto__']),
      set: fc.dictionary(fc.constantFrom('b', 'd'), fc.jsonValue()),
      indent: fc.nat(2),
    });
    fc.assert(
      fc.property(cases, ({ before, remove, set, indent }) => {
        const removed = remove.filter((field) => !Object.hasOwn(set, field));
        const spliced = splice(JSON.stringify(before, undefined, indent), { remove: removed, set });
        const kept = Object.entries(before).filter(([field]) => !removed.includes(field));
        expect(JSON.parse(spliced)).toEqual(JSON.parse(JSON.stringify({ ...Object.fromEntries(kept), ...set })));
      }),
    );
  });
});
