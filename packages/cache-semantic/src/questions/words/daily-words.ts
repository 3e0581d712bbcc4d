import { wordSet } from './word-table.js';

/** Words of daily life, trades and sciences that word lists of language models leave out; inflected forms are not needed. */
export const DAILY_WORDS = wordSet(`
  abjure acetaminophen adenine adenosine adjure adverb afflict airfare allergist alliteration allude amphibian anesthesiologist
  anonymise antihistamine apatite apostrophe apricot arrhythmia artichoke ascetic asparagus assignee asterisk asymptote augur
  avocation backorder backordered baguette barbell barmy beautician beetroot binomial biopsy blanch bleach blister bloating
  bookkeeper bourgeoisie braise braised breastfeeding brownie callous callus calories campsite cantaloupe canter capitalisation
  cappuccino caramelise caramelised carbohydrate carburetor cardamom cardiologist carnivore carpentry cashews catalyse caulk
  caulking cauterise censure chafe chaff chickenpox chlorophyll chloroplast cilantro ciphertext circumference climactic colander
  colitis colonialism colonoscopy combinatorics complacent complaisant compost composting confidant confidante conjunctivitis
  contraception coroutine cosign cosigner couscous covalent covariance cramps cranberries croissant crutches cryptographic
  cryptography custard cygnet cymbal cystitis cytidine cytoplasm daffodils deadlift dehumidifier delinquent denormalisation
  dentures depraved depreciate determinant dietitian diffraction disburse dizziness dockerfile dosage downpayment drumsticks
  drywall duvet dyeing egoist egotist egress electrician electrolytes electromagnetism elude empathise encapsulation
  endocrinologist endoscopy energise enervate entomology ephemeral epigram epigraph equilateral eukaryote eukaryotic eviction
  exalt expedient expeditious exponent exult eyeliner eyeshadow factorial faucet faze fertilise fertiliser feudalism flammable
  flaunt flexbox floorboard flout fondling footnote forbear forebear foreshadowing foundling frostbite gambit gamut
  gastroenterologist genotype gerund gitignore giveaway gladiator glutes gnocchi grantee grisly gristly grizzly grout grouting
  guarantor gynecologist hailstorm hairdresser hamstring hazelnuts headlight herbivore heterozygous hew hexagon hexene
  hieroglyphics homozygous hospitable houseplant hydrangea hyperbole hyperglycemia hyperthyroidism hypocritical hypoglycemia
  hypotenuse hypotheses hypothesise hypothyroidism iambic icing idempotency illusive immanent immoral impassable impassible
  industrialisation inequity inflammable inflict ingress iniquity insidious insolvency instill inulin invertebrate invidious
  itemised iterable jeopardise karat kettlebell kinematics knead kneading laminate laryngitis lath latte laxative layoff
  leftovers lemonade lightbulb liqueur loath loathe loaves localstorage logarithm logarithmic loopback luxuriant macaroni
  malpractice mammogram measles meatballs meatloaf memorise meningitis menopause menstruation meringue metaclass metaclasses
  minster mitochondria mitochondrion mobilise monetise motorhome mountaineering muesli mulch mumps naturalisation navel
  negotiable neurologist normalisation notarise notarised numerator odious odometer odorous offboarding omnivore oncologist
  onomatopoeia ophthalmologist optometrist ordinal orthodontist oxymoron pacifier paddleboard palpitations parallelogram
  paramedic participle pasteurise paternity pathologist payable paystub peddle pedicure pentameter peonies permutation
  perquisite personification pharmacist phenotype pillowcase pistachios plagiarise plaintive plasterboard plumb plumber
  podiatrist polyfill powerbank prednisolone prednisone prenup prenuptial pressurise privatise probationary probiotic prokaryote
  prokaryotic proletariat prophylactic prosciutto prostrate prunes pruning pullups pyridine pyrimidine pythagorean quadratic
  quadriceps radiator radiologist raincoat raisins ransomware rationale ravage ravioli ravish rebase recessive recur reheat
  reptile reticent rheumatologist rhombus ribosome roadtrip roundtrip rubella sabbatical salami sandpaper saucepan sauteed
  scalene screwdriver scrutinise sear seer semaphore serendipity severance shingles showerhead shrinkage sightseeing signet
  simile simmering sine sinusitis situps skateboard skillet sleight sneezing snorkeling snowboard snowstorm soar souvenirs
  sparkplug spatula sprinkles spyware stablecoin stagflation stanch statin sterilise stethoscope stoichiometry stopover sublet
  subsidise succulent surfboard sympathise tailgating taillight tangerine tempeh tenancy tendinitis tetanus thermodynamics
  thiamine thunderstorm titration tonsillitis trackpad transpile transpiler traumatise triceps trigonometry tulips turbid turgid
  unread upsert urbane urbanisation urologist vaccinated vandalise varnish venal venial venomous veracious vertebrate
  veterinarian viewport vinaigrette viscous voracious watermelon wheelbarrow wheezing whisk whiten whitening whooping windscreen
  withholding wreathe wrinkle
`);
