import type { Family } from '../pair.ts';

export const entities: Family = {
  kind: 'entities',
  templates: `
    What is the population of <city>?
    Who was <person>?
    When was <person> born?
    What is the capital of <country>?
    How do I get a visa for <country>?
    What is the atomic number of <element>?
    How far is <planet> from the sun?
    How do I train <animal>?
    What do <animal> eat?
    How do I cook <food>?
    Recipe for <dish>
    What are the rules of <sport>?
    How long do <animal> live?
    How do I fix a broken <device>?
    How do I open a <account>?
    Where can I renew my <document>?
    What is the best restaurant in <city>?
    Does <firstName> work in the sales department?
    Write a birthday card for <firstName>
    Explain <algorithm> to me
    Things to do in <city> with children
    How tall is [Mount Everest|Mount Fuji|Kilimanjaro|Mont Blanc]?
    Who wrote [Hamlet|Faust|Dracula|Ulysses|Emma]?
    What is [Acme|Globex|Initech|Umbrella|Hooli] known for?
    How do I get from the airport to [Times Square|Central Park|Union Station]?
    What is the symptom of [malaria|measles|asthma|diabetes|anemia]?
    How do I remove [coffee|wine|ink|grass|oil] stains?
    What does the [heart|liver|kidney|pancreas|spleen] do?
    How do I apply for the [gold|platinum|silver|basic] plan?
    What is the melting point of <element>?
    How deep is the [Atlantic|Pacific|Indian|Arctic] Ocean?
    What is a [noun|verb|adjective|pronoun]?
    Explain [photosynthesis|osmosis|mitosis|respiration] for class
    How do I clean my [oven|dishwasher|fridge|sofa|bathtub]?
    Is [ibuprofen|aspirin|paracetamol|insulin] safe during pregnancy?
    What size is a [queen|king|twin] bed?
    How do I play [chess|poker|bridge|checkers]?
    What happened in the battle of [Waterloo|Hastings|Gettysburg|Verdun]?
    How do I tie a [bowline|reef knot|clove hitch]?
    how do i get to [brighton|leeds|york|bath|dover] by train
    `,
};
