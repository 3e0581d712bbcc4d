import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeAnswers } from './judge-answers.js';

const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``;

describe('short answers', () => {
  test.each([
    ['42', '42.'],
    ['42', '42.0'],
    ['1,000', '1000'],
    ['Paris', 'paris.'],
    ['Yes', 'yes!'],
    ['Seven', '7'],
  ])('%s and %s are the same', (one, other) => {
    expect(judgeAnswers(one, other)).toBe('right');
  });

  test.each([
    ['42', '43'],
    ['-1', '1'],
    ['3.10.1', '3.1.1'],
    ['Paris', 'Lyon'],
    ['Yes', 'No'],
    ['Yes, it is.', 'No, it is not.'],
    ['true', 'false'],
  ])('%s and %s are not', (one, other) => {
    expect(judgeAnswers(one, other)).toBe('wrong');
  });

  test('one that says more than the other is left undecided', () => {
    expect(judgeAnswers('Paris', 'The capital of France is Paris.')).toBe('unknown');
  });
});

describe('sentences of one shape', () => {
  test.each([
    ['The limit is 500 euros a day.', 'The limit is 800 euros a day.'],
    ['The library was written by Anna Keller.', 'The library was written by Peter Novak.'],
    ['You can change the limit in the settings.', 'You cannot change the limit in the settings.'],
    ['The option enables compression of the log.', 'The option disables compression of the log.'],
    ['This function is not safe to call twice.', 'This function is safe to call twice.'],
    ['Set it with `max_size` in the file.', 'Set it with `min_size` in the file.'],
    ['For the exchange rate, please visit the Help section.', 'For card arrival, please visit the Help section.'],
  ])('%s %s', (one, other) => {
    expect(judgeAnswers(one, other)).toBe('wrong');
  });
});

describe('sentences of the same words', () => {
  test.each([
    ['Alice is older than Bob.', 'Bob is older than Alice.'],
    ['A dog chased the cat.', 'The cat chased a dog.'],
    ['Convert euros to dollars in the app.', 'Convert dollars to euros in the app.'],
    ['Transfers to Spain take two days.', 'Transfers from Spain take two days.'],
    ['Contact the bank first, then the merchant.', 'Contact the merchant first, then the bank.'],
    ['HTTP uses port 80 and HTTPS uses port 443.', 'HTTP uses port 443 and HTTPS uses port 80.'],
    ['Bell invented it in 1876, Edison improved it in 1877.', 'Edison invented it in 1876, Bell improved it in 1877.'],
    ['Use a list when order matters, else use a set.', 'Use a set when order matters, else use a list.'],
    ['Most birds can fly.', 'All birds can fly.'],
  ])('are not the same where they are exchanged: %s %s', (one, other) => {
    expect(judgeAnswers(one, other)).not.toBe('right');
  });

  test.each([
    ['The capital of France is Paris.', 'Paris is the capital of France.'],
    ['Water boils at 100 degrees at sea level.', 'At sea level, water boils at 100 degrees.'],
    ['Yes, refunds are possible within 30 days.', 'Yes. Within 30 days, refunds are possible.'],
  ])('are the same where they only begin elsewhere: %s %s', (one, other) => {
    expect(judgeAnswers(one, other)).toBe('right');
  });
});

describe('a word more or less where few words tell something', () => {
  test.each([
    ['If the card is not working, open Help in the app.', 'If the virtual card is not working, open Help in the app.'],
    ['Order a physical card in the app.', 'Get a physical card in the app.'],
    ['To verify your identity, open the app.', 'To see why you must verify your identity, open the app.'],
    ['The service is free for students.', 'The service is free.'],
    ['It depends.', 'It depends on your needs.'],
  ])('is not nothing: %s %s', (one, other) => {
    expect(judgeAnswers(one, other)).not.toBe('right');
  });
});

describe('one number in two notations', () => {
  test.each([
    ['The file is 10 MB.', 'The file is 10MB.'],
    ['The rate is 50%.', 'The rate is 50 percent.'],
    ['About 8.3 million people live there.', 'About 8,300,000 people live there.'],
    ['It is the third planet.', 'It is the 3rd planet.'],
  ])('is one: %s %s', (one, other) => {
    expect(judgeAnswers(one, other)).toBe('right');
  });

  test.each([
    ['The file is 10 MB.', 'The file is 10GB.'],
    ['The rate is 50%.', 'The rate is 60 percent.'],
    ['Neptune is the eighth planet from the sun.', 'Neptune is the seventh planet from the sun.'],
  ])('that differ are two: %s %s', (one, other) => {
    expect(judgeAnswers(one, other)).toBe('wrong');
  });
});

const WORDINGS: readonly ((topic: string) => string)[] = [
  (topic) => `To sort out ${topic}, open the app, choose Help and follow the steps for ${topic}.`,
  (topic) => `You can take care of ${topic} in the app: go to Help and then ${topic}.`,
  (topic) => `For ${topic}, please visit the Help section of the app.`,
  (topic) => `About ${topic}: this is handled in the Help section of the app.`,
  (topic) => `It is easy. In the app, tap Help, pick ${topic} and confirm.`,
];
const TOPICS = ['card arrival', 'a pending transfer', 'the exchange rate', 'a forgotten passcode', 'top up limits'];

describe('one answer in several wordings', () => {
  const wording = fc.constantFrom(...WORDINGS);

  test('is one answer', () => {
    fc.assert(
      fc.property(wording, wording, fc.constantFrom(...TOPICS), (one, other, topic) => {
        expect(judgeAnswers(one(topic), other(topic))).toBe('right');
      }),
    );
  });

  test('is never that to another topic', () => {
    fc.assert(
      fc.property(wording, wording, fc.shuffledSubarray(TOPICS, { minLength: 2 }), (one, other, [a = '', b = '']) => {
        expect(judgeAnswers(one(a), other(b))).not.toBe('right');
      }),
    );
  });

  test('a long one too', () => {
    const one =
      'Rust prevents data races at compile time. The borrow checker makes sure that a value has either one mutable reference or any number of shared references, and types must implement Send and Sync before they cross threads.';
    const other =
      'In Rust, data races are prevented at compile time: types that cross threads must implement Send and Sync, and the borrow checker allows a value either one mutable reference or any number of shared references.';
    expect(judgeAnswers(one, other)).toBe('right');
    expect(judgeAnswers(one, other.replace('Sync', 'Copy'))).not.toBe('right');
    expect(judgeAnswers(one, 'Bread needs flour, water, salt and yeast; knead the dough and bake it hot.')).toBe(
      'wrong',
    );
  });
});

describe('JSON', () => {
  test('is the same whatever the order of keys, the spacing and a fence', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
        const turned = JSON.stringify(Object.fromEntries(Object.entries(value).reverse()), null, 2);
        expect(judgeAnswers(JSON.stringify(value), turned)).toBe('right');
        expect(judgeAnswers(JSON.stringify(value), fenced('json', turned))).toBe('right');
      }),
    );
  });

  test.each([
    ['{"count":1}', '{"count":2}', 'wrong'],
    ['{"ok":true,"n":1}', '{"n":1,"ok":false}', 'wrong'],
    ['{"id":"a-1"}', '{"id":"a-2"}', 'wrong'],
    ['{"a":null}', '{"a":1}', 'unknown'],
    ['{"a":1}', '{"a":1,"b":2}', 'unknown'],
    ['[1,2]', '[2,1]', 'unknown'],
    ['[1,2]', '[1,2,3]', 'unknown'],
    ['{"a":1}', 'The value is 1.', 'unknown'],
  ])('%s and %s: %s', (one, other, judgement) => {
    expect(judgeAnswers(one, other)).toBe(judgement);
  });
});

describe('code', () => {
  const code = 'function add(a, b) {\n  return a + b + 1;\n}';

  test('is the same whatever its spacing, comments and the name of the fence', () => {
    const other = '// adds\nfunction add(a, b)\n{ return a + b + 1; }';
    expect(judgeAnswers(`Here:\n${fenced('js', code)}`, fenced('javascript', other))).toBe('right');
  });

  test('with another number or in another language is another', () => {
    expect(judgeAnswers(fenced('js', code), fenced('js', code.replace('1', '2')))).toBe('wrong');
    expect(judgeAnswers(fenced('js', code), fenced('python', 'def add(a, b):\n    return a + b + 1'))).toBe('wrong');
  });

  test('that is written otherwise may do the same', () => {
    expect(judgeAnswers(fenced('js', code), fenced('js', 'const add = (x, y) => x + y + 1;'))).toBe('unknown');
    expect(judgeAnswers(fenced('js', code), 'It adds the numbers.')).toBe('unknown');
  });
});

describe('any answers', () => {
  const answer = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.lorem({ mode: 'sentences', maxCount: 5 }),
    fc.json(),
    fc.constantFrom('Yes.', 'No.', '12', '```js\nlet a = 1;\n```', '', '   '),
  );

  test('are judged the same in either order', () => {
    fc.assert(
      fc.property(answer, answer, (one, other) => {
        expect(judgeAnswers(one, other)).toBe(judgeAnswers(other, one));
      }),
    );
  });

  test('agree with themselves, spacing around them aside, unless they say nothing', () => {
    fc.assert(
      fc.property(answer, (one) => {
        expect(judgeAnswers(one, `  ${one}\n`)).toBe(one.trim() === '' ? 'unknown' : 'right');
      }),
    );
  });

  test('with a number more than the other are never the same', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 4 }), fc.integer({ min: 100, max: 1e9 }), (text, number) => {
        expect(judgeAnswers(`${text} It is ${number}.`, text)).not.toBe('right');
        expect(judgeAnswers(`${text} It is ${number}.`, `${text} It is ${number + 1}.`)).toBe('wrong');
      }),
    );
  });

  test('too long to be looked at are the same only when they are equal', () => {
    const long = 'word '.repeat(8000);
    expect(judgeAnswers(long, long)).toBe('right');
    expect(judgeAnswers(long, `${long} 1`)).toBe('unknown');
  });

  test('of 4 KB are judged within 2 ms, hostile ones of 32 KB within 100 ms', () => {
    const best = (one: string, other: string): number =>
      Math.min(
        ...Array.from({ length: 20 }, () => {
          const start = performance.now();
          judgeAnswers(one, other);
          return performance.now() - start;
        }),
      );
    const text = 'The quick brown fox number 3 jumps over lazy dogs near Berlin. '.repeat(64);
    expect(best(`${text} one`, `${text} two`)).toBeLessThan(2);
    for (const unit of ['`', '```\n', '[', '{"a":', '1,', 'a.', "n't ", '"', '/*', "'\\", 'a-'] as const) {
      const hostile = unit.repeat(Math.floor(32_000 / unit.length));
      expect(best(hostile, `${hostile}x`), unit).toBeLessThan(100);
    }
  });
});
