import type { Family } from '../pair.ts';

export const tense: Family = {
  kind: 'tense',
  templates: `
    Who [is|was] the president of {country}?
    What [is|was|will be] the price of {element}?
    [Does|Did|Will] the museum open on Sundays?
    [Can|Should|Must] I eat {food} raw?
    [Is|Was] {city} the capital?
    Where [do|did] {animal} live?
    How [does|did|will] the bank calculate interest?
    Has my parcel been shipped? => Will my parcel be shipped?
    My {device} [is|was] broken, what can I do?
    [Can|May|Must] employees use private phones at work?
    Why [do|did] people build castles?
    What [should|must|could] I bring to the interview?
    Is the road to {city} closed? => Was the road to {city} closed?
    I [have paid|will pay] my invoice, what happens next?
    Which team [won|wins|will win] the league?
    Is {framework} supported? => Is {framework} still supported?
    Has my card arrived? => Has my card already arrived?
    What [are|were] the taxes in {country}?
    How many people [live|lived] in {city}?
    I [sent|will send] the money to my friend, can I cancel?
    [Should|Can] I update {tool} now or later?
    Where [is|was] the first {sport} game played?
    Who [owns|owned] the company?
    What [does|did|will] a {document} cost?
    [Do|Did] I need a license to drive in {country}?
    When [does|did|will] the sale start?
    What [happens|happened] to {account} holders during the crisis?
    The server [is|was] down, who do I call?
    My flight [is|was|will be] delayed. Can I claim compensation?
    [Must|Can|Should] a landlord repair the heating?
    How [is|was] {dish} made?
    I [work|worked] for the company, am I entitled to a bonus?
    Why [is|was] {person} important?
    [Do|Did|Will] vaccines contain mercury?
    `,
};
