import type { Change } from './change.ts';

const BEFORE = [
  'Hi, ',
  'Hello! ',
  'Hey there, ',
  'Good morning, ',
  'Please: ',
  'Hi team, ',
  'Dear support, ',
  'Excuse me, ',
  'Sorry to bother you, but ',
  'Quick question: ',
  'Hi, I have a question. ',
  'Hello, hope you are doing well. ',
  'Could you help me please? ',
  'I need some help. ',
  'Good evening! ',
];
const AFTER = [
  ' Thanks!',
  ' Thank you.',
  ' Thanks in advance!',
  ' Please help.',
  ' Many thanks',
  ' Thank you very much!',
  ' Cheers',
  ' Thx',
  ' Please',
  ' Kind regards',
  ' Thanks for your help!',
  ' Any help would be appreciated.',
  ' Much appreciated!',
  ' Thank you so much in advance',
];
const QUESTION_BEFORE = ['Could you tell me: ', 'Can you please tell me, ', 'I was wondering, ', 'May I ask, '];
const TASK_BEFORE = [
  'Please ',
  'Could you please ',
  'Can you ',
  'Would you kindly ',
  'I would like you to ',
  'Could you ',
  'I need you to ',
  'Would you be able to ',
];
const HOW_BEFORE = [
  'Can you tell me how to ',
  'Could you please tell me how to ',
  'I would like to know how to ',
  'Do you know how to ',
  "I'd like to know how I can ",
  'Please tell me how to ',
];

const TASK = /^(?:Explain|Write|Summarize|Give|Translate|Fix|List|Compare|Describe)\b/;
const lowered = (text: string): string =>
  /^(?:I|I'm)\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

export const politeness: Change = {
  kind: 'politeness',
  apply(text, random) {
    const way = random.below(3);
    if (way === 0) return random.of(BEFORE) + lowered(text);
    if (way === 1) return text + random.of(AFTER);
    if (TASK.test(text)) return random.of(TASK_BEFORE) + lowered(text);
    if (text.startsWith('How do I ')) return random.of(HOW_BEFORE) + text.slice('How do I '.length);
    return text.endsWith('?')
      ? random.of(QUESTION_BEFORE) + lowered(text)
      : `${random.of(BEFORE)}${lowered(text)}${random.of(AFTER)}`;
  },
};
