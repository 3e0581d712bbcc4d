/** Cities, states, rivers, planets and well-known people and works, whose names are also written small: `name = other names`. */
export const PLACES_AND_PEOPLE = `
  new york = nyc, new york city, ny
  los angeles = la
  san francisco = sf
  washington dc = washington d.c, dc
  las vegas = vegas
  london, paris, berlin, munich, hamburg, frankfurt, cologne, madrid, barcelona, seville, valencia, rome, milan, venice
  florence, naples, turin, lisbon, porto, amsterdam, rotterdam, brussels, zurich, geneva, vienna, salzburg, prague, warsaw
  krakow, budapest, bucharest, sofia, athens, istanbul, ankara, moscow, kyiv = kiev
  stockholm, oslo, copenhagen, helsinki, reykjavik, dublin, edinburgh, glasgow, manchester, liverpool, birmingham, bristol
  oxford, cambridge, chicago, boston, seattle, houston, dallas, austin, denver, miami, atlanta, philadelphia, phoenix city
  san diego, portland, detroit, orlando, new orleans, toronto, vancouver, montreal, ottawa, calgary, mexico city, havana
  rio de janeiro = rio
  sao paulo, buenos aires, santiago, lima, bogota, tokyo, kyoto, osaka, seoul, busan, beijing, shanghai, shenzhen, taipei
  bangkok, hanoi, saigon, jakarta, bali, manila, kuala lumpur, mumbai, delhi, new delhi, bangalore, chennai, kolkata
  hyderabad, karachi, lahore, dhaka, dubai, abu dhabi, doha, riyadh, tehran, baghdad, jerusalem, tel aviv, cairo, casablanca
  marrakesh, nairobi, lagos, accra, cape town, johannesburg, sydney, melbourne, brisbane, perth, auckland, wellington
  california, texas, florida, nevada, oregon, ohio, michigan, virginia, arizona, colorado, alaska, hawaii, utah, bavaria
  mercury, venus, mars, jupiter, saturn, uranus, neptune, pluto, einstein, newton, darwin, galileo, tesla, edison, curie
  shakespeare, mozart, beethoven, bach, picasso, plato, aristotle, socrates, napoleon, lincoln, gandhi, mandela, churchill
  everest, kilimanjaro, danube, nile, thames, rhine, alps, himalayas, sahara, heathrow, gatwick, jfk, lax
  christmas, easter, halloween, thanksgiving, ramadan, diwali, hanukkah
`;
