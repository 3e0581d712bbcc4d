import type { Pair } from './pair.ts';

/** The same question in other words, one pair a line; every third is held out. */
const TEXT = `
How do I reset my banking password? | I forgot my online banking login, what steps do I take to get a new one?
Why was my card declined? | What could be the reason my card payment did not go through?
How long does a transfer take? | When will the money I sent arrive?
Can I open an account without a job? | Do you accept customers who are unemployed?
What is the daily limit for cash withdrawals? | How much cash can I take out in one day?
How do I report a stolen card? | Somebody took my bank card, whom do I inform?
Where can I see my account statement? | In which part of the app are my statements shown?
How do I close my account? | I no longer want to be a customer, how can I end my account?
What fees do you charge for foreign payments? | How expensive is it to pay abroad with my card?
How do I change my PIN? | Which steps are needed to set a new PIN?
I see a payment I don't recognize | There is an unknown transaction on my statement
How do I add money to my account? | What ways are there to fund my balance?
Is my money insured at your bank? | What protection do my deposits have if the bank fails?
How do I get a loan for a car? | What do I have to do so that you finance my new vehicle?
My top-up is still pending | The money I added has not shown up yet
Can I have two accounts? | Is it allowed to hold a second account with you?
How do I verify my identity? | What does the identity check require from me?
The ATM kept my card | My card was swallowed by the cash machine
Why did the exchange rate change? | What is the reason for the different exchange rate?
How do I download an invoice? | Where do I find the bill for my purchase as a file?
How do I reverse a list in Python? | What's the Python way of flipping the order of list elements?
How can I remove duplicates from an array in JavaScript? | What is a good JavaScript technique for keeping only unique array elements?
What is a closure in JavaScript? | Can you describe what JavaScript closures are?
How do I check if a file exists in Java? | Java: determine whether a path points to an existing file
How do I read environment variables in Node.js? | Accessing env vars from a Node.js program
Why is my React component rendering twice? | What makes a React component render two times?
How do I undo a git commit that I have not pushed? | Take back the most recent local commit in git
What is the difference between TCP and UDP? | How do TCP and UDP differ?
How do I iterate over a map in Go? | Looping through the entries of a Go map
How do I center a div with CSS? | What CSS puts a div in the middle of the page?
What does the static keyword mean in Java? | Explain the meaning of static in Java
How do I parse JSON in PHP? | Turning a JSON string into an object with PHP
How do I sort a dictionary by value in Python? | Order the entries of a Python dict according to their values
What is a race condition? | Describe what is meant by race conditions in concurrent programs
How do I write a unit test for a private method? | What is the recommended approach to testing private methods?
How do I handle exceptions in C#? | What's the right way to deal with errors thrown in C#?
How do I join two tables in SQL? | Combining rows of two SQL tables
How can I speed up a slow SQL query? | My SQL query takes forever, how do I make it faster?
What is dependency injection? | Explain the concept of injecting dependencies
How do I generate a random number in Ruby? | Getting a random value in Ruby
How do I convert a string to a date in Python? | Parse a textual date into a Python datetime
What is the purpose of an index in a database? | Why do databases use indexes?
How do I find memory leaks in a Java application? | Tools and techniques to track down leaking memory in Java
How do I clone an object in JavaScript? | Make a copy of a JavaScript object
What is the difference between a stack and a queue? | How does a queue differ from a stack?
How do I list all running Docker containers? | Which command shows the containers that Docker is currently running?
How do I restart a pod in Kubernetes? | What is the way to make Kubernetes recreate a pod?
How do I expose a port in Docker? | Making a container port reachable from outside with Docker
Why does my pod keep crashing? | What are the causes of a pod that restarts over and over?
How do I store secrets in Kubernetes? | Where should passwords be kept in a Kubernetes cluster?
How do I roll back a deployment? | A release went wrong, how can I return to the previous one?
How do I check disk usage on Linux? | Which Linux command tells how full the disk is?
How do I see the logs of a container? | Viewing what a container has printed
What is infrastructure as code? | Describe the idea of managing infrastructure through code
How do I set up a cron job? | Scheduling a recurring task with cron
How do I kill a process on a port in Linux? | Linux: terminate whatever is listening on a given port
What is blue-green deployment? | How does the blue-green release strategy work?
How do I copy files to a remote server? | Moving a local file to another machine over the network
How do I monitor the CPU of my servers? | What can I use to keep an eye on processor load on my servers?
How do I create a new branch in git? | Starting a branch with git
How do I resolve a merge conflict? | Git tells me there are conflicts, what now?
How do I make a Terraform module? | Writing a reusable module with Terraform
Why is my build so slow? | What makes the build take so much time?
How do I limit memory of a container? | Setting a maximum amount of RAM for a container
How do I renew a TLS certificate? | My TLS certificate expires soon, how do I get a new one?
How do I boil an egg? | What is the right way to cook eggs in water?
How long do I cook pasta? | What is the cooking time for pasta?
What can I use instead of butter? | Is there a good substitute for butter?
How do I make bread rise more? | My dough stays flat, what helps it rise?
Can I freeze cooked rice? | Is it OK to put leftover rice in the freezer?
How do I know when chicken is done? | What are the signs that chicken is fully cooked?
What goes well with salmon? | Which side dishes match salmon?
How do I keep avocados from turning brown? | Preventing cut avocado from browning
How do I make tomato sauce? | A simple recipe for tomato sauce
Why is my cake dry? | What causes a cake to become dry?
How do I clean a cast iron pan? | The best way of washing cast iron cookware
How spicy is a jalapeno? | What heat level does a jalapeno have?
How do I thicken soup? | My soup is too thin, what can I add?
How do I peel garlic quickly? | A fast trick for peeling garlic
What is the difference between baking soda and baking powder? | Is baking powder the same thing as baking soda?
How much salt should I put in pasta water? | The right amount of salt for boiling pasta
Can I eat raw mushrooms? | Are uncooked mushrooms safe to eat?
How do I store fresh basil? | What is the best place to keep fresh basil?
How do I cook rice without it sticking? | My rice always sticks to the pot, how can I avoid that?
What is a good vegetarian dinner? | Suggest a meatless evening meal
How do I get from the airport to the city center? | What transport connects the airport with downtown?
Do I need a visa for Vietnam? | Is a visa required to enter Vietnam?
What is the best time to visit Iceland? | In which season should one go to Iceland?
How much luggage can I bring? | What is the baggage allowance?
How do I change my flight? | I need to move my flight to another day, how does it work?
Is it safe to travel alone in Japan? | How safe is Japan for solo travelers?
What should I see in Lisbon? | Which sights in Lisbon are worth it?
Can I check in online? | Is online check-in available?
My suitcase got lost, what do I do? | The airline lost my luggage. Who can help?
What is the cheapest way to get to Paris? | How do I travel to Paris for little money?
How early should I be at the airport? | How many hours before departure do I need to arrive at the terminal?
Are towels included in the room? | Does the hotel provide towels?
How do I get a refund for a canceled flight? | My flight was canceled and I want my money back
What power plug do I need in England? | Which kind of adapter fits English sockets?
Is tipping expected in Italy? | Do people leave tips in Italian restaurants?
What documents do children need to fly? | Which papers are required for kids on a plane?
Can I bring my dog on the train? | Are dogs allowed on trains?
What is the currency of Thailand? | Which money is used in Thailand?
How do I rent a car abroad? | Hiring a car in a foreign country
Where do I pick up a rental car at the airport? | Which part of the airport has the rental car desks?
How many vacation days do I have? | What is my annual leave entitlement?
How do I call in sick? | I am ill today, how do I let the company know?
When do we get paid? | On which day are salaries transferred?
How do I ask for a raise? | What is a good way to request a higher salary?
What is the notice period? | How long in advance do I have to resign?
Can I work from home? | Is remote work possible?
How do I submit travel expenses? | Where do I hand in the receipts of a business trip?
What is the policy on overtime? | How are extra hours handled?
How do I update my address in the HR system? | I moved, where do I enter my new address for HR?
Who approves my vacation? | Whose approval do I need for time off?
How do I enroll in the pension plan? | Signing up for the company pension
What are the health benefits? | Which medical coverage does the company offer?
How do I give feedback to a colleague? | What's a kind way of telling a coworker how they are doing?
How do I prepare for a performance review? | Getting ready for the yearly appraisal
Can I carry over unused leave? | What happens to vacation that I did not take?
How do I refer a friend for a job? | Recommending someone for an open position
What is the dress code? | What should I wear at work?
How do I report harassment? | Whom do I tell when I am harassed at work?
What training does the company offer? | Which courses can employees take?
How do I get a parking permit? | Applying for a parking spot at the office
My laptop won't turn on | The notebook stays dark when I press the power button
How do I connect to the VPN? | What must I do to get on the company VPN?
The printer prints blank pages | Nothing appears on the paper when I print
How do I reset the router? | What brings the router back to factory settings?
How do I update the app? | Getting the newest app release on my device
Why is my phone so slow? | What makes my mobile lag?
How do I back up my photos? | Saving a copy of all my pictures
I can't log in to my account | The site does not accept my login
How do I turn off notifications? | Make the app quit sending me alerts
How do I return a product? | What is the process for sending an item back?
Where is my order? | My package has not come, can you track it?
How do I change the shipping address? | I entered a wrong address for delivery, how can it be corrected?
Does the warranty cover a broken screen? | Will a cracked display be fixed under warranty?
How do I cancel my subscription? | I want to stop paying for the service each month
How do I contact support? | What is the way to reach a support agent?
The sound is not working | I hear nothing from the speakers
How do I pair my headphones? | Connecting wireless headphones for the first time
How do I delete my data? | I would like all information about me erased
What payment methods do you accept? | How can I pay?
The item I received is damaged | My product arrived broken
How do I install the software on a second computer? | Using my license on another machine
How do I change the language of the app? | Switching the app to another language
How do I free up storage? | My device is full, what can be removed safely?
Why does the battery drain fast? | What uses up the battery so quickly?
How do I recover a deleted file? | Getting back a file that I erased by mistake
Why is the sky blue? | What gives the sky its blue color?
How do vaccines work? | Explain the way a vaccine protects people
What causes earthquakes? | Why does the ground shake?
How far is the moon? | What is the distance to the moon?
Who painted the Mona Lisa? | Which artist created the Mona Lisa?
What is photosynthesis? | Describe how plants make food from light
How do I fall asleep faster? | Tips for getting to sleep sooner
How many bones does a human have? | What is the number of bones in the human body?
How do I learn to play guitar? | What's a good way to start with the guitar?
What is inflation? | Explain what it means when prices rise over time
`;

export const PARAPHRASES: readonly Pair[] = TEXT.trim()
  .split('\n')
  .map((line, index) => {
    const [a = '', b = ''] = line.split(' | ');
    return { kind: 'paraphrase', a, b, isHeldOut: index % 3 === 2 };
  });
