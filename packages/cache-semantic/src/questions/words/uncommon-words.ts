import { wordSet } from './word-table.js';

/** Words of literature, crafts, nature and science that are seldom asked about and look like others: none is a misspelling. */
export const UNCOMMON_WORDS = wordSet(`
  abate abstruse accede acetate acetone acetyl acidosis actinium adagio adenoma adieu adjoin adjourn admix adorn adroit aegis
  aerie affix agate agave aggressor aglow agronomy ailment alanine alibi alkalosis allege allegory aloof amble americium amity
  amylase amylose androgen androgyne anecdote anneal anoint anoxia antidote antler antonym anvil aplomb appose arcane ardor
  arginine argon arsenide arsine arteriole arthrosis asparagine assay astatine aster astral astute atone audiology aural austral
  autonym avert awning babble baffle balsa banish banter bariatric barometric baste batten bauble bawdy beagle beckon befit
  beget begrudge belch belie bellow benzoate benzoic benzyl berate beret beset besiege betroth bicker bigamous blare bleat
  blight blithe bloat blotch blunder boast bogus bolster borane borate bouillon bovine bramble brash brawn brazen breech brevity
  briar brine bristle broach bromate bromide broth brunt brusque bumble bungle bursitis bushel bustle butanal butanol butene
  buxom cachet cackle caffeine cajole calico callow calve camber candor caplet capon caramel carbide carbine carcass carcinoma
  cardiology carnal carob carton casein cashew catkin cauldron caustic caveat cavil cellulase cellulose censor cerium cervix
  charade chaste chattel cherub chide chirp chlorine chock chore chortle chromate chromite chute cirrhosis citron clamp clang
  cleat cleave cleft cliche clique clump cobaltite cobble cobweb coddle codeine codify cogent cognac cohere cohort collie
  collude collusion commode concave conceit concoct condone confer confide conic conjuncture contagion contagious contour
  contrite convene convergent convoke copier cordial cornea corral corrode cortisol cortisone cosset coterie coulee covet cozen
  crass crave creak crepe cringe crinkle cripple croak crochet crock crone croon crotchet cruet crumb crumple cubit culvert
  curdle curio curium curlew cuticle cutlet cynic cytology dabble dainty dandle dandy dangle dapper dapple dative daunt dawdle
  dazzle dearth debase debunk decal decant decry deduce deface deference deform defray deify deign delude deluge delve demean
  demure denude deplete deport depose deprave deride dermatology descry desist despot detain detour devious diabetic dialectic
  diaphragm dilate dilute dimple dingo diode disarm disband discern disown dispel disuse ditty diurnal divan divergent divot
  dobutamine docile domicile dopamine douse dowdy drape drawl dregs drench dribble drivel droll drool droop dross drowsy drudge
  duress dwindle eclair edify efface effete effigy effluent eject elapse elate elegy elide elope embalm embody emboss embroil
  emend emergent emersion emote enact encephalitis encroach endocarditis endow endue engross engulf enjoin ennui enrage ensue
  entail enthrall entice entrap entreat enviable epilog epitaph epoxy equable equate equine equitable erbium ergonomics erode
  errand errant ersatz eschew esoteric espouse esquire estradiol estrange estrogen ethanal ethnology ethology ethos ethylene
  etiology etude eulogy evict evince evoke exert exhale exhort exhume expiate explicate expound expunge extol exude facet facile
  fallible fallow falter fanatic fathom feeble feign felicitate feline felon fermium ferrate ferrite fervor festoon fetid fetus
  fiasco fibrosis fickle fiend filament filch filet filial fillet finesse finicky fissure flabby flail flake fleck fledge flimsy
  flippant flounce fluke flume flurry fodder foible foist foment foray forgo forlorn formant formate formulae fount fracas
  fricative frigid frill frisk frock frond froth fructose frugal fugue furlong furor furrow furtive gadget gaffe gallop galore
  gambol gamete garble gargle garish garnet garret gasket gastronomy gaudy genial genteel geriatric germane germinal gerontology
  ghoul gibber giddy gimmick gingivitis girth glade glaucoma glaze glean glimmer glisten gloat glutton glycerine glycine gnash
  gobble goggle gopher gouge gourd graft grail grandeur grapple grate graze griddle grift grime gripe grocer grope grouch grovel
  grudge gruel grueling grumble guile gulch gunnel guppy guzzle gynecology gyrate hafnium haggle hallow halve hamper haphazard
  harass harlot harpoon hasten hatchet haughty haunch hearse heathen heave hefty heifer hematology hematoma henna heparin
  hepatic herpetology hiccup hippie histamine histidine histology hobble hoist holler holmium homonym hovel hubris huddle hunch
  hurtle hutch hyacinth hydrant hydrate hyperthermia hyphen hypochlorite hypothermia hypoxemia hypoxia icicle idiom idyll igloo
  imbibe imbue imidazole immerse immunology impair impale impart impasse impede impel imperil impetuous impinge impish implore
  impugn impute incise incite incur indigent indignant indole induct indulgent inept inert infamy infest infirm inflection
  infuse ingot ingrate inhale inhere inlay inquest inset insipid insolate instep insular insulate intone intrude inundate inure
  invert invoke iodate irate irruption ischemia islet isotone jargon jaunt jostle joust jovial juggle jumble junco junket kennel
  keratitis keratosis ketose kimono kinesiology knack knave kneel knell koala lacerate lactase lactate ladle lament languid
  languish lanky lanthanum lapse larva lasso latent launder leaflet leaven leech leper lethargy leucine levee levity limpet
  lipase lipid lipoid lithe litmus locket loiter louse lozenge lucid lunge lurch lurid lutetium lymphoma lysine macabre magenta
  maggot maladroit malign maltase maltose manacle mandrel manganese manger mangle mannitol mannose mantis maraud marquee masseur
  mastiff mastitis mastoiditis matinee mauve meager meander measly melanoma melatonin mellow melon memento menial meteorology
  methanal methylene metrology midge midget midriff mildew milieu mince minnow mirth mitigate mitre molasses monogamous morass
  morbid morose morpheme morphine morsel motley mottle mourn mousse muddle muffle mumble munch murky mutton myeloma myocarditis
  myositis negate nephritis nephrosis neptunium neuritis neurology neurosis nibble nifty nimble nitride nocturne noggin noose
  nostril nuance nucleolus nudge nugget nurture nymph obese obtuse octet odontology oenology officious oncology ontology
  ophthalmology opiate opine orate ordain orifice ornithology osmotic ostrich otology outcry overt ovine oxime pacify pallid
  paltry pamper pancreatitis parch parity parka parley partake parterre passe pastel paucity paunch pebble pecan pectin pectoral
  pedant peeve pellet penology pentene peony pepsin perchlorate pericarditis peril perimetric perish peritonitis perpetrate
  perpetuate perplex pertain peruse pesky petrology pharyngitis phenology phenyl phlebitis phobia phonology phosphide phosphine
  phrenology phylum piety pilaf pilfer pillage pimple pinion piquant pique piranha pistachio pixie placard placate placebo
  placid pleat pleurisy pluck plunder plutonium pneumonic poach podiatric poise polemic polio pollinate polygamous polymath
  pontiff poodle porous porridge potable poultice pounce prance preamble precession predate preen preside pretext primp profane
  prong propanal propanol propel propylene proscription prostatitis protactinium protease proteose protrude prowl prude prudent
  prune psychosis pumice pungent purine purport purview putrid quack quaint qualm quandary quark quarts quash quaver queasy
  quell quench quibble quiche quinine quinoline quinone quirk rabble rabid raccoon radiology radium raffle raisin ramble
  ramshackle rancid rapture rascal ration raucous realty rebate rebuff rebuke rebut recant recede recite recline recluse rectify
  refine refractive refute regale regimen regress rehash relapse relish remit remuneration renounce renown repast repel repent
  replete reprieve reprisal reproach repute rescind resolute resonate retinitis retinol retort revel revere revile revolve
  rheumatology rhinitis rhodium rhubarb ribald rickety ridicule riffle rigor rinse rodent roost rotund rowdy rubidium ruffian
  ruffle rummage rumple rupture rustle ruthenium saccharine salicylate salient sallow salve salvo sandal sapling sarcoma satiate
  saturate satyr sauna saunter savor savvy scald scamper scant scatter scavenge schism scion sclerosis scoff scold scone scoot
  scorch scorn scour scrawl scrawny screech scribble scrum scruple scuff scull sculpt scurry scurvy sedate seethe selenide
  senile sepia septic serenade serology serotonin serrate sewerage sexology shabby sheaf sherbet shingle shirk shoal shoddy
  shred shrivel shroud shuck shunt shush sieve silicone simper sinew singe siphon skeptic skiff skimp skulk slake sleazy sleet
  slime slink sliver slosh slouch slough sluice slumber slush smear smite smolder smother smudge smuggle snare sneer snicker
  snivel snore snuff sodden soggy sojourn solace sorbate sorbet sorbitol sordid souffle souse spangle spank spasm specious speck
  spigot splint spore sprawl spree sprig sprite sprout spunk spurn spurt squab squalid squander squawk squeal squelch squint
  squirm squirt staccato stagnate staid stammer starch startle stash stave stead steed steeple stenosis steroid stibine stifle
  stiletto stilt stipend stoic stolid stomatitis stomp stoop strafe stringent strobe strut stupor styrene styrol suave subside
  subsist succinct succor succumb sucralose sucrose suede suffice sullen sulphate sultry sunder sundry supine supple surmise
  surmount surrogate swarthy swerve swill swish swivel swoon swoop sycamore syringe tacit tadpole taffeta taint tamale tamper
  tankard tannin tantrum tardy tarnish tatter tattle taunt taupe tawdry tawny tedium teeter teleology telluride tempt tenable
  tenement tenet tenon tentacle tenuous tepid terbium terse tether thatch thicket thiol thorium threonine thrift throb
  thrombosis thrombus throng thulium thwart tickle tidbit timid tinge tinker tirade tithe titter toddle toffee tonsure topaz
  topple torpid torrent torrid tortoise totem toupee toxicology trachoma tramp trample tranquil transept transliteration trapeze
  travail trawl treble trestle trice trifle trill trinket tripe trite trivia trochlea trope tropology trousseau truant trudge
  truffle truism trypsin tryst tulip tumult turpentine tussle tuxedo twang tweak tweezers twinge twirl typhoid typhus typology
  tyrosine umber umbra umbrage unction unkempt unruly upheaval uproar uracil urchin uremia urology usurp utensil uterus uveitis
  vacate vaccinia vaginitis valine vandal varlet vasculitis vehement vellum veracity veranda verdant vermin vermouth vesper
  vestige viand vicarious vigil virile virology visage vitamer vixen voluble vouch waddle wafer waive wangle wanton warble
  warfarin wattle weevil wench wheal wheedle wheeze whelp whiff whine whirl whittle whoop wield wiggle winnow winsome wisteria
  wobble worsen wrangle wreak wrest wretch wriggle wring writhe xylene xylose yearn yeoman yodel yonder ytterbium yucca zealot
  zephyr zigzag zoster
`);
