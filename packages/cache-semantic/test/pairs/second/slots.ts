/** Words that the templates of this set are filled with. */
export const SECOND_SLOTS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `
town: Lisbon | Oslo | Nairobi | Denver | Prague | Osaka | Bogota | Leeds | Krakow | Tampa | Antwerp | Perth | Sofia | Lagos | Turin
land: Portugal | Norway | Kenya | Canada | Vietnam | Chile | Poland | Morocco | New Zealand | Ireland | Thailand | Greece
given: Maria | Ahmed | Priya | Tomas | Linda | Kenji | Olga | Patrick | Fatima | Diego
firm: Siemens | Toyota | Netflix | Nestle | Boeing | Pfizer | Shell | Adidas | Samsung | Volvo
lang: Python | Rust | Kotlin | Ruby | Go | PHP | Scala | Swift | C# | TypeScript | Perl | Haskell | Elixir | C++ | Lua
db: Postgres | MongoDB | Cassandra | SQLite | MariaDB | DynamoDB | Redis | Neo4j | CockroachDB | ClickHouse
fw: Django | Flask | Rails | Laravel | Spring Boot | FastAPI | Express | NestJS | Phoenix | Gin
ui: React | Angular | Vue | Svelte | SolidJS | Ember | Qwik
cloud: AWS | Azure | GCP | DigitalOcean | Heroku | Hetzner | Cloudflare | Vercel | Netlify
tongue: Spanish | French | Japanese | Polish | Turkish | Arabic | Hindi | Portuguese | Korean | Dutch | Swedish | Greek
n: 3 | 7 | 12 | 15 | 25 | 40 | 64 | 90 | 120 | 250 | 365 | 500
unitA: ounces | inches | kilometers | dollars | acres | pounds
unitB: grams | centimeters | miles | euros | hectares | kilos
cur: USD | EUR | GBP | JPY | CHF | SEK
meal: lentils | quinoa | salmon | asparagus | pork chops | meatballs | tofu | polenta | turkey | barley
`
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', words = ''] = line.split(': ');
      return [name, words.split(' | ')];
    }),
);
