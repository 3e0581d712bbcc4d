import type { Family } from '../pair.ts';

export const units: Family = {
  kind: 'units',
  templates: `
    How long does it take to run {number} [miles|kilometers|meters]?
    How much is {number} [dollars|euros|pounds] in yen?
    Bake {dish} at 180 degrees [Celsius|Fahrenheit]
    Is {number} [GB|MB|TB] enough for a {device}?
    How tall is 6 [feet|meters] in inches?
    What is {number} [kg|pounds|ounces] of {food} worth?
    Wait for {number} [seconds|minutes|hours] before retrying
    How do I set a timeout of {number} [ms|seconds|minutes] in {language}?
    Can I drive {number} [mph|km/h] in {country}?
    How many {food} are in {number} [cups|grams|ounces]?
    Is a fever of 38 [Celsius|Fahrenheit] dangerous?
    How many [days|weeks|months] until my {document} expires?
    What is the price per [gallon|liter] of gas?
    What is the price in [USD|EUR|GBP] of this {device}?
    My contract ends in {number} [days|weeks|months], what now?
    How many [bytes|bits] are in a word?
    How big is {country} in square [miles|kilometers]?
    Store a file of {number} [KB|MB|GB] in {database}
    Add {number} [teaspoons|tablespoons|cups] of sugar
    How much does a {number} [liter|gallon] tank weigh?
    A salary of {number}k per [month|year] in {city}
    How many calories per [gram|ounce] of {food}?
    How much is my rent in [euros|dollars|francs]?
    How fast is {number} [knots|mph]?
    The room is {number} square [feet|meters], which heater do I need?
    I need a cable of {number} [feet|meters|inches]
    Charge the {device} for {number} [minutes|hours]
    How long is a marathon in [miles|kilometers]?
    How much water should I drink in [liters|ounces] a day?
    Show the temperature in [Celsius|Fahrenheit|Kelvin]
    How heavy is a car in [tons|kilograms|pounds]?
    How many [hours|minutes] are in {number} days?
    Is {number} [ml|liters|ounces] of milk too much?
    Is {number} [GHz|MHz] fast for a processor?
    `,
};
