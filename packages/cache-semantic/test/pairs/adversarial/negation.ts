import type { Family } from '../pair.ts';

export const negation: Family = {
  kind: 'negation',
  templates: `
    Why is my {device} charging? => Why is my {device} not charging?
    How do I allow cookies in my browser? => How do I not allow cookies in my browser?
    Which {food} dishes contain gluten? => Which {food} dishes do not contain gluten?
    Should I refrigerate {food}? => Shouldn't I refrigerate {food}?
    List countries that require a visa => List countries that don't require a visa
    What foods should I eat before a run? => What foods should I never eat before a run?
    How can I cook {dish} with an oven? => How can I cook {dish} without an oven?
    Is it legal to record calls in {country}? => Is it illegal to record calls in {country}?
    Which files are tracked by git? => Which files are untracked by git?
    Can I travel to {country} with a passport? => Can I travel to {country} without a passport?
    Who can access the shared folder? => Who cannot access the shared folder?
    How do I lock the screen? => How do I unlock the screen?
    Why did the test succeed on {system}? => Why did the test fail to succeed on {system}?
    Are {animal} able to see colors? => Are {animal} unable to see colors?
    What happens if I pay my invoice on time? => What happens if I don't pay my invoice on time?
    My refund was approved, what now? => My refund was not approved, what now?
    Find all users who have verified their email => Find all users who have not verified their email
    How do I connect the {device}? => How do I disconnect the {device}?
    Is the function {algorithm} stable? => Is the function {algorithm} unstable?
    When is it appropriate to use a global variable? => When is it inappropriate to use a global variable?
    Is it possible to cancel my subscription? => Is it impossible to cancel my subscription?
    Write a query for rows with null values => Write a query for rows with no null values
    How do I deploy with downtime? => How do I deploy without downtime?
    Do you ship to {country}? => Do you not ship to {country}?
    What are the symptoms of a vitamin D deficiency? => What are not symptoms of a vitamin D deficiency?
    Which answer is correct? => Which answer is incorrect?
    Everyone in my team agrees with the plan, what should I do? => No one in my team agrees with the plan, what should I do?
    I am satisfied with my {device}. Can I return it? => I am dissatisfied with my {device}. Can I return it?
    Explain why {person} was famous => Explain why {person} was never famous
    Does the warranty cover water damage? => Does the warranty exclude water damage?
    Include the header in the output => Do not include the header in the output
    How do I subscribe to the newsletter? => How do I unsubscribe from the newsletter?
    Why does my code compile? => Why doesn't my code compile?
    Use recursion to reverse a {structure} => Never use recursion to reverse a {structure}
    Can employees work from home? => Can't employees work from home?
    My card has arrived => My card hasn't arrived
    Is the server responding? => Is the server no longer responding?
    How do I mount the disk on {system}? => How do I unmount the disk on {system}?
    How do I start smoking meat? => How do I stop smoking meat?
    Are tips expected in {country}? => Are no tips expected in {country}?
    Why does {framework} support this? => Why does {framework} not support this?
    Which {animal} can swim? => Which {animal} cannot swim?
    {language} is good for scripts, why? => {language} isn't good for scripts, why?
    `,
};
