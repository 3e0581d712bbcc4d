import type { Change } from './change.ts';

const FORMS: readonly (readonly [string, readonly string[]])[] = [
  ['what is', ["what's", 'whats']],
  ['where is', ["where's", 'wheres']],
  ['who is', ["who's"]],
  ['how is', ["how's", 'hows']],
  ['when is', ["when's"]],
  ['does not', ["doesn't", 'doesnt']],
  ['do not', ["don't", 'dont']],
  ['did not', ["didn't", 'didnt']],
  ['is not', ["isn't", 'isnt']],
  ['are not', ["aren't", 'arent']],
  ['was not', ["wasn't", 'wasnt']],
  ['cannot', ["can't", 'cant']],
  ['can not', ["can't", 'cannot']],
  ['will not', ["won't", 'wont']],
  ['would not', ["wouldn't", 'wouldnt']],
  ['should not', ["shouldn't"]],
  ['has not', ["hasn't", 'hasnt']],
  ['have not', ["haven't", 'havent']],
  ['could not', ["couldn't", 'couldnt']],
  ['i am', ["I'm", 'im']],
  ['i have', ["I've", 'Ive']],
  ['i will', ["I'll"]],
  ['i would', ["I'd"]],
  ['you are', ["you're", 'youre']],
  ['it is', ["it's"]],
  ['that is', ["that's", 'thats']],
  ['there is', ["there's", 'theres']],
  ['they are', ["they're", 'theyre']],
  ['we are', ["we're"]],
  ['let us', ["let's"]],
  ['going to', ['gonna']],
  ['want to', ['wanna']],
  ['what are', ["what're"]],
  ['they have', ["they've"]],
  ['we have', ["we've", 'weve']],
  ['you have', ["you've"]],
];

/** Questions of their own, since few others hold what can be contracted. */
export const CONTRACTIBLE = `
What is the routing number of my bank in {city}?
Where is the login button of {framework}?
What is the fastest way to {city}?
I am looking for my {document}, can you help?
My {device} does not start in the morning
I do not like {food}, what can I cook?
They are moving to {country}, what do they need?
I have lost my {document}
What is the plural of the {human} word for house?
The {tool} build is not finishing
Who is the richest person in {country}?
It is too cold in {city} in {month}, where can I go?
I cannot install {tool} on {system}
There is no {food} in the kitchen, what can I use?
I will visit {city} in {month}, what should I see?
The {account} has not been opened yet
Why did not {person} go to school?
My internet is not working, what do I do?
I am not able to log in to my account
I have forgotten my PIN and I cannot call you
Why does not the page load?
My {device} does not work anymore
I did not receive the confirmation email
Why is it that my card has not arrived?
Who is the author of the book about {animal}?
How is cheese made in {country}?
I do not want to renew my contract
What is a closure in {language}?
There is a scratch on the display, can I return it?
They are asking for a tax number, what is that?
We are moving to {country}, what do we need?
You have sent me the wrong size
It is raining in the hallway, who do I call?
I would rather pay by invoice, is that possible?
I will be late, can I check in after midnight?
The {language} tests are not running on the build server
What are my options if I am going to miss my flight?
I could not open the {document}
The oven will not turn on
Where is the log file of {database}?
I was not told about the fee
Should I eat it if it is not cooked through?
I have been waiting for a week and they have not answered
We have lost the {document} of a guest
That is not the color I ordered
I want to cancel my {sport} membership
My manager would not approve my leave
When is the rent due in {month}?
The {language} code is not compiling and I have no idea why
You should not use eval, but what is the alternative?
Let us say I have two lists, how do I merge them?
`;

export const contractions: Change = {
  kind: 'contractions',
  apply(text, random) {
    const found = FORMS.filter(([full]) => new RegExp(`\\b${full}\\b`, 'i').test(text));
    if (found.length === 0) return undefined;
    const [full, short] = random.of(found);
    const form = random.of(short);
    return text.replace(new RegExp(`\\b${full}\\b`, 'i'), (match) =>
      /^[A-Z]/.test(match) ? form.charAt(0).toUpperCase() + form.slice(1) : form,
    );
  },
};
