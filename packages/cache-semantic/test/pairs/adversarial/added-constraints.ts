import type { Family } from '../pair.ts';

export const addedConstraints: Family = {
  kind: 'added-constraints',
  templates: `
    How do I sort a {structure} in {language}? => How do I sort a {structure} in {language} in O(n) time?
    Explain {algorithm} => Explain {algorithm} for beginners
    Recipe for {dish} => Recipe for vegan {dish}
    Write a poem about {animal} => Write a poem about {animal} without using the letter e
    How do I travel to {city}? => How do I travel to {city} on a budget?
    How do I remove duplicates from a {structure}? => How do I remove duplicates from a {structure} while keeping the order?
    Summarize the article => Summarize the article in two sentences
    How do I open a {account}? => How do I open a {account} as a minor?
    What is the best {device}? => What is the best {device} under 300 dollars?
    How do I reset my password? => How do I reset my password without access to my email?
    Give me ideas for dinner => Give me ideas for dinner with {food}
    Write a function to validate emails => Write a recursive function to validate emails
    How do I lose weight? => How do I lose weight after pregnancy?
    How do I run a query in {database}? => How do I run a query in {database} from the command line?
    Plan a trip to {city} => Plan a trip to {city} with two small children
    How do I cancel my order? => How do I cancel my order after it has shipped?
    Explain quantum computing => Explain quantum computing like I am five
    How do I deploy {framework}? => How do I deploy {framework} behind a proxy?
    What are good books about history? => What are good books about history for children?
    Translate this contract => Translate this contract keeping the legal terms
    How do I repair my {device}? => How do I repair my {device} at home?
    Write unit tests for this class => Write unit tests for this class using mocks
    How do I get a mortgage? => How do I get a mortgage with bad credit?
    How do I clean a sofa? => How do I clean a leather sofa?
    How do I cook {food}? => How do I cook {food} in a microwave?
    Can I work from home? => Can I work from home from another country?
    How do I find the maximum of a {structure}? => How do I find the second largest value of a {structure}?
    How do I learn {language}? => How do I learn {language} in a month?
    How do I install {tool}? => How do I install {tool} offline?
    How do I clone a repository? => How do I clone a private repository?
    What should I wear to a wedding? => What should I wear to a winter wedding?
    Draft an email to my boss => Draft a formal email to my boss
    How do I delete a row in {database}? => How do I delete a row in {database} if it exists?
    Name a few {human} composers => Name a few female {human} composers
    How do I park in {city}? => How do I park in {city} for free?
    How do I join two tables? => How do I join two tables on multiple columns?
    What is a healthy breakfast? => What is a healthy low-carb breakfast?
    How do I get a refund? => How do I get a refund for a digital purchase?
    How can I improve my sleep? => How can I improve my sleep naturally?
    How do I print a document? => How do I print a document double-sided?
    `,
};
