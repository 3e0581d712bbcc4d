import type { Family } from '../pair.ts';

export const dates: Family = {
  kind: 'dates',
  templates: `
    What happened in {country} in <year>?
    Who won the World Cup in <year>?
    Is the office open on <weekday>?
    What is the weather like in {city} in <month>?
    Show me transactions from <month> {year}
    Can I book a flight to {city} on {month} [3|8|14|22]?
    How many days are there until [12 May|15 May|3 June|20 July] 2025?
    What was the inflation rate in <year>?
    Was [2024-01-15|2024-01-16|2023-01-15|2024-02-15] a holiday in {country}?
    What day of the week was [4 July 1999|5 July 1999|4 June 1999]?
    Remind me to pay the rent on the [1st|5th|15th|28th] of {month}
    When did the store close on <weekday>?
    What is the deadline for tax returns in <year>?
    Which movies came out in <month> {year}?
    Summarize the meeting of <weekday>
    How much did I spend between January and <month>?
    Is there a train to {city} at [8:15|9:30|14:45|17:00]?
    Can we move the call from [9am|10am|3pm|5pm] to noon?
    What were the top songs of <year>?
    How old is someone born in <year>?
    Who was president of {country} in <year>?
    What time does the bank open on <weekday> in {city}?
    Which laws changed on [1 January|1 April|1 July|1 October] {year}?
    How do I filter rows with a date after [2021-06-30|2022-06-30|2021-07-30]?
    Is <month> a good time to visit {country}?
    My card was charged on [03/14/2023|03/15/2023|04/14/2023], why?
    What happened during the [1920s|1930s|1960s|1980s]?
    Describe life in the [15th|17th|18th|19th] century
    Can I get a refund for a ticket bought [yesterday|today|last week|last month]?
    When is the next full moon in <month>?
    Was my salary paid in <month>?
    What meetings do I have [today|tomorrow]?
    Give me the sales figures for [Q1|Q2|Q3|Q4] {year}
    Do you deliver on <weekday> evenings?
    Is the museum free on the first <weekday> of the month?
    `,
};
