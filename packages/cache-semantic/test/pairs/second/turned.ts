/** Questions turned round: denied, by opposites, by another order. */
export const TURNED = `
# negation
Which foods [contain|do not contain] gluten?
Who is [eligible|not eligible] for the grant?
Should I [tell|not tell] my boss that I am pregnant?
Is it [legal|illegal] to record a phone call in {land}?
list files that [end|do not end] with .log
Why is my card [accepted|not accepted] by the machine?
Why [does|doesn't] my washing machine spin?
How to cook {meal} [with|without] oil
Which of these drugs [should|should not] be taken with alcohol?
Select the customers who [have|have never] placed an order
What can I bring [that is|that is not] made of metal?
Which countries [are|are not] members of NATO?
Explain why the sky [is|isn't] green on Mars
I [can|can't] see the refund in my account. What does that mean?
Employees who [did|didn't] sign the contract: what happens to them?
What happens if I [pay|don't pay] my credit card bill on time?
What if the tenant [agrees|refuses] to leave?
how do i ignore files [tracked|not tracked] by git
Are bats [able|unable] to see in the dark?
how to make bread with yeast => how to make bread without yeast
Is this function thread safe? => Is this function not thread safe?
a user with permission opens the page, what happens? => a user without permission opens the page, what happens?
When is a deposit refundable? => When is a deposit non-refundable?
Why would a judge accept hearsay evidence? => Why would a judge not accept hearsay evidence?
Why do people like cilantro? => Why do people dislike cilantro?
which plants need sun => which plants don't need sun
Everyone except {given} may edit this page. How? => Everyone including {given} may edit this page. How?
Is it ok to mix bleach with vinegar? => Is it never ok to mix bleach with vinegar?
Which vitamins are soluble in water? => Which vitamins are insoluble in water?
How do I let my dog sleep in my bed? => How do I stop my dog from sleeping in my bed?
Can I get a refund? => Can I not get a refund unless I call?
Which visas allow me to work? => Which visas do not allow me to work?
Give examples of verified accounts => Give examples of unverified accounts
The server responds but the client does not. Why? => The server does not respond but the client does. Why?
I am insured. Who pays for the damage? => I am not insured. Who pays for the damage?
rows where email is null => rows where email is not null
Reasons to go to university => Reasons not to go to university
Why is sugar bad for you => Why is sugar not bad for you
my order has arrived, what now => my order hasn't arrived, what now
Which animals have a spine? => Which animals have no spine?
Name a metal that is liquid at room temperature => Name a metal that isn't liquid at room temperature
Users can delete their own comments, right? => Users cannot delete their own comments, right?
Is anyone allowed to park here? => Is no one allowed to park here?
The lamp works. What did the electrician change? => The lamp no longer works. What did the electrician change?
Which methods are deprecated? => Which methods are not deprecated yet?
how to sleep with noise => how to sleep without noise
A loan with collateral: pros and cons => A loan without collateral: pros and cons
Why was Galileo believed? => Why was Galileo not believed?
What makes a number rational? => What makes a number irrational?
Explain conditional probability of dependent events => Explain conditional probability of independent events
How do I build a connected graph? => How do I build a disconnected graph?
Is my data encrypted at rest? => Is my data unencrypted at rest?
Rewrite this paragraph using the passive voice => Rewrite this paragraph without using the passive voice
How to travel with a dog => How to travel without a dog
My child will eat vegetables. Which are good? => My child won't eat vegetables. Which are good?
Can minors sign a contract? => Can't minors sign a contract without a guardian?
I want marketing emails => I don't want marketing emails
Do I need a permit to build a shed? => Do I need no permit to build a shed?
This medicine is safe during pregnancy => This medicine isn't safe during pregnancy
What to do if the alarm goes off => What to do if the alarm does not go off
who must wear a helmet => who need not wear a helmet
which expenses are deductible => which expenses are not deductible
how to write with confidence => how to write with a lack of confidence
# antonyms
How do I [lock|unlock] my card?
How do I [increase|decrease] the brightness of my screen?
How can I [gain|lose] weight quickly?
how to [open|close] a bank account in {land}
What are the [advantages|disadvantages] of working from home?
[Hottest|Coldest] place on earth
How do I [mount|unmount] a drive on linux?
What is the [maximum|minimum] age for adopting a child?
How do I [join|leave] the loyalty program?
[Best|Worst] months to visit {land}
How can I [show|hide] the ruler in Word?
Explain how to [compress|decompress] a tarball
[push|pull] an image to a registry
What is the [cheapest|most expensive] way to send a parcel to {land}?
Why are interest rates [rising|falling]?
Why are house prices [going up|going down] in {town}?
How do I [subscribe to|unsubscribe from] the newsletter?
Is [import|export] duty charged on wine?
Who [buys|sells] used textbooks?
Should a resume be [long|short]?
[encrypt|decrypt] a file with gpg
How do I [zoom in|zoom out] on a map?
What are the [pros|cons] of a fixed mortgage?
Where do I find the [arrival|departure] times?
Is the [left|right] lane for overtaking?
[lend|borrow] money among friends: what to watch for?
What happens when supply [exceeds|falls below] demand?
Find the [ascending|descending] order of these fractions
How do I [attach|detach] a debugger?
[Upper|Lower] back pain exercises
Why does my skin feel [dry|oily] in winter?
How do I make my voice sound [deeper|higher]?
How do I [freeze|thaw] a whole turkey?
why is the water pressure so [high|low]
Is the glass [half full|half empty]?
What [strengthens|weakens] the immune system?
[Accept|Reject] the cookie banner automatically
how do i [login to|logout of] the portal
What is the [oldest|youngest|newest] university in {land}?
Can you [shorten|lengthen] these trousers?
[Employer|Employee] rights during probation
[landlord|tenant] obligations for repairs
[Buyer|Seller] pays the notary?
what are signs of a [healthy|unhealthy] plant
How do I [start|stop] a systemd service?
[Inhale|Exhale] during a squat?
Which is the [fastest|slowest] sorting algorithm?
Can I [add|remove] a driver on my car insurance?
What is [included in|excluded from] the price?
Do plants grow [faster|slower] with music?
[internal|external] stakeholders of a company
Do I need [more|less] flour for a sticky dough?
[before|after] a workout, what should I eat?
Is it [cheaper|dearer] to fly on Tuesdays?
How does [inflation|deflation] affect savings?
[Raise|Lower] the blinds with a script
[lossy|lossless] audio formats
How do I set [public|private] visibility for a repository?
What makes the soup too [thick|thin]?
Explain [synchronous|asynchronous] replication
What are [vertical|horizontal] asymptotes?
[convex|concave] mirrors
Are [deep|shallow] copies slower?
[incoming|outgoing] mail server settings
Is it a [profit|loss] if costs are 120?
# argument-order
Convert {n} miles to kilometers => Convert {n} kilometers to miles
convert {unitA} to {unitB} => convert {unitB} to {unitA}
Is {lang1} faster than {lang2}? => Is {lang2} faster than {lang1}?
Why is {town1} more expensive than {town2}? => Why is {town2} more expensive than {town1}?
Flights from {town1} to {town2} => Flights from {town2} to {town1}
What is the exchange rate from {cur1} to {cur2}? => What is the exchange rate from {cur2} to {cur1}?
Does {given1} report to {given2}? => Does {given2} report to {given1}?
Can {land1} invade {land2}? => Can {land2} invade {land1}?
When did {firm1} buy {firm2}? => When did {firm2} buy {firm1}?
migrate from {db1} to {db2} => migrate from {db2} to {db1}
Translate from {tongue1} into {tongue2} => Translate from {tongue2} into {tongue1}
How many {unitA} are in a {unitB}? => How many {unitB} are in a {unitA}?
subtract {n1} from {n2} => subtract {n2} from {n1}
divide {n1} by {n2} => divide {n2} by {n1}
What is {n1} minus {n2}? => What is {n2} minus {n1}?
How do I move a photo from my phone to my laptop? => How do I move a photo from my laptop to my phone?
Does inflation cause unemployment? => Does unemployment cause inflation?
Can a cat have a dog as a friend or eat a dog? => Can a dog have a cat as a friend or eat a cat?
Who lends money to whom: does the bank lend to the client? => Who lends money to whom: does the client lend to the bank?
The client calls the server. What happens? => The server calls the client. What happens?
Why do dogs chase cats? => Why do cats chase dogs?
Why do teachers fear students? => Why do students fear teachers?
Is module billing dependent on module auth? => Is module auth dependent on module billing?
module A imports module B, is that fine? => module B imports module A, is that fine?
Does the parent component rerender the child? => Does the child component rerender the parent?
How do I cast an int to a float? => How do I cast a float to an int?
parse a date into a string => parse a string into a date
Should I pay off debt before saving? => Should I save before paying off debt?
Is water denser than ice? => Is ice denser than water?
Did {given1} inherit the house from {given2}? => Did {given2} inherit the house from {given1}?
Add milk to the tea? => Add tea to the milk?
replace tabs with spaces => replace spaces with tabs
Switch from {cloud1} to {cloud2}: how? => Switch from {cloud2} to {cloud1}: how?
Do employees owe their employer a notice? => Does an employer owe its employees a notice?
My neighbour sued my landlord, what next? => My landlord sued my neighbour, what next?
Is a square always a rectangle? => Is a rectangle always a square?
Is every mammal a vertebrate? => Is every vertebrate a mammal?
merge develop into main => merge main into develop
Is the earth bigger than the moon => Is the moon bigger than the earth
Why did {land1} lose to {land2}? => Why did {land2} lose to {land1}?
What happens when an acid is added to water? => What happens when water is added to an acid?
How do I get from the hotel to the airport? => How do I get from the airport to the hotel?
Can I upload from the app to the website? => Can I upload from the website to the app?
transfer money from savings to checking => transfer money from checking to savings
Does smoking lead to depression? => Does depression lead to smoking?
is gold worth more than platinum => is platinum worth more than gold
Export contacts from Outlook into Gmail => Export contacts from Gmail into Outlook
Which came after: {given1} after {given2}? => Which came after: {given2} after {given1}?
Explain why wolves hunt deer => Explain why deer hunt wolves
convert pdf to word => convert word to pdf
change jpg to png => change png to jpg
How do I turn a list into a tuple? => How do I turn a tuple into a list?
A depends on B: is that good? => B depends on A: is that good?
Can a wife sponsor her husband? => Can a husband sponsor his wife?
Can a child adopt a parent? => Can a parent adopt a child?
is {fw1} built on {fw2} => is {fw2} built on {fw1}
how do i send crypto from my wallet to an exchange => how do i send crypto from an exchange to my wallet
The buyer must notify the seller. When? => The seller must notify the buyer. When?
Should the cat be introduced to the baby or the baby get used to noise? => Should the baby be introduced to the cat or the cat get used to noise?
Does the left join keep rows of A missing in B? => Does the left join keep rows of B missing in A?
compare how men treat women => compare how women treat men
Is reading better than watching? => Is watching better than reading?
Does Mercury orbit closer than Venus? => Does Venus orbit closer than Mercury?
# word-swaps
Can a good lawyer be a bad person? => Can a bad lawyer be a good person?
What is the best movie you never saw? => What is the movie you never saw best?
How can a shy man date a confident woman? => How can a confident man date a shy woman?
Why do rich people avoid poor neighbourhoods? => Why do poor people avoid rich neighbourhoods?
Is it better to be feared by friends than loved by enemies? => Is it better to be loved by friends than feared by enemies?
Why is cold water cheaper than hot air? => Why is hot water cheaper than cold air?
Can a small dog beat a big cat? => Can a big dog beat a small cat?
What are the effects of drugs on students? => What are the effects of students on drugs?
What is the influence of music on art? => What is the influence of art on music?
How do Indian people view American food? => How do American people view Indian food?
Who plays the father of the girl in the film about the son? => Who plays the son of the girl in the film about the father?
Why does the new phone charge slower than the old tablet? => Why does the old phone charge slower than the new tablet?
What do Germans think of the French? => What do the French think of Germans?
What do women think about men with tattoos? => What do men think about women with tattoos?
Why is physics harder than chemistry for students? => Why is chemistry harder than physics for students?
Can I wear a black suit with brown shoes? => Can I wear a brown suit with black shoes?
What happens when a moving car hits a parked truck? => What happens when a moving truck hits a parked car?
Which is the first book of the second series? => Which is the second book of the first series?
How do I put a red box into a blue bag? => How do I put a blue box into a red bag?
Does a short man need a tall bike? => Does a tall man need a short bike?
Should I study law before medicine? => Should I study medicine before law?
Is being smart more important than being kind? => Is being kind more important than being smart?
How do I go from a developer to a manager? => How do I go from a manager to a developer?
What would {given1} say if {given2} was late? => What would {given2} say if {given1} was late?
Is the left hand colder than the right foot? => Is the right hand colder than the left foot?
Why do adults hate what children love? => Why do children hate what adults love?
Can a Hindu marry a Christian in a mosque or church? => Can a Christian marry a Hindu in a church but not a mosque?
Where was the mother of the king born when the queen died? => Where was the mother of the queen born when the king died?
Is {land1} bigger than {land2} but poorer? => Is {land2} bigger than {land1} but poorer?
What did {given1} give {given2} for Christmas? => What did {given2} give {given1} for Christmas?
Why did {town1} grow faster than {town2}? => Why did {town2} grow faster than {town1}?
Why did {firm1} sue {firm2}? => Why did {firm2} sue {firm1}?
How does the soul leave the body? => How does the body leave the soul?
What is a lower bound of an upper set? => What is an upper bound of a lower set?
Will Trump beat Biden? => Will Biden beat Trump?
What does a girl feel when a boy rejects her? => What does a boy feel when a girl rejects him?
How did Britain treat India? => How did India treat Britain?
Do weak acids react with strong bases? => Do strong acids react with weak bases?
Why is the poor boy in a rich school? => Why is the rich boy in a poor school?
What can the US learn from China? => What can China learn from the US?
Is the sum of squares equal to the square of sums? => Is the square of sums less than the sum of squares?
How does thinking shape language? => How does language shape thinking?
How do computers change people? => How do people change computers?
Does money make people happy or do happy people make money? => Does money make happy people or do people make money happy?
How do wild birds eat dead fish? => How do dead birds eat wild fish?
Is a dry white wine better than a sweet red wine? => Is a sweet white wine better than a dry red wine?
which is hotter, the sun in summer or the core of the earth in winter => which is hotter, the core of the earth in summer or the sun in winter
My old dog bit the new cat. What now? => My new dog bit the old cat. What now?
What is the tax on income from a foreign company in {land1} for residents of {land2}? => What is the tax on income from a foreign company in {land2} for residents of {land1}?
Should the son support his father? => Should the father support his son?
Does the doctor trust the nurse? => Does the nurse trust the doctor?
Why did the girl follow the old woman? => Why did the old woman follow the girl?
Are hard workers paid less than lazy bosses? => Are lazy workers paid less than hard bosses?
Can love turn into hate? => Can hate turn into love?
`;
