import type { Family } from '../pair.ts';

export const humanLanguages: Family = {
  kind: 'human-languages',
  templates: `
    Translate this sentence into <human>
    How do you say thank you in <human>?
    What is the <human> word for bread?
    Write a short letter in <human>
    Is <human> hard to learn?
    How many people speak <human>?
    Teach me basic <human> phrases
    Answer in <human>: what is inflation?
    Summarize this text in <human>
    Which app is best for learning <human>?
    Translate the menu from <human> to English
    What are common <human> names?
    What is a typical <human> breakfast?
    How do I conjugate the verb to be in <human>?
    What are the best <human> films?
    Give me a <human> recipe with {food}
    What does 'amigo' mean in <human>?
    What are public holidays in <country>?
    How do I call <country> from abroad?
    What currency is used in <country>?
    What voltage is used in <country>?
    Do I need a visa to visit <country>?
    What is the minimum wage in <country>?
    What language is spoken in <country>?
    How do I write a date in <human>?
    Correct my <human> grammar
    Set the keyboard layout of {system} to <human>
    How do I count to ten in <human>?
    Are there <human> subtitles for this movie?
    what is the alphabet of [russian|greek|arabic|hebrew|korean]
    translate hello world to [french|german|spanish|italian]
    who is the king of [spain|norway|sweden|denmark|belgium]
    `,
};
