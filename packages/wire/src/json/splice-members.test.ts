import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MemberEdits, spliceMembers } from './splice-members.js';

const splice = (text: string, edits: Partial<MemberEdits>): string =>
  Buffer.from(spliceMembers(Buffer.from(text), { remove: [], replace: {}, append: {}, ...edits })).toString();

describe('spliceMembers', () => {
  it.each<{ readonly name: string; readonly text: string; readonly edits: Partial<MemberEdits>; readonly to: string }>([
    {
      name: 'replaces in place',
      text: '{"model":"a","n":1}',
      edits: { replace: { model: 'b' } },
      to: '{"model":"b","n":1}',
    },
    {
      name: 'keeps white space',
      text: '{ "model" : "a" ,\n "n" : 1 }',
      edits: { replace: { model: 'b' } },
      to: '{ "model" : "b" ,\n "n" : 1 }',
    },
    { name: 'adds at the end', text: '{"n":1}', edits: { append: { stream: true } }, to: '{"n":1,"stream":true}' },
    { name: 'adds to an empty object', text: '{ }', edits: { append: { stream: true } }, to: '{"stream":true}' },
    { name: 'removes the first member', text: '{"a":1,"b":2}', edits: { remove: ['a'] }, to: '{"b":2}' },
    { name: 'removes the last member', text: '{"a":1,"b":2}', edits: { remove: ['b'] }, to: '{"a":1}' },
    { name: 'removes the only member', text: '{"a":1}', edits: { remove: ['a'] }, to: '{}' },
    { name: 'removes the last two', text: '{"a":1,"b":2,"c":3}', edits: { remove: ['b', 'c'] }, to: '{"a":1}' },
    { name: 'removes all', text: '{"a":1 , "b":2}', edits: { remove: ['a', 'b'] }, to: '{}' },
    {
      name: 'removes, replaces and adds',
      text: '{"a":1,"b":2,"c":3}',
      edits: { remove: ['a'], replace: { b: 0 }, append: { d: 4 } },
      to: '{"b":0,"c":3,"d":4}',
    },
    {
      name: 'removes the only one and adds',
      text: '{"a":1}',
      edits: { remove: ['a'], append: { b: 2 } },
      to: '{"b":2}',
    },
    {
      name: 'knows a name with escapes',
      text: '{"\\u006dodel":"a"}',
      edits: { replace: { model: 'b' } },
      to: '{"\\u006dodel":"b"}',
    },
    {
      name: 'leaves nested members alone',
      text: '{"x":{"model":"a"}}',
      edits: { append: { model: 'b' } },
      to: '{"x":{"model":"a"},"model":"b"}',
    },
    {
      name: 'is not misled by strings',
      text: '{"x":"{\\"model\\":[","model":"a"}',
      edits: { replace: { model: 'b' } },
      to: '{"x":"{\\"model\\":[","model":"b"}',
    },
    {
      name: 'is not misled by backslashes',
      text: '{"x":"\\\\","model":"a"}',
      edits: { replace: { model: 'b' } },
      to: '{"x":"\\\\","model":"b"}',
    },
    {
      name: 'keeps big numbers',
      text: '{"seed":12345678901234567890,"model":"a"}',
      edits: { replace: { model: 'b' } },
      to: '{"seed":12345678901234567890,"model":"b"}',
    },
    {
      name: 'keeps text beyond ASCII',
      text: '{"é":"🌍","model":"a"}',
      edits: { replace: { model: 'ü' } },
      to: '{"é":"🌍","model":"ü"}',
    },
    { name: 'takes space around the object', text: ' {"a":1}\n', edits: { append: { b: 2 } }, to: ' {"a":1,"b":2}\n' },
  ])('$name', ({ text, edits, to }) => {
    expect(splice(text, edits)).toBe(to);
  });

  it('edits what JSON.parse would read, and nothing else', () => {
    const name = fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.string({ unit: 'grapheme', maxLength: 3 }));
    const edit = fc.constantFrom('keep', 'remove', 'replace');
    const cases = fc.record({
      before: fc.dictionary(name, fc.record({ edit, from: fc.jsonValue({ maxDepth: 3 }), to: fc.jsonValue() })),
      append: fc.dictionary(fc.constantFrom('x y', 'é\\'), fc.jsonValue()),
      indent: fc.nat(2),
    });
    fc.assert(
      fc.property(cases, ({ before, append, indent }) => {
        const members = Object.entries(before).filter(([field]) => !Object.hasOwn(append, field));
        const chosen = (kind: string): typeof members => members.filter(([, member]) => member.edit === kind);
        const original = Object.fromEntries(members.map(([field, { from }]) => [field, from]));
        const replace = Object.fromEntries(chosen('replace').map(([field, { to }]) => [field, to]));
        const remove = chosen('remove').map(([field]) => field);
        const kept = Object.entries(original).filter(([field]) => !remove.includes(field));
        const spliced = splice(JSON.stringify(original, undefined, indent), { remove, replace, append });
        const expected = { ...Object.fromEntries(kept), ...replace, ...append };
        expect(JSON.stringify(JSON.parse(spliced))).toBe(JSON.stringify(expected));
      }),
    );
  });
});
