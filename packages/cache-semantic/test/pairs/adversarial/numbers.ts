import type { Family } from '../pair.ts';

export const numbers: Family = {
  kind: 'numbers',
  templates: `
    How do I split a bill between <number> people?
    What is the tax on an income of $<number>?
    How long should I roast a {number} pound turkey at <number> degrees?
    Write a function that returns the top <number> items of a list
    How many calories are in <number> eggs?
    Can I withdraw <number> euros from an ATM?
    List <number> facts about {animal}
    My order of <number> items has not arrived, what can I do?
    How do I round to <number> decimal places in {language}?
    Give me <small> ideas for a birthday present
    How do I schedule a cron job every <number> minutes?
    What are the <small> largest cities in {country}?
    Is a loan of <number> thousand euros a good idea?
    What happens in chapter <small> of the book?
    How many vacation days do I get after <number> years?
    Explain the <ordinal> amendment
    Who was the <ordinal> president of the company?
    Plan a <number>-day trip to {city}
    Is <number>% interest high for a {account}?
    How do I scale a deployment to <number> replicas in {tool}?
    What is the square root of <number>?
    Convert <number> to binary
    How much is <number> times {number}?
    I was charged $<number> twice, why?
    Summarize this article in <small> sentences
    Why does my {device} show error <number>?
    How can I save <number> dollars in a year?
    What should I do if I lose <number> kg too quickly?
    How much paint do I need for <small> rooms?
    Generate a password with <number> characters
    Is a credit score of [620|700|580|810] good enough for a mortgage?
    What does HTTP status [404|500|403|301|502] mean?
    Translate the numbers from one to <small> into {human}
    Which port [8080|443|22|3306|5432] service is blocked by my firewall?
    My baby is <small> months old, how much should she sleep?
    Book a table for <small> at an Italian restaurant
    How do I resize an image to [300x200|640x480|1280x720]?
    What is [15|20|35|60] percent of {number}?
    `,
};
