import type { Family } from '../pair.ts';

/** Kinds of harmless changes that need texts of their own: templates as in the other families. */
export const WRITTEN_OUT: readonly Family[] = [
  {
    kind: 'symmetric-order',
    templates: `
      What is the difference between {language} and {language2}? => What is the difference between {language2} and {language}?
      Compare {framework} and {framework2} => Compare {framework2} and {framework}
      {database} vs {database2} => {database2} vs {database}
      Which is better, {city} or {city2}? => Which is better, {city2} or {city}?
      Should I learn {language} or {language2}? => Should I learn {language2} or {language}?
      Explain the similarities between {person} and {person2} => Explain the similarities between {person2} and {person}
      What do {animal} and {animal2} have in common? => What do {animal2} and {animal} have in common?
      Differences between {cloud} and {cloud2}? => Differences between {cloud2} and {cloud}?
      How far is it between {city} and {city2}? => How far is it between {city2} and {city}?
      Compare the economies of {country} and {country2} => Compare the economies of {country2} and {country}
      What is the relationship between exercise and sleep? => What is the relationship between sleep and exercise?
      {tool} versus {tool2} for small teams => {tool2} versus {tool} for small teams
      Can I use {framework} and {framework2} together? => Can I use {framework2} and {framework} together?
      Should I buy a tablet or a laptop? => Should I buy a laptop or a tablet?
      What can I cook with {food} and {food2}? => What can I cook with {food2} and {food}?
      Is it better to use {database} or {database2} for analytics? => Is it better to use {database2} or {database} for analytics?
      List the pros and cons of {cloud} and {cloud2} => List the pros and cons of {cloud2} and {cloud}
      Compare {food} with {food2} => Compare {food2} with {food}
      What is the distance between {planet} and {planet2}? => What is the distance between {planet2} and {planet}?
      Do I choose a fixed or a variable rate? => Do I choose a variable or a fixed rate?
      What is the difference between a stack and a {structure}? => What is the difference between a {structure} and a stack?
      Difference between {sport} and {sport2} => Difference between {sport2} and {sport}
      Tell me the difference between a {document} and a {document2} => Tell me the difference between a {document2} and a {document}
      Is there a train between {city} and {city2}? => Is there a train between {city2} and {city}?
      How do {language} and {language2} compare? => How do {language2} and {language} compare?
      Do I need a {document} and a {document2}? => Do I need a {document2} and a {document}?
      `,
  },
  {
    kind: 'abbreviations',
    templates: `
      How do I read a file in JS? => How do I read a file in JavaScript?
      What is a type guard in TS? => What is a type guard in TypeScript?
      How do I install k8s on {system}? => How do I install Kubernetes on {system}?
      How do I drop a table in Postgres? => How do I drop a table in PostgreSQL?
      Where is the config file of {tool}? => Where is the configuration file of {tool}?
      Show me the docs of {framework} => Show me the documentation of {framework}
      How do I clone a repo from {tool}? => How do I clone a repository from {tool}?
      How do I back up a db on {cloud}? => How do I back up a database on {cloud}?
      {language} vs {language2} => {language} versus {language2}
      I need more info about the {account} => I need more information about the {account}
      How do I set an env variable on {system}? => How do I set an environment variable on {system}?
      The app on my {device} keeps crashing => The application on my {device} keeps crashing
      How much is approx {number} {currency} in yen? => How much is approximately {number} {currency} in yen?
      What is the max size of a {structure} in {language}? => What is the maximum size of a {structure} in {language}?
      What is the min age for a {account}? => What is the minimum age for a {account}?
      Explain ML to a manager => Explain machine learning to a manager
      What jobs will AI replace? => What jobs will artificial intelligence replace?
      Which OS should I install on my {device}? => Which operating system should I install on my {device}?
      How do I open a PR on {tool}? => How do I open a pull request on {tool}?
      How do I change my pwd? => How do I change my password?
      How do I cook {food} w/o oil? => How do I cook {food} without oil?
      Is my tel number stored in {cloud}? => Is my telephone number stored in {cloud}?
      How do I change the lang of my {device}? => How do I change the language of my {device}?
      What is NLP used for? => What is natural language processing used for?
      I want to visit the USA in {month} => I want to visit the United States in {month}
      What is the weather like in NYC? => What is the weather like in New York?
      How do I deploy to GCP? => How do I deploy to Google Cloud?
      Do I need 2FA for my {account}? => Do I need two-factor authentication for my {account}?
      How do I contact HR about my {document}? => How do I contact human resources about my {document}?
      pls help me reset my {device} => please help me reset my {device}
      My appt is on {weekday}, can I move it? => My appointment is on {weekday}, can I move it?
      What is the ETA of my order? => What is the estimated time of arrival of my order?
      Answer ASAP: is the {device} covered? => Answer as soon as possible: is the {device} covered?
      I read the FAQ of {tool} and found nothing => I read the frequently asked questions of {tool} and found nothing
      What fruits, e.g. apples, are good for {animal}? => What fruits, for example apples, are good for {animal}?
      How do I pass args to a function in {language}? => How do I pass arguments to a function in {language}?
      How many params can a function in {language} have? => How many parameters can a function in {language} have?
      What is the avg salary in {city}? => What is the average salary in {city}?
      Which VM should I use on {cloud}? => Which virtual machine should I use on {cloud}?
      Write a regex for dates in {language} => Write a regular expression for dates in {language}
      How do I set up CI/CD with {tool}? => How do I set up continuous integration and continuous deployment with {tool}?
      How do I delete a dir on {system}? => How do I delete a directory on {system}?
      `,
  },
  {
    kind: 'number-formats',
    templates: `
      How do I save 1,000 {currency} a year? => How do I save 1000 {currency} a year?
      How do I save 1000 {currency} a month? => How do I save one thousand {currency} a month?
      List three facts about {animal} => List 3 facts about {animal}
      Give me ten names for {animal} => Give me 10 names for {animal}
      What is 5% of {number}? => What is 5 percent of {number}?
      What is fifty percent of {number}? => What is 50% of {number}?
      Is 8GB of memory enough for {framework}? => Is 8 GB of memory enough for {framework}?
      Is 16 GB enough for {tool}? => Is 16 gigabytes enough for {tool}?
      What can I buy in {city} for $20? => What can I buy in {city} for 20 dollars?
      A rent of €900 in {city}, is that much? => A rent of 900 euros in {city}, is that much?
      What is the 2nd largest city of {country}? => What is the second largest city of {country}?
      Who came 3rd in the {sport} final? => Who came third in the {sport} final?
      What happened on 5 {month} 2020? => What happened on {month} 5, 2020?
      What happened in {country} on 2024-03-01? => What happened in {country} on March 1, 2024?
      Is the shop open at 5pm on {weekday}? => Is the shop open at 17:00 on {weekday}?
      Is there a bus to {city} at 9:30 am? => Is there a bus to {city} at 09:30?
      Can a {device} cost 1.5 million? => Can a {device} cost 1,500,000?
      How long is a 10 km run? => How long is a 10 kilometer run?
      Convert 12 inches to centimeters => Convert twelve inches to cm
      Wait for thirty seconds in {language} => Wait for 30 seconds in {language}
      Bake {dish} for 45 minutes => Bake {dish} for 45 mins
      How many people earn 100k in {city}? => How many people earn 100,000 in {city}?
      Plan a 3-day trip to {city} => Plan a three-day trip to {city}
      Plan a trip of 2 weeks to {country} => Plan a trip of two weeks to {country}
      Add twenty-five {food} to the basket => Add 25 {food} to the basket
      Who was the 21st guest of {firstName}? => Who was the twenty-first guest of {firstName}?
      Tell me about World War II in {country} => Tell me about World War 2 in {country}
      A loan of 10,000.00 {currency} for a {device} => A loan of 10000 {currency} for a {device}
      My {device} weighs 2 kg => My {device} weighs 2 kilograms
      How do I lose five pounds? => How do I lose 5 pounds?
      Print the numbers from one to {number} in {language} => Print the numbers from 1 to {number} in {language}
      Store 500MB in {database} => Store 500 megabytes in {database}
      Is {city} a dozen hours from {city2}? => Is {city} 12 hours from {city2}?
      Set a timeout of 200ms in {language} => Set a timeout of 200 milliseconds in {language}
      Two hundred guests are coming, how much {dish} do I need? => 200 guests are coming, how much {dish} do I need?
      Use Python3 to sort a {structure} => Use Python 3 to sort a {structure}
      `,
  },
  {
    kind: 'british-american',
    templates: `
      How do I change the colour of a {device}? => How do I change the color of a {device}?
      How do I organise my {document}? => How do I organize my {document}?
      What is the behaviour of {animal}? => What is the behavior of {animal}?
      My flight to {city} was cancelled => My flight to {city} was canceled
      How do I optimise a query in {database}? => How do I optimize a query in {database}?
      Who is my favourite {sport} player? => Who is my favorite {sport} player?
      Where is the city centre of {city}? => Where is the city center of {city}?
      How do I analyse data in {language}? => How do I analyze data in {language}?
      How many litres of water does {dish} need? => How many liters of water does {dish} need?
      Is travelling to {country} safe? => Is traveling to {country} safe?
      How do I customise {tool}? => How do I customize {tool}?
      Which theatre in {city} is the oldest? => Which theater in {city} is the oldest?
      How do I apologise to my neighbour? => How do I apologize to my neighbor?
      What is a good hobby, e.g. modelling {animal}? => What is a good hobby, e.g. modeling {animal}?
      Do I need a driving licence in {country}? => Do I need a driving license in {country}?
      How do I get a grey background in {framework}? => How do I get a gray background in {framework}?
      How do I make yoghurt at home? => How do I make yogurt at home?
      How do I change a flat tyre in {city}? => How do I change a flat tire in {city}?
      What is the catalogue of {framework}? => What is the catalog of {framework}?
      How do I enrol in a {language} course? => How do I enroll in a {language} course?
      How do I serialise a {structure} in {language}? => How do I serialize a {structure} in {language}?
      How do I initialise a {structure} in {language}? => How do I initialize a {structure} in {language}?
      What is the labour law in {country}? => What is the labor law in {country}?
      Is the authorisation of my {account} pending? => Is the authorization of my {account} pending?
      Write a dialogue between {animal} and {animal2} => Write a dialog between {animal} and {animal2}
      Is {food} a good flavour for soup? => Is {food} a good flavor for soup?
      Explain virtualisation with {tool} => Explain virtualization with {tool}
      How do I cheer up my mum in {month}? => How do I cheer up my mom in {month}?
      What is the programme of the theatre in {city}? => What is the program of the theater in {city}?
      How do I deposit a cheque into my {account}? => How do I deposit a check into my {account}?
      Can I practise {sport} at night? => Can I practice {sport} at night?
      Is my {device} recognised by {system}? => Is my {device} recognized by {system}?
      What is the defence budget of {country}? => What is the defense budget of {country}?
      Why was the modelled {structure} labelled wrong? => Why was the modeled {structure} labeled wrong?
      How do I paralyse a robot with {language}? => How do I paralyze a robot with {language}?
      `,
  },
];
