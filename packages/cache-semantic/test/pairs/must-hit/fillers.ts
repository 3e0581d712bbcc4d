import type { Change } from './change.ts';

const INSIDE = [
  'actually',
  'basically',
  'really',
  'just',
  'honestly',
  'um',
  'literally',
  'essentially',
  ', like,',
  ', you know,',
  ', um,',
  ', I mean,',
  'simply',
];
const BEFORE = [
  'So, ',
  'Well, ',
  'Okay, ',
  'Okay so ',
  'Um, ',
  'Hmm, ',
  'Actually, ',
  'Basically, ',
  'Honestly, ',
  'Well, basically, ',
  'Right, so ',
  'By the way, ',
  'To be honest, ',
  'Just out of curiosity, ',
  'Anyway, ',
  'Look, ',
  'Alright, ',
];
const AFTER = [', actually?', ', you know?', ', though?', ', anyway?', ' or something?', ', like?', ', by the way?'];

const lowered = (text: string): string => (/^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

export const fillers: Change = {
  kind: 'fillers',
  apply(text, random) {
    const way = random.below(3);
    if (way === 0) return random.of(BEFORE) + lowered(text);
    if (way === 1 && text.endsWith('?')) return text.slice(0, -1) + random.of(AFTER);
    const filler = random.of(INSIDE);
    const place =
      /^(?:How do I|How can I|Can I|How do|Why does|Why is|Why was|Should I|What is|I was|I am|Do I|How does|What does|Does|How is)\b/.exec(
        text,
      )?.[0];
    if (place === undefined) return random.of(BEFORE) + lowered(text);
    return `${place}${filler.startsWith(',') ? '' : ' '}${filler}${text.slice(place.length)}`;
  },
};
