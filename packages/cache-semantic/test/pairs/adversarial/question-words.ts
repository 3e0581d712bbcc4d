import type { Family } from '../pair.ts';

export const questionWords: Family = {
  kind: 'wh-words',
  templates: `
    [When|Where|Why] was {person} born?
    [How|Why] do {animal} sleep?
    [When|Where] does the conference take place?
    [Who|What] is responsible for {tool}?
    [How|Why|When] did the company change the policy?
    [Where|When|Why] should I park near the airport?
    [How|Why|When] does my {device} restart?
    [What|When|Where] is the meeting?
    [Who|When|Why] did inventors build the telephone?
    [How much|How many] sugar cubes do I need?
    [How long|How far|How often] is the trip to {city}?
    [Why|When|How] should I use {database}?
    [Where|How|Why] do I store secrets in {tool}?
    [How|Why] do I deploy to {cloud}?
    [Where|When|How] can I pick up my {document}?
    [Which|Whose] laptop should I use?
    [How old|How tall|How rich] is the actor?
    [When|Why|How] do banks close a {account}?
    [How|When|Why] was the {structure} sorted?
    Explain [how|why|when] caching works
    I want to know [when|where|why] my parcel was delivered
    [What|Who|Where] is {city}?
    [Why|How|When] did my flight get delayed?
    [How often|How long] should I water {food} plants?
    Tell me [how|why|when] {person} died
    [Why|How|Where] is my card blocked?
    [How|Where|Why] are cookies stored in {framework}?
    [When|Why|How] do I call the destructor in {language}?
    [How much|How long] does it cost to renew a {document}?
    [Who|When|Where] approves vacation requests?
    Do you know [where|when|why] the office moves?
    [Why|How] is the sky blue?
    Is the {device} slow? => Why is the {device} slow?
    [Who|What] killed the process?
    Can you show me [where|when|how] errors are logged in {framework}?
    [How many|How often] updates does {system} get?
    Did {person} visit {city}? => When did {person} visit {city}?
    `,
};
