import type { Family } from '../pair.ts';

export const argumentOrder: Family = {
  kind: 'argument-order',
  templates: `
    Convert {code} to {code2} => Convert {code2} to {code}
    How do I fly from {city} to {city2}? => How do I fly from {city2} to {city}?
    Translate this text from {human} to {human2} => Translate this text from {human2} to {human}
    Is {country} bigger than {country2}? => Is {country2} bigger than {country}?
    How do I migrate from {database} to {database2}? => How do I migrate from {database2} to {database}?
    Why is {language} faster than {language2}? => Why is {language2} faster than {language}?
    How do I port code from {language} to {language2}? => How do I port code from {language2} to {language}?
    How do I convert miles to kilometers? => How do I convert kilometers to miles?
    Subtract {number} from {number2} => Subtract {number2} from {number}
    What is {number} divided by {number2}? => What is {number2} divided by {number}?
    How do I convert a string to an integer in {language}? => How do I convert an integer to a string in {language}?
    How do I merge the main branch into the feature branch? => How do I merge the feature branch into the main branch?
    Why do {animal} fear {animal2}? => Why do {animal2} fear {animal}?
    How do I transfer money from savings to checking? => How do I transfer money from checking to savings?
    Did {person} influence {person2}? => Did {person2} influence {person}?
    How do I move data from {cloud} to {cloud2}? => How do I move data from {cloud2} to {cloud}?
    How do I turn a list into a tuple? => How do I turn a tuple into a list?
    Can I substitute butter for oil? => Can I substitute oil for butter?
    Should I add the eggs to the flour? => Should I add the flour to the eggs?
    How do I replace commas with semicolons? => How do I replace semicolons with commas?
    Does stress cause insomnia? => Does insomnia cause stress?
    What is the flight time from {city} to {city2}? => What is the flight time from {city2} to {city}?
    How do I call {language} from {language2}? => How do I call {language2} from {language}?
    How do I convert JSON to CSV? => How do I convert CSV to JSON?
    Are all {animal} {animal2} too? => Are all {animal2} {animal} too?
    Is gold heavier than {element}? => Is {element} heavier than gold?
    How many ounces are in a pound? => How many pounds are in an ounce?
    How do I copy files from the server to my laptop? => How do I copy files from my laptop to the server?
    Who defeated {country} against {country2}? => Who defeated {country2} against {country}?
    How do I switch from {system} to {system2}? => How do I switch from {system2} to {system}?
    Does the parent component call the child component? => Does the child component call the parent component?
    Which employees report to managers? => Which managers report to employees?
    How do I map a class to a table? => How do I map a table to a class?
    How many {animal} does it take to outnumber {animal2}? => How many {animal2} does it take to outnumber {animal}?
    Is a higher wage better than more vacation? => Is more vacation better than a higher wage?
    What is the exchange rate from {code} to {code2}? => What is the exchange rate from {code2} to {code}?
    `,
};
