/** Names that differ. */
export const NAMED = `
# programming-languages
How do I reverse a list in <lang>?
read a csv file in <lang> line by line
What are closures? Explain with an example in <lang>.
Write a <lang> function that checks whether a string is a palindrome
Is <lang> compiled or interpreted?
best <lang> books for beginners
Convert this loop to <lang>
How does memory management work in <lang>?
<lang> date formatting
I have some experience with {lang1}. Should I learn <lang> next?
How do I install <lang> on Windows?
Parse JSON in <lang> without libraries
Which companies use <lang>?
My <lang> program prints nothing. Why?
Implement quicksort in <lang>.
Unit testing frameworks for <lang>
What's the equivalent of a hash map in <lang>?
can i write an android app in <lang>
<lang> vs [Java|C] performance
Hello world in [COBOL|Fortran|Ada|Pascal]
How do I comment out several lines in [HTML|CSS|SQL|YAML]?
How do I loop over a range in [bash|zsh|fish|PowerShell]?
Why do I get "undefined" in [JavaScript|TypeScript|CoffeeScript]?
sum a column in [R|Julia|MATLAB|SAS]
Is [Clojure|OCaml|F#|Erlang] worth learning?
How are strings represented in [C|C++|D|Zig]?
write a regular expression in [perl|python|ruby|java] for phone numbers
Explain generics in [Java|C#|Go|Swift]
what is null in [dart|kotlin|swift|php]
[Objective-C|Swift] delegate pattern
Concurrency: how is it done in [Go|Rust|Erlang|Elixir]?
Generate a random integer in <lang>
How would a senior engineer structure a large <lang> project?
Are there macros in <lang>?
Fix my <lang> code, it has an off-by-one error
[VBA|VBScript] for loop
Is [Groovy|Scala] still used?
sort an array of objects, <lang>
# technologies
How do I connect to <db> from {lang}?
Deploy a {fw} app on <cloud>
How do I write a migration in <fw>?
What is the difference between state and props in <ui>?
Should a startup use <cloud>?
<ui> component lifecycle
Backup strategy for <db>
my <fw> server returns 500 on every request
Dockerfile for a <fw> project
How do I configure [nginx|Apache|Caddy|HAProxy] as a reverse proxy?
Which is better for CI: {cloud} or [Jenkins|CircleCI|GitLab CI|Travis]?
Set up [Kafka|RabbitMQ|NATS|ActiveMQ] locally
[Firefox|Chrome|Safari|Edge] keeps logging me out
How do I clear the cache in [Chrome|Firefox|Safari|Opera]?
How do I share a folder in [Dropbox|Google Drive|OneDrive|Box]?
Install drivers on [Ubuntu|Fedora|Debian|Arch Linux]
[PayPal|Stripe|Klarna|Venmo] refund takes forever
My [iPhone|Pixel|Galaxy] does not charge
Pair headphones with my [Xbox|PlayStation|Nintendo Switch]
create a pivot table in [Excel|Google Sheets|LibreOffice]
How do I mute someone in [Slack|Teams|Discord|Zoom]?
[terraform|ansible|puppet|pulumi] getting started
[webpack|vite|rollup|esbuild] config for a library
mock a module with [jest|vitest|mocha]
Write a test in [Cypress|Playwright|Selenium]
[npm|yarn|pnpm] install without lockfile
[PyTorch|TensorFlow|JAX] training loop
Plot a histogram with [matplotlib|seaborn|plotly]
styling with [Tailwind|Bootstrap|Bulma]
what is a pod in [Kubernetes|Nomad|OpenShift]
delete a branch in [GitHub|GitLab|Bitbucket]
[VS Code|IntelliJ|Vim|Emacs] go to definition shortcut
[Outlook|Gmail|Thunderbird] signature
Is [WordPress|Drupal|Joomla|Wix] good for a shop?
[pandas|polars|dask] group by
[Prometheus|Grafana|Datadog] alert
How do I build a REST API with [GraphQL|gRPC|SOAP]?
[Android|iOS] push notifications
ORM query with [Prisma|Sequelize|TypeORM]
Vector search in [Pinecone|Weaviate|Milvus|Qdrant]
Cancel my [Netflix|Spotify|Hulu|Disney+] subscription
Does [Alexa|Siri|Cortana] support routines?
How do I rotate keys in [Vault|AWS KMS]?
# entities
Where should I stay in <town>?
What time is it in <town>?
Is <land> safe for solo travelers?
What is the currency of <land>?
Visa requirements for <land>
Is <given> available on Thursday? She promised to call.
Tell me about the history of <town>
Stock price history of <firm>
Who founded <firm>?
Who is the CEO of <firm>?
apply for an internship at <firm>
How do I get from {town1} to <town2> by bus?
Send a message to <given>
Which wines come from <land>?
Calories in 100 g of <meal>
how long does <meal> keep in the fridge
Can dogs eat [grapes|carrots|blueberries|onions]?
What are symptoms of [measles|mumps|chickenpox|malaria]?
What is the melting point of [iron|copper|tungsten|lead]?
When did [Einstein|Newton|Darwin|Curie] die?
Summarize [Macbeth|Othello|King Lear|The Tempest]
How deep is the [Pacific|Atlantic|Indian Ocean|Arctic]?
Which team does [Messi|Ronaldo|Mbappe|Haaland] play for?
Main exports of [Brazil|Argentina|Peru|Ecuador]
What language is spoken in [Belgium|Luxembourg|Moldova|Malta]?
Side effects of [ibuprofen|paracetamol|aspirin|naproxen]
Is [metformin|warfarin|lisinopril|atorvastatin] safe in pregnancy?
Do you deliver to [Texas|Ohio|Nevada|Oregon]?
opening hours of the [Louvre|Prado|Uffizi|Rijksmuseum]
How big is [Jupiter|Saturn|Neptune|Venus]?
What did [Plato|Aristotle|Socrates|Kant] say about justice?
My [fridge|dishwasher|oven|dryer] makes a strange noise
How do I clean [suede|leather|velvet|linen] shoes?
Is a [mortgage|credit card|student loan|car loan] considered good debt?
How do I dispute a charge from [Uber|Lyft|Airbnb|Amazon]?
Who won the [Oscar|Grammy|Pulitzer|Emmy]?
What are the rules of [cricket|rugby|lacrosse|squash]?
When is [Easter|Ramadan|Diwali|Hanukkah|Passover]?
What is a group of [crows|lions|whales|geese] called?
Do I need a [passport|driving licence|birth certificate] to register?
Write a limerick about [cats|robots|pirates]
How do I play [chess|checkers|backgammon|go] online?
my [knee|shoulder|elbow|ankle] hurts when i run
Tell me about [World War I|World War II]
Explain [gravity|magnetism|friction] to a ten year old
What is the [BBC|CNN|NPR]?
how to grow [tomatoes|basil|strawberries|potatoes] on a balcony
# human-languages
How do you say "good morning" in <tongue>?
Translate this sentence into <tongue>: I would like a coffee
Write a birthday wish in <tongue>
is there a <tongue> version of the form
Which alphabet does <tongue> use?
I speak {tongue1} at home. How hard is <tongue2> for me?
Best app to learn <tongue>
How many people speak <tongue>?
Reply to the customer in <tongue>.
Can I get support in <tongue>?
numbers from one to ten in <tongue>
translate my resume from English to <tongue>
how do i switch the menu to <tongue>
Are there silent letters in <tongue>?
What is the <tongue> word for butterfly?
Teach me basic <tongue> phrases for travelling
Which countries speak <tongue>?
Summarise the text below in <tongue>
Subtitles in <tongue> please
Correct my <tongue> grammar: see below
Is <tongue> a tonal language?
does my keyboard have a <tongue> layout
Explain the cases of <tongue> nouns
Conjugate "to be" in [Latin|Italian|German|Russian]
What does "sol" mean in [Spanish|Danish|Latin]?
learning [Mandarin|Cantonese|Thai|Vietnamese] as an adult
Say thank you in [Finnish|Hungarian|Czech|Estonian]
Speak [English|German|Dutch] please
Is [Catalan|Basque|Galician] related to Spanish?
Write the word peace in [Hebrew|Arabic|Sanskrit]
[Ukrainian|Russian|Bulgarian] keyboard for my phone
Where can I take a [Swahili|Farsi|Urdu|Bengali] class in {town}?
[Icelandic|Norwegian|Swedish] swear words
I need a [Romanian|Serbian|Croatian] interpreter for a court hearing
Give me an example of a [Welsh|Irish|Scottish Gaelic] poem
[Tagalog|Malay|Indonesian] greetings
Do they speak [English|French] in {town}?
# identifiers
What does getUser[Name|Id|Email|Role] return?
Why is max_[retries|connections|tokens|workers] ignored?
Explain the flag --[force|verbose|recursive|dry-run]
Undefined variable [foo|bar|qux|tmp2]
Why is [index.html|main.html|about.html] not found?
TypeError in [parseDate|parseData|parsePath]
Where is /etc/[hosts|passwd|fstab|resolv.conf] documented?
What does [git_commit|git_branch|git_remote] do in our scripts?
connection refused on [localhost|10.0.0.5|db.internal]
what is in ~/.[bashrc|zshrc|profile]
The column [customer_id|order_id|invoice_id] is null
How do I call [fetchUser|saveUser|deleteUser]()?
Open [src/app.ts|src/api.ts|src/main.ts] and explain it
Unknown option [--watch|--config|--serve]
ImportError: cannot import name '[Field|Model|Schema]'
send the report to [anna@example.com|bob@example.com|ops@example.com]
What changed in commit [a1b2c3d|d4e5f6a|9f8e7d6]?
Ticket [OPS-113|OPS-131|DEV-113] status
Does [Array.map|Array.filter|Array.reduce] mutate?
Why does [useEffect|useMemo|useRef] run twice?
What is the return type of [std::move|std::forward|std::swap]?
is [https://shop.example.com|https://blog.example.com|https://docs.example.com] down
Set [JAVA_HOME|PATH|GOPATH] on mac
How is [user.id|user.name|user.age] computed?
Why does [os.path.join|os.path.split|os.path.exists] fail on Windows?
meaning of [NullPointerException|IndexOutOfBoundsException|ClassCastException]
What does [ECONNREFUSED|ETIMEDOUT|ENOENT] mean?
class [OrderService|OrderController|OrderRepository] responsibilities
What is [SELECT|INSERT|UPDATE] used for in users.sql?
Find usages of [handleClick|handleSubmit|handleChange]
Is [is_active|is_admin|is_deleted] indexed?
use [pd.merge|pd.concat|pd.pivot] on two frames
Where do I set [spring.datasource.url|spring.datasource.username]?
What is the key [com.acme.timeout|com.acme.retries] for?
Why is [#header|#footer|#sidebar] hidden?
event [onOpen|onClose|onError] not fired
the module [utils/date|utils/text|utils/http] throws
What is in table [tbl_users|tbl_orders|tbl_items]?
Which scope do I need for [read:user|write:user|admin:org]?
Reference code [XK7-22A|XK7-22B|XJ7-22A] - what is my balance?
What is the type of [req.body|req.query|req.params]?
Run [build.sh|deploy.sh|clean.sh] from cron
# look-alikes
What is the difference between [affect|effect] and influence?
How do I pronounce [desert|dessert]?
Where is [Austria|Australia]?
capital of [Slovakia|Slovenia]
capital of [Niger|Nigeria]
Population of [Iran|Iraq]
Population of [Mali|Malawi|Malta]
Learn [Java|JavaScript] in a month
What is a [principal|principle]?
How do I use [lose|loose] in a sentence?
Is [stationary|stationery] expensive?
Where do I buy [flour|flower] in bulk?
How does a [lightning|lightening] treatment work?
[Angina|Angora] explained
what is [hyperglycemia|hypoglycemia]
what is [hyperthyroidism|hypothyroidism]
[hypertension|hypotension] symptoms
[Prostate|Prostrate] meaning
[Celebrex|Celexa] dosage
[hydroxyzine|hydralazine] side effects
Take [prednisone|prednisolone] with food?
[ethanol|methanol] toxicity
[nitrite|nitrate] levels in water
[sulfate|sulfite] in wine
what is [meiosis|mitosis]
[adsorption|absorption] in chemistry
How do I get to [Paris, Texas|Paris, France]?
Flights to [San Jose|San Juan]
Flights to [Dominica|the Dominican Republic]
Trip to [Guinea|Guyana]
[Budapest|Bucharest] city guide
[Latvia|Lithuania] time zone
[Zambia|Gambia] visa
[Sweden|Switzerland] tax rates
what is a [capitol|capital] building
[compliment|complement] in a sentence
[council|counsel] meeting rules
how does a [torque|torc] work
[discreet|discrete] distribution
[accept|except] the terms
[adapt|adopt] a child's room
[insure|ensure] delivery
[personal|personnel] files
[moral|morale] of the team
[cache|cash] balance
[board|bored] members
[brake|break] pads
[waist|waste] management
[cite|site|sight] the source
What is [allusion|illusion] in literature?
[precede|proceed] with the payment
[emigrate|immigrate] to {land}
[perspective|prospective] tenants
How does [Redux|Redis] work?
How does [Vite|Vitest] work?
[Puppet|Puppeteer] tutorial
[Postgres|Postfix] setup
[Cassandra|Cassini] overview
What is [NumPy|Numba]?
[Kafka|Kaka] biography
[Svelte|SvelteKit] routing
[inter|intra]-company transfer
[invoke|revoke] a token
[uncle|ankle] problems
[except|expect] a refund
[quiet|quite] places in {town}
[angel|angle] in a triangle
[trial|trail] near {town}
[casual|causal] relations in statistics
[martial|marital] law
[form|from] scratch
[deceased|diseased] estate
[statue|statute] of limitations
[elicit|illicit] responses
[eminent|imminent] danger
[ingenious|ingenuous] people
[cavalry|Calvary] history
[peddle|pedal] bikes
[dairy|diary] free options
[farther|father] of physics
[conscious|conscience] mind
[marry|merry] couples
`;
