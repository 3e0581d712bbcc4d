import type { Family } from '../pair.ts';

export const quantifiers: Family = {
  kind: 'quantifiers',
  templates: `
    Do [all|some|most|no] {animal} hibernate?
    Select [all|any|none] of the rows that match in {database}
    Delete [all|some|most] files older than {number} days
    Return [at least|at most|exactly] {number} results
    How do I check that [all|any] elements of a {structure} are positive?
    Are there [many|few|no] restaurants in {city} open late?
    Show [only|all] failed tests
    Is [every|only one|no] employee entitled to a bonus?
    [Most|All|Few] banks charge fees, why?
    I need [more than|less than|exactly] {number} copies
    Can I take [several|all|both] bags on the plane?
    Does the coupon apply to [all|some|most] products?
    [Each|Some|No] of my plants is dying, what do I do?
    Allow [only|also] admins to edit the page
    Find users with [at least|at most] {small} orders
    How do I remove [all|the first|the last] whitespace from a string in {language}?
    Is it true that [all|most|some] {human} people drink tea?
    [Nobody|Everybody|Somebody] can log in to the portal, why?
    Which {document} do [all|some] visitors need?
    How do I match [zero or more|one or more|exactly one] digits in a regex?
    Use [up to|at least|exactly] {small} colors in the chart
    Are [both|neither|either] of these lines parallel?
    [Almost all|All|Half of] my photos are gone
    Should I drink [more|less] coffee?
    Do [all|many|few] people in {country} speak English?
    Can [anyone|everyone|no one] see my profile?
    Print [every|every second|only the first] line of the file
    Why do [some|most|all] {framework} apps crash on start?
    Does [any|every] version of {tool} support this?
    Update prices for [all|some|a few] customers
    Is [all|most|some] {food} gluten-free?
    My card is [always|sometimes|never] declined
    Include [only|at least|all] the required fields
    `,
};
