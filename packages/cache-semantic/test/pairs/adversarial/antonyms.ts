import type { Family } from '../pair.ts';

export const antonyms: Family = {
  kind: 'antonyms',
  templates: `
    How do I [enable|disable] two-factor authentication?
    Sort the {structure} in [ascending|descending] order
    How do I turn [on|off] notifications on my {device}?
    What is the [first|last] step of the process?
    How can I [increase|decrease] the font size in {system}?
    Get the [maximum|minimum] value of a column in {database}
    Should I eat {food} [before|after] a workout?
    How do I [import|export] contacts in my {device}?
    How do I [encode|decode] a base64 string in {language}?
    What are the [advantages|disadvantages] of {framework}?
    How do I [open|close] a {account}?
    How do I [upload|download] a file to {cloud}?
    What is the [best|worst] time to visit {country}?
    What are the [causes|effects] of inflation?
    How do I [push|pull] a branch with git?
    Why is my {device} so [hot|cold]?
    How do I [add|remove] a column in {database}?
    Is it [legal|illegal] to keep {animal} at home?
    How do I [deposit|withdraw] cash?
    How do I [encrypt|decrypt] a file on {system}?
    Which {animal} are the [fastest|slowest]?
    How do I [hide|show] hidden files on {system}?
    What is the [highest|lowest] point of {country}?
    How do I move the window to the [left|right]?
    How can I [buy|sell] shares of a company?
    Is {city} a [cheap|expensive] place to live?
    How do I [lock|unlock] my card?
    How do I [hire|fire] an employee in {country}?
    What happens at the [beginning|end] of the movie?
    How do I [start|stop] a container in {tool}?
    How do I [accept|reject] a meeting invitation?
    Is temperature [above|below] zero bad for {food}?
    What are [public|private] methods in {language}?
    Why do prices [rise|fall] in winter?
    What are the [strengths|weaknesses] of this candidate?
    How do I [zip|unzip] a folder on {system}?
    Is the [input|output] of the function a string?
    How do I make the image [bigger|smaller]?
    How do I [mute|unmute] myself in a call?
    What should a [buyer|seller] know about the contract?
    Why did sales go [up|down] in {month}?
    Explain [synchronous|asynchronous] calls in {language}
    What are examples of [renewable|nonrenewable] energy?
    `,
};
