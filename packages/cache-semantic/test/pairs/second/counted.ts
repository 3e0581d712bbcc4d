/** Numbers, versions, dates, units and quantifiers that differ. */
export const COUNTED = `
# numbers
How many <n> milligram tablets can I take per day?
I bought <n> items but the basket shows a different total, what happened?
can i withdraw [200|300|500|1000] euros from an atm abroad
What is [12|14|17|19] times 23?
What is {n1} % of [80|160|240|1500]?
Give me [three|five|seven|ten] tips for public speaking.
Roast a chicken of [1.5|2|2.5|3] kg: how long does it take?
Our table has {n1} guests, but we booked for [two|four|six|eight]. Can you add chairs?
Solve x^[2|3|4] - 5x + 6 = 0
What does error [0x80070005|0x80070057|0x8007000E] mean?
Why do I get HTTP [401|403|404|500|502|503] from the payments endpoint?
Is a BMI of [18|22|27|31] healthy?
My landlord raised the rent by [5|8|10|15] percent. Is that legal?
Set the session timeout to [15|30|45|60] minutes
split a bill of [48|84|96] dollars between friends
How do I print the first [10|20|50|100] lines of a file?
Refund for order [48213|48231|48312|84213]
The invoice [INV-2041|INV-2014|INV-2104] has the wrong address
what happens after [1|2|3] missed payments
Write a [100|150|200|500] word essay on climate change
list the top [3|5|10|20] universities in Europe
My flight leaves from gate [B12|B21|C12|B13], how do I get there?
Which bus goes to platform [4|5|9|14]?
How long do I boil an egg of [50|60|70] grams?
Is [17|18|19|20] a prime number?
I'm on a plan with [5|10|20|50] GB of data. How do I upgrade?
How much tax do I pay on an income of [30,000|35,000|45,000|60,000] dollars?
convert [0.25|0.5|0.75|0.125] to a fraction
What is the square root of [144|169|196|225]?
How do I allow only port [22|80|443|8080|3306] through the firewall?
Children under [3|5|6|12] travel free, right?
Chapter [two|three|four|nine] summary please
Which article of the GDPR, [6|7|15|17|33], should I read?
I have been charged [twice|three times|four times] for one coffee
Retry the request at most [3|4|5|8] times with backoff
What is the [second|third|fourth|fifth] amendment about?
Can I fit [one|two|three] suitcases into the boot?
increase the font size from 12 to [14|16|18|20]
Need a loan of [5k|10k|15k|20k], what are my options?
The speed limit is [50|70|80|100], what is the fine for doing 110?
Is 1.[5|6|7|8] liters of water a day enough?
Room for [2 adults|3 adults|4 adults] next weekend
# versions
How do I migrate from Angular [12|13|14|15] to 17?
What broke in Node [16|18|20|22]?
Is Ubuntu [18.04|20.04|22.04|24.04] still supported?
Why does pip fail on python [3.7|3.8|3.10|3.12]?
What's new in iOS [15|16|17|18]?
Download link for macOS [12|13|14] please
Install kubectl [1.26|1.27|1.28|1.30] with brew
react-router v[4|5|6] nested routes example
Does Spring Boot [2|3] need Java 17?
Java [8|11|17|21] release notes
upgrade postgres from [12|13|14] to 16
Does my phone get Android [12|13|14|15]?
TLS [1.0|1.1|1.2|1.3] cipher suites
USB [2.0|3.0|3.1|3.2] transfer rate?
How fast is HTTP/[1.1|2|3] in practice?
Our plugin was built with Gradle [6.9|7.4|8.1]; how do we configure the cache?
Since version [2.3.1|2.3.7|2.4.0|3.0.0] the build is slow. Any idea?
Bluetooth [4.2|5.0|5.3] range
Which features of C++[11|14|17|20|23] should I learn first?
Is PHP [5.6|7.4|8.0|8.2] end of life?
Wi-Fi [5|6|6E|7] router worth it?
ES[5|6|2017|2020] features cheat sheet
Windows [7|8|10|11] dark mode
How do I pin numpy to [1.21|1.24|1.26|2.0]?
OAuth [1.0|2.0|2.1] explained
Are there breaking changes in webpack [3|4|5]?
GPT-[3|3.5|4] token limit
.NET [5|6|7|8] performance improvements
Which Kotlin works with AGP [7.4|8.0|8.2]?
the app crashes after updating to v[5.1|5.2|6.0] on my tablet
Is CUDA [11.7|11.8|12.1|12.4] compatible with my GPU?
Unity [2019|2020|2021|2022] LTS download
Elasticsearch [6|7|8] index template syntax
terraform [0.12|0.13|1.0|1.5] state migration
HDMI [1.4|2.0|2.1] bandwidth
What's the default garbage collector in JDK [8|11|17|21]?
swift [4|5|6] concurrency model
# dates
What is the weather usually like in {town} in [January|March|July|October]?
Who won the world cup in [1998|2002|2010|2014|2018]?
Can I reschedule my appointment from Monday to [Tuesday|Wednesday|Thursday|Friday]?
Is the office closed on [December 24|December 26|January 1|May 1]?
what happened on [june 6 1944|november 9 1989|july 20 1969]
Book a table for [7pm|8pm|9pm] please
The standup moved to [9:15|9:30|9:45|10:15]. Does everyone know?
Give me my statement for [Q1|Q2|Q3|Q4] of last year
What was the inflation rate in [1974|1980|2008|2021|2022]?
When is the sunset on [March 20|June 21|September 22]?
list holidays in {land} in [2023|2024|2025|2026]
My rent is due on the [1st|3rd|5th|15th]; can I pay later?
Are you open on [Saturday|Sunday|Monday] mornings?
how do i file my [2019|2020|2021|2022|2023] taxes
What did my account look like on [01/02/2024|02/02/2024|03/02/2024]?
What happened in the [1920s|1950s|1960s|1980s]?
I need a flight to {town} on [the 3rd of May|the 13th of May|the 23rd of May]
Who was king in the [15th|16th|17th|18th] century?
what day was [2020-02-29|2021-03-01|2019-12-31]
Delivery between [8 and 10|10 and 12|2 and 4] tomorrow?
The museum closes at [5 pm|6 pm|8 pm] in winter, correct?
Was there a solar eclipse in [1999|2006|2017|2024]?
My passport expires in [April|June|August|November], can I still travel to {land}?
Is the store open [this Friday|next Friday|last Friday]?
Is the deadline [tomorrow|today|next week]?
How did the stock market do [last week|last month|last year]?
What should I plant in [spring|summer|autumn|winter]?
Which payments did I make [in February|in May|in September]?
Do trains run at [midnight|noon|dawn]?
What changed in the tax law since [2015|2017|2019|2022]?
when does the [morning|afternoon|evening] shift start
set an alarm for [6:30|6:45|7:30] on weekdays
The warranty ended in [2021|2022|2023]. What are my rights?
Find all rows created after [2024-01-01|2024-06-01|2023-01-01]
born in [1985|1990|2001], when can i retire
What was the minimum wage in {land} in [2018|2019|2021]?
Show the commits from [yesterday|today|last Monday]
How was the battle of [1066|1415|1815] decided?
# units
How tall is Everest in [feet|meters|kilometers]?
What is the boiling point of water in [Celsius|Fahrenheit|Kelvin]?
How many [minutes|hours|seconds] are in a week?
My baby weighs 4 [kg|lb]. Is that normal?
Preheat to 180 [C|F]?
How many [cups|tablespoons|teaspoons] of sugar are in a can of cola?
Is 200 [mg|g] of caffeine too much?
The tank holds 50 [liters|gallons]. How far can I drive?
set a timeout of 30 [seconds|minutes|milliseconds]
Is 100 [dollars|euros|pounds|yen] a good price for these shoes?
Is 500 [Mbps|Gbps|Kbps] fast?
Can I take 3 [ounces|liters] of liquid on board?
A 20 [inch|cm] suitcase as hand luggage
Run 5 [km|miles] every day?
How long is a [kilometer|mile] on foot?
Is 60 [kWh|MWh|Wh] a lot for a month?
The pressure is 2 [bar|psi], is that ok?
limit the upload to 10 [MB|GB|KB]
how do i add 2 [days|weeks|months|years] to a date in sql
Wait 48 [hours|days] for the refund?
A dose of 5 [ml|mg|mcg] for a toddler?
Transfer 400 [USD|EUR|GBP|CHF] to my brother
what is 10 [acres|hectares] worth
How heavy is a [ton|pound|stone]?
Is 8 [hours|minutes] of sleep enough?
What is the price of gold per [ounce|gram|kilogram]?
What is the width in [pixels|em|percent]?
Contract for 12 [months|weeks|years]
salary per [hour|month|year] of a nurse
rent per [week|month]
How fast is sound in [mph|km/h|m/s]?
Rotate the picture by 2 [degrees|radians]
A [100 W|100 kW|100 MW] generator: what does it power?
Is 40 [dB|dBm] loud?
2 [pints|quarts] of milk for the recipe?
speed of 20 [knots|mph]
Memory limit 512 [MiB|GiB] in docker compose
charge 3 [cents|dollars] per message
a plank 2 [inches|feet|yards] long
Is a [square meter|square foot] bigger?
Do taxis charge by [minute|kilometer]?
Is 37.5 [degrees Celsius|degrees Fahrenheit] a fever?
# quantifiers
How do I delete [all|some|most] of my messages?
Do [all|some|few|many] birds migrate?
Select [every|any] checkbox on the page
[Each|Only one] of the students gets a book, how many do I need?
Can [anyone|only admins] edit the wiki?
[At least|At most|Exactly] two conditions must hold. How do I write that?
Is it true that [most|all|no|some] snakes are venomous?
Are [both|neither] of these phones waterproof?
remove [the first|every|the last] comma in a string
Do I need to answer [all|any|half] of the questions?
Do [many|few] people survive that?
prove that [every|some] continuous function is bounded
[Everybody|Nobody|Somebody] wants to work late; why?
which phones support [both|either] sim cards
[All|None] of my devices are synced, why?
Do [most|all] insurers cover dental?
delete [all|duplicate] rows
Reply to [everyone|only the sender]
Does [every|any] prime greater than 2 have to be odd?
More than 3 attempts lock the account? => Fewer than 3 attempts lock the account?
Can I spend up to 500 a day? => Can I spend at least 500 a day?
All of the eggs are broken, what do I get back? => Some of the eggs are broken, what do I get back?
Do most cats like water? => Do all cats like water?
Are few lawyers rich? => Are many lawyers rich?
Cancel all of my bookings => Cancel one of my bookings
match any of the words => match all of the words
match zero or more digits => match one or more digits
list all employees with a bonus => list only employees with a bonus
Can both parents take leave at once? => Can either parent take leave at once?
Is there enough sugar in the recipe? => Is there too much sugar in the recipe?
Are several seats free? => Are all seats free?
Does everyone have to pay the church tax? => Does anyone have to pay the church tax?
Update every record in the table => Update a single record in the table
hide all the columns => hide half the columns
Why do some people snore? => Why do most people snore?
Which drugs are always addictive? => Which drugs are sometimes addictive?
Is it always safe to retry a POST? => Is it ever safe to retry a POST?
my screen sometimes flickers => my screen always flickers
How often do planes rarely crash at takeoff? => How often do planes usually crash at takeoff?
Does the lift always stop here? => Does the lift never stop here?
Do I lose all my points? => Do I lose some of my points?
I lost some luggage => I lost all luggage
none of the tests pass => some of the tests pass
if all conditions are true => if any condition is true
`;
