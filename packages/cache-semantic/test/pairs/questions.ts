/** Questions as people ask them, of many domains, one a line. */
const TEXT = `
How do I reset my online banking password?
Why was my card declined at the supermarket?
What is the interest rate on a savings account?
Can I change the delivery address of my order?
How do I sort a dictionary by value in Python?
What is the difference between a process and a thread?
How do I undo the last commit in git?
Why is my Docker container running out of memory?
How long should I boil eggs for a salad?
What temperature should the oven be for roasting vegetables?
How do I get from Rome to Florence by train?
Do I need a visa for a short trip to Japan?
How many vacation days do new employees get?
Where can I find my payslip from last December?
My printer does not connect to the wireless network, what should I do?
How do I claim the warranty for my washing machine?
Explain how garbage collection works in Java
Write a short poem about the ocean
Summarize the plot of the first chapter
What are the benefits of regular exercise?
Who discovered the structure of DNA?
When did the Berlin Wall fall?
Is it safe to drink tap water in Mexico?
How do I cancel my subscription before the next billing cycle?
What documents do I need to open a business account?
Why does my code throw a null pointer exception?
How can I make my website load faster?
What is the best way to learn a new language?
How do I remove coffee stains from a white shirt?
Can I bring a bottle of water through airport security?
How do I apply for parental leave?
I am locked out of my account and the recovery email is wrong
The package arrived damaged and I would like a replacement
My salary has not been paid this month
I was charged twice for the same transaction
The battery of my laptop drains very quickly
How do I write a unit test for an asynchronous function?
What does the status code 404 mean?
How do I merge two branches without losing changes?
Which database should I choose for time series data?
How do I roll back a failed deployment in Kubernetes?
What is the purpose of a load balancer?
How do I scale a web application horizontally?
Can you use cooking oil instead of butter in cookies?
How do I keep bread fresh for longer?
What can I substitute for buttermilk in pancakes?
Is breakfast included in the price of the room?
What time is checkout at the hotel?
How early should I arrive at the airport for an international flight?
Are pets allowed in the office?
How do I report a problem with my manager?
What is the dress code for the summer party?
How do I update the firmware of my router?
Why is my phone not charging?
Does the warranty cover accidental damage?
How do I transfer contacts from my old phone to a new one?
Give me five ideas for a birthday present
Translate the following sentence into German
Fix the grammar mistakes in my letter
List the ten largest countries by area
Compare electric cars with diesel cars
Describe the water cycle for a school project
What causes inflation and how can it be reduced?
How does a vaccine protect the body against a virus?
Why do leaves change their color in autumn?
How far is the moon from the earth?
How do I set up two monitors on Windows?
What is the keyboard shortcut for taking a screenshot on a Mac?
How do I delete all files older than thirty days?
How can I find out which process uses a port on Linux?
My exchange rate looks wrong for the payment I made abroad
Can I get a second card for my partner?
How do I top up my account with a bank transfer?
Where is the nearest branch that is open on Saturday?
How do I dispute a charge on my statement?
What happens if I miss a loan payment?
How do I convert a string to a number in JavaScript?
What is the time complexity of binary search?
How do I center a div horizontally and vertically?
Why does my SQL query return duplicate rows?
How do I create an index on two columns?
What is the role of a product manager?
How do I prepare for a job interview?
Can I work remotely from another country for a month?
How is overtime calculated for part-time employees?
How do I make a sourdough starter from scratch?
How much rice do I need for four people?
What wine goes well with grilled salmon?
Should I wash mushrooms before cooking them?
How do I store fresh herbs in the fridge?
What should I pack for a week in Iceland?
How do I avoid jet lag on long flights?
Is the museum free for students?
Can I return a product without the receipt?
How do I activate my new credit card?
The app crashes whenever I open the settings page
I cannot hear anything during video calls
How do I change the language of the keyboard?
Why is the screen of my tablet flickering?
How do I recover a deleted photo from the cloud?
What is the meaning of the word serendipity?
How do I cite a book with three authors?
Write a polite email that declines an invitation
What are the main ideas of the French Revolution?
How do plants turn sunlight into energy?
How do I calculate the area of a triangle?
What is the probability of rolling two sixes?
How do I explain fractions to a child?
Which vitamins are found in oranges?
How do I train a puppy to stop barking at night?
`;

/** The questions, without blanks around them. */
export const QUESTIONS: readonly string[] = TEXT.trim().split('\n');
