/** Other things asked of the same: another question word, task, time, role, form, or a condition more. */
export const ASKED = `
# question-words
[Where|When|Why] did the Titanic sink?
[Who|When|Where] invented the telephone?
[How|Why|When] do cells divide?
[When|Where|How] can I pick up my parcel?
[Why|How] did Rome fall?
[Who|What] decides the price of oil?
[how|why] does git rebase work
[When|Why] was my account closed?
[Who|Why] signed the treaty of Versailles?
[How much|How many|How often] should I water it?
[How long|How often|How far] do you have to run before losing weight?
[where|why|when] is the meeting
[what|where] is the best beach in {land}
[When|How] do I file an insurance claim?
[How old|How tall|How rich] is {given}?
[Which|Whose] car is parked outside?
[Why|Where] do penguins live in colonies?
[What causes|Who gets] migraines?
[When|Where] does the semester start?
[How|Where] do I declare a global variable?
[Who|When|How] pays the deposit back?
[Why|When] should I use an interface?
[why|where] is my refund
[how|when|why] to prune roses
[How big|How old|How far] is the sun?
[When|Why] do babies start to crawl?
[Where|When|How] was {firm} founded?
[Who|Where] is the project manager of the new portal?
Tell me [how|why|when] leaves fall.
I'd like to know [where|when|who] the interview is.
Can you explain [how|why] vaccines work?
Do you know [who|when|where] built Stonehenge?
My parcel is late. [Why|Where|How] can I complain about it?
[How fast|How high|How far] can a kangaroo jump?
Tell me [who|what|where] Machu Picchu is about
[When|Who] cleans the kitchen?
[Where|Why] are the logs written?
[What|Who] is Kafka?
[How many|How long] days off do I get?
[why|how] do i get a segmentation fault
[Where|Why] should I invest 1000 euros?
[How soon|How often] do I have to renew it?
[what time|which gate] does boarding start at
[Why|When] did {given} resign?
[How much does|How long does|Where does] a root canal?
# task-verbs
[Explain|Fix|Rewrite|Test] this function: def f(x): return x+1
[Write|Review|Shorten|Translate] my cover letter
[Summarize|Criticize|Extend] the attached article
[Draw|Describe|Label] the human heart
[Prove|State|Explain] the Pythagorean theorem
[Find|Fix|Report] a bug in the login page
[Define|Spell|Pronounce] onomatopoeia
[Install|Uninstall|Update|Configure] Docker on my laptop
How do I [print|delete|rename|encrypt] a PDF?
How do I [cook|freeze|peel|grow] asparagus?
how do i [order|cancel|track|return] a replacement card
[Solve|Graph|Factor|Simplify] x^2 - 4
[Sort|Filter|Shuffle|Count] the list of names
Please [proofread|summarize|translate] this abstract
[Benchmark|Document|Profile|Debug] the parser
[Refactor|Optimize|Comment] this query
[buy|rent|sell|insure] a car in {land}
Can I [paint|sand|polish|drill] laminate?
how to [wash|iron|dye|fold] a silk shirt
[Compare|List|Rank] the planets by mass
[Deploy|Test|Build|Monitor] the service
[Generate|Validate|Parse|Hash] a UUID
[Copy|Move|Delete|Rename] a folder over ssh
[Repair|Replace|Clean|Charge] the battery of an e-bike
How do I [block|report|unfollow|follow] someone?
[Create|Drop|Alter|Truncate] a table in {db}
[Classify|Translate|Paraphrase] the sentence "time flies"
[Serialize|Encrypt|Compress|Log] the payload
How can I [freeze|close|rename|upgrade] my account?
[book|cancel|change] a flight to {town}
Help me [plan|cancel|describe] a trip to {land}
[Train|Evaluate|Deploy] a random forest
[merge|split|rotate] pdf files
[fry|bake|grill|steam] {meal}
How do I [import|export|share|archive] a project?
[download|upload|edit] my tax return
i want to [renew|cancel|report stolen|apply for] my passport
[Mock|Stub|Call] the payment API
[Outline|Write|Grade] an essay about tourism
[Estimate|Calculate|Plot] the variance of the sample
[commit|revert|stash] my changes
# added-constraints
How do I sort a list in {lang}? => How do I sort a list in {lang} without using extra memory?
Recipe for pancakes => Recipe for vegan pancakes
Recipe for lasagna => Recipe for lasagna for six people
Things to do in {town} => Things to do in {town} at night
Things to do in {town} => Free things to do in {town}
What should I eat for breakfast? => What should I eat for breakfast as a diabetic?
Can I drive in {land}? => Can I drive in {land} with a foreign licence?
How do I lose weight? => How do I lose weight after pregnancy?
Give me a workout plan => Give me a workout plan without equipment
Write a poem about rain => Write a poem about rain in four lines
Write a poem about rain => Write a poem about rain that does not rhyme
Explain photosynthesis => Explain photosynthesis to a five year old
Explain recursion => Explain recursion in one sentence
Summarize the article => Summarize the article in bullet points
Summarize the article => Summarize the article in under 50 words
cheap hotels in {town} => cheap hotels in {town} near the station
cheap hotels in {town} => cheap hotels in {town} with a pool
How do I remove a stain? => How do I remove a red wine stain from wool?
Can I open an account? => Can I open an account as a non-resident?
Can I open an account? => Can I open an account for my child?
Can I cancel my order? => Can I cancel my order after it was shipped?
How do I reset my password? => How do I reset my password without access to my email?
reset my phone => reset my phone without losing data
How do I deploy {fw}? => How do I deploy {fw} behind a proxy?
Write a function that adds numbers => Write a function that adds numbers recursively
Write a regex for emails => Write a regex for emails that allows plus signs
Which laptop should I buy? => Which laptop should I buy for gaming?
Which laptop should I buy? => Which laptop should I buy under 600 dollars?
how do i grow tomatoes => how do i grow tomatoes indoors
How do I make coffee? => How do I make coffee without a machine?
Is yoga good for you? => Is yoga good for you if you have back pain?
Do I pay tax on gifts? => Do I pay tax on gifts from abroad?
Do I pay tax on a house sale? => Do I pay tax on a house sale within ten years?
How do I get a refund? => How do I get a refund for a gift card?
How do I get a refund? => How do I get a refund if the shop is bankrupt?
Suggest baby names => Suggest baby names starting with K
Suggest a movie => Suggest a movie for children
Plan a trip to {land} => Plan a trip to {land} on a budget
Plan a trip to {land} => Plan a trip to {land} with a toddler
connect to a database in {lang} => connect to a database in {lang} using ssl
Best restaurants => Best restaurants open on Sundays
Find all users => Find all users older than 30
Find all users => Find all users except admins
Find all files => Find all files larger than a gigabyte
How do I train for a marathon? => How do I train for a marathon in three months?
Should I take vitamin D? => Should I take vitamin D in summer?
Is ibuprofen safe? => Is ibuprofen safe for children?
Is ibuprofen safe? => Is ibuprofen safe with alcohol?
Can I work from home? => Can I work from home during probation?
Prove the theorem => Prove the theorem by induction
Solve the equation => Solve the equation by factoring
Implement a queue => Implement a queue using two stacks
Compute the average => Compute the average ignoring missing values
Replace the first match in the string => Replace the first match in the string case insensitively
transfer money abroad => transfer money abroad free of charge
book a flight to {town} => book a direct flight to {town}
book a flight to {town} => book a flight to {town} in business class
Can I get a mortgage? => Can I get a mortgage with bad credit?
Can I get a mortgage? => Can I get a mortgage while self-employed?
how do i backup {db} => how do i backup {db} while it is running
Write an email to my boss => Write an angry email to my boss
Write an email to my boss => Write an email to my boss asking for a raise
Roast {meal} in the oven => Roast {meal} in the oven with garlic
My card was stolen => My card was stolen abroad
what is my balance => what is my pending balance
# tense
What [will|did] the new tax law change?
Who [is|was] the president of {land}?
Where [does|did] {given} live?
What [are|were] the symptoms?
How [is|was] bronze made?
Why [does|did] the pound fall?
How much [does|did|will] the ticket cost?
Who [wins|won] the election?
[Will|Did] it rain in {town}?
When [does|did] the train leave?
[Is|Was] {firm} profitable?
I [lost|might lose|will lose] my job. What should I do?
I [moved|am moving] to {land}. Do I pay tax there?
my package [arrived|will arrive] damaged?
Where [do|did] Vikings sleep?
Who [owns|owned] Twitter?
What [is|was] the capital of {land}?
How [do|did] people farm in the middle ages?
[Do|Did] I need a visa for {land}?
What [will happen|happened] at the meeting?
[Were|Are] dinosaurs warm-blooded?
Which team [is playing|played|will play]?
[Had|Will have] the company paid its debts?
What [would happen|happened] if the dam broke?
What [happened|will happen] to my deposit?
[Is|Was] smoking allowed on planes?
How [will|did] {firm} cut emissions?
Which books [did|should] Tolkien read?
Why [was|is] the road closed?
Who [was|is going to be] the manager of the team?
What [did|does] bread cost in {town}?
the server [crashed|will crash], what now?
[Did|Will] the update fix the bug?
The shop [used to open|opens] on Sundays, is that right?
What [has changed|will change] in the contract?
The build [was|will be] slow. Why?
[did|do] romans wear trousers
[Was|Will] my payment processed?
# roles
You are a lawyer. Should I sign this lease? => You are a doctor. Should I sign this lease?
Act as a [pirate|chef|teacher|detective] and describe the sea
Explain it like a [professor|comedian|poet]
As a [manager|employee|customer], how do I see the rota?
Write a letter to my [boss|mother|landlord|teacher]
Can my [husband|sister|boss|neighbour] use my card?
I am a [student|teacher|nurse|pilot]. What discounts do I get?
Can a [judge|lawyer|witness] be fired?
What does a [plumber|welder|dentist] earn?
Do [patients|nurses|visitors] need a badge?
Gift for my [brother|daughter|grandmother|colleague]
Is my [cat|dog|son] allowed on the train?
What are the duties of a [mayor|senator|governor]?
How do I tell my [kids|parents|friends] about the divorce?
Who hires the [coach|referee|captain]?
Explain the topic for [beginners|experts|children]
You are an expert [gardener|programmer|accountant], answer briefly: what is pruning?
As a [seller|buyer], what fees do I pay?
what should a [bride|groom|best man] wear
can [admins|guests|editors|owners] delete a channel
[He|She|They] wants a refund, what do I say?
Can [I|we|she|they] leave early?
What are [my|your|his|our] rights?
Should [he|I|you] see a doctor?
How do I introduce my [girlfriend|boss] to my parents?
My [wife|roommate|tenant] broke the window, who pays?
Is the [doctor|patient] allowed to record it?
Who carries the risk, the [lender|borrower|insurer]?
the [author|editor|publisher] wants changes
Interview questions for a [data scientist|nurse|waiter|driver]
Write the policy from the point of view of the [customer|company|regulator]
What does the [mother|father] give the bride?
Do [pensioners|students|soldiers] pay tax?
The [client|server] closes the connection. What now?
How do [parents|teachers|coaches] motivate children?
Responsibilities of the [product owner|scrum master|tech lead]
Speech for the [best man|maid of honour|father of the bride]
Which visa does my [fiancee|child|assistant] need for {land}?
# formats
Give me the answer as [JSON|XML|YAML|CSV]
Write the minutes as [a table|bullet points|a paragraph]
Save the chart as [PNG|SVG|PDF|JPEG]
Return the list of {land} cities in [json|csv|markdown]
Export my transactions as [PDF|CSV|Excel]
describe {town} in [a haiku|a tweet|an essay|a limerick]
Convert the video to [mp4|avi|mkv|webm]
Send me the contract as a [Word file|PDF]
How do I read [xml|yaml|toml|ini] files in {lang}?
print it on [A4|A5|letter] paper
Present the results in [a bar chart|a pie chart|a table]
Describe the water cycle in [a poem|a song|a diagram|steps]
Format the date as [DD/MM/YYYY|MM/DD/YYYY|YYYY-MM-DD]
Reply with [yes or no|a number|a full sentence]
Give me a list of fruits as [HTML|LaTeX|plain text]
open [docx|xlsx|pptx] on linux
encode it as [base64|hex|utf-8]
Put the recipe into [a table|numbered steps|a paragraph]
compress to [zip|rar|tar.gz|7z]
Answer in [one word|one sentence|two paragraphs]
in [bullet points|prose]: what is inflation?
explain inflation in [a letter|a dialogue|a speech]
Write the release notes in [Markdown|HTML|AsciiDoc]
import contacts from [vcf|csv]
Make a [flowchart|mind map|timeline] of the French Revolution
show me the time in [12-hour|24-hour] format
store money as [decimal|float|integer]
Write a [blog post|press release|tweet] about our new shoe
Draft a [text message|email|letter] to my landlord about the heating
turn this into [upper case|lower case|title case]
produce [an SVG|an ASCII drawing] of a tree
Audio in [mp3|flac|wav]
ebook as [epub|mobi|pdf]
log in [json|plain text]
cite it in [APA|MLA|Chicago] style
reference list in [Harvard|Vancouver|IEEE] style
write the number in [binary|hexadecimal|octal]
Give me a [summary|transcript|translation] of the talk
Output the schema as [GraphQL|Protobuf|Avro|JSON Schema]
`;
