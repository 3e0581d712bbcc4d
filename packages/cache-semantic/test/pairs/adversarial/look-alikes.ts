import type { Family } from '../pair.ts';

export const lookAlikes: Family = {
  kind: 'look-alikes',
  templates: `
    What does [affect|effect] mean?
    How do I use [principal|principle] in a sentence?
    Where can I find the [form|farm]?
    How do I [adopt|adapt] a plan for {country}?
    What is a good [desert|dessert] in {country}?
    How does the [cache|cash] work in this shop?
    Explain the word [complement|compliment]
    What is the role of the [council|counsel] in {city}?
    How do I stop my {device} from [lagging|logging]?
    How do I write a [thread|threat] in {language}?
    What is the [angel|angle] of the roof?
    Where do I buy [stationary|stationery] items?
    What is the capital [goods|gods] of {country}?
    How do I clean a [pool|pole]?
    What does a [kernel|colonel] do?
    How do I cook with [flour|flower]?
    How much does [steel|steal] cost?
    What is the [moral|morale] of the team?
    What happens when I [lose|loose] the {document}?
    What is the [device|devise] for?
    Explain [mitosis|meiosis]
    How is [astronomy|astrology] studied?
    How do I treat [hypertension|hypotension]?
    What is [phishing|fishing]?
    Where is [Austria|Australia] located?
    What is the population of [Niger|Nigeria]?
    What is [Java|JavaScript] used for?
    How do I configure a [router|rooter]?
    What does [quite|quiet] mean?
    What is a [colon|column] in writing?
    What is the [weather|whether] clause?
    Who is allowed to [prescribe|proscribe] drugs?
    What is [emigration|immigration]?
    How do I use a [bridal|bridle] shop?
    What is the [dairy|diary] about?
    How do I [ensure|insure] my {device}?
    What is a [statue|statute] of {city}?
    How is [accept|except] used in {language}?
    What is the [personal|personnel] budget?
    Where do the [patients|patience] wait?
    What makes a good [lesson|lessen]?
    What is a [mole|mold] on the skin?
    How do I fix a [brake|break] on my bike?
    What is the [rout|route] of the army?
    How do I [bake|brake] with {food}?
    Where is the [country|county] office?
    How do I set the [mode|model] in {tool}?
    Explain the [economic|economical] aspects of {element}
    How is [marital|martial] law defined?
    What is the [course|coarse] material?
    `,
};
