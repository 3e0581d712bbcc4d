import type { Family } from '../pair.ts';

export const programmingLanguages: Family = {
  kind: 'programming-languages',
  templates: `
    How do I sort a {structure} in <language>?
    Write a <language> function that reverses a string
    How do I read a file line by line in <language>?
    What is the best way to learn <language>?
    Explain error handling in <language>
    Convert this <language> code to pseudocode
    How can I make an HTTP request with <language>?
    What are closures in <language>?
    Is <language> good for machine learning?
    Show me a hello world program in <language>
    How do I connect to {database} from <language>?
    Which companies use <language>?
    Implement {algorithm} in <language>
    How does garbage collection work in <language>?
    How do I parse JSON using <language>?
    What does the ternary operator look like in <language>?
    How are generics implemented in <language>?
    Compare <language> and {language} for web development
    Write unit tests for a <language> class
    How do I install <language> on {system}?
    What is the latest stable standard library of <language>?
    Why is <language> so popular?
    Give me interview questions about <language>
    How do I concatenate two strings in <language>?
    Refactor this <language> snippet
    What are the data types of <language>?
    How do I create a thread in <language>?
    Find the bug in my <language> script
    How do I get the current date in <language>?
    Can <language> run in the browser?
    Translate this function from {language} to <language>
    What does static mean in <language>?
    how to declare a constant in [python|javascript|rust|swift|ruby|kotlin|scala|go]
    how do i check if a key exists in a [php|perl|ruby|java|lua|elixir] map
    `,
};
