import { wordSet } from './word-table.js';

/** Rare words that are a letter away from common ones: they are words, and no misspellings of those. */
export const RARE_WORDS = wordSet(`
  adduction adductor afferent efferent allele alkali alkane alkene alkyne amine amide amnion aorta apnea ascites atrium axon bile bolus bursa
  bunion calyx canker carpal cecum cilia clonus cochlea colic coma comatose croup cyst cytosine dendrite dermis dialysis dysphagia dysphasia
  dyslexia dyspnea edema embolus emesis enzyme femur fibula fistula fovea glial glucagon glycogen goiter gonad gout hernia humerus ileum ilium
  incisor jejunum ketone ketosis kurtosis lesion lumen lumbar lupus lymph malaise malady meiosis mitosis molar mucosa mucous mucus myopia
  nares necrosis nephron neural neuron occiput ovule palate palsy papule patella pelvis perineal peroneal petal petiole phalanx pharynx larynx
  phlegm phloem xylem pistil placenta plasma pleura polyp prone pubis pupil pylorus radius retina rickets sacrum saliva scapula sclera sebum
  sepsis septum sternum stoma stool suture tarsal tendon thorax thymus thymine tibia tinea trachea tracheae tragus tremor ulna ulnar urea ureter
  urethra uvula vagus valgus varus vena venous vertebra villi viscera vomit aldehyde anion cation anode cathode arsenic barium benzene boron
  bromine butane cesium chloride chlorite chlorate citrate cobalt cyanide ester ethane ethanol ethene ether ferric ferrous fluorine fluoride
  gallium hexane indium iodine iodide iridium isomer isotope krypton lithium methane methanol methyl nickel nitrate nitrite octane osmium
  oxide ozone pentane phenol phosphate phosphite propane propene radon silica silicon sodium strontium sulfate sulfide sulfite sulfur
  tantalum thallium titanium toluene vanadium xenon yttrium zirconium abscissa addend cosecant cosine cotangent dividend divisor ellipse
  ellipsis eigenvalue eigenvector hyperbola isosceles mantissa median minuend modulus multiplicand octagon parabola pentagon quotient
  radian radix scalar secant subtrahend tangent tensor torus trapezoid vertex voxel pixel albedo azimuth basalt bauxite caldera cirrus
  cumulus delta epoch equinox estuary fjord gabbro geode geyser gneiss granite gypsum isobar isthmus karst lagoon lahar loess magma mantle
  marl mesa meteor moraine nimbus obsidian parsec perigee apogee pulsar quasar quartz nebula scree shale silt slate solstice stalactite
  stalagmite stratum tephra tundra zenith adz alder anise aphid aspen auk awl axle badger barley basil bass bay bream brill brisket burbot
  caper caribou carp cassava caviar chard chervil chive chub chutney cicada clam clove cockle cod condor coot coral cormorant cougar coyote
  crab crane cricket cumin currant cuttlefish dace daisy dill dormouse dove drake eel egret eider elder elk elm emu ermine falcon fennel
  fern ferret fescue fig finch flax flea flounder foal gadfly gander gannet gar gazelle gecko gelding gerbil gherkin gibbon gnat gnu
  gooseberry gorse gosling goulash grebe grouse grouper guava gull haddock hake halibut hare hazel heather hemlock hen heron herring
  hickory hornet ibex ibis iguana impala jackal jackdaw kelp kestrel kite kudzu lark larch leek lemur lichen lilac linden ling linnet
  llama locust lychee lynx macaw mackerel magpie mallard mallow mandrill maple mare marmot marten marlin mink mole moose moth mule
  mullet mussel myrtle newt nettle oats ocelot okra opossum orca oriole osprey otter oyster paella panther paprika parakeet parsnip
  partridge peacock pelican perch pheasant pike plaice plover plum pollen poplar porcupine possum prawn puffin puma quail quince radish
  raven ray roach robin roe rook rosemary rye sable saffron sage sardine scallop seal sedge shad shallot shark shrew shrike skate skunk
  sloth smelt snail snipe sole sorrel spruce squash squid stag starling stoat stork sturgeon sumac swan swift swine tamarind tapir tarragon
  teal teak tench tern thistle thrush tick tilapia toad trout turbot turnip turtle vetch viper vole vulture walnut walrus wasp weasel whale
  wheat whelk willow wolf wren yak yam yew zebra gaol gait gantry girder gimbal gusset hasp hinge jamb jigsaw joist lathe ledger lintel
  mallet miter mortar mullion nozzle parapet pestle piston pliers pulley rafter rasp rivet sander scaffold shackle shim socket spanner
  spindle sprocket stanchion trellis trowel truss turret valance valve veneer vise washer winch wrench abbey abbot adverse averse alms
  allusion amoral balm baluster barge bask baton bazaar bequest bevel bigot bivouac bodice bough bower brocade brooch brogue brothel burlap
  cameo cannon canon cardigan carafe caret carat carousel cask casket cassock censer chalice chapel chasm chassis chateau chiffon chisel
  chord cistern cloak cloister clutch cobbler coffer coffin collar comet cornice corset cotter cravat crest crevice crevasse cross-stitch
  crypt cuff curator damask dagger decanter denim dinghy dirham dirge dirndl doily dowel dowry dowager drapery dredge dressage dungeon
  ermine etching fable farce fedora fetter fiddle fief flagon flannel flask fleece flute folio forge fresco frieze frigate gable galley
  gallows garland garter gauze gavel gazebo gibbet girdle glyph goblet gondola gong gouache grotto guild gurney haiku halter hamlet harp
  harness hearth heirloom helm hospice hymn jerkin kayak kerosene kiln kilt kiosk knoll lacquer lance lantern lapel lariat latch lectern
  legume lute lyre mace manor mantel mantle mantra matric mead medal mitten moat monocle mosaic motet mural muslin nave nook obelisk oboe
  ode opal origami ottoman paddock pagoda palette pallet papyrus parable parasol parish parquet pauper pavilion pendant pennant pewter
  piccolo pilaster plinth pommel poncho portico prophecy prophesy psalm pulpit quarry quill quilt quiver rapier ravine reed relic ribbon
  rosary rudder saber sachet saddle sari sarong sash satchel satin scepter sconce scroll scythe sequel sequin serif shawl shrine sickle
  siege skein sleigh smock sonata sonnet spire spool stein stencil stirrup stole stucco tabard tapestry tassel tavern thimble tiara tinsel
  toga tunic turban tutu tweed twine urn vault velvet verse vestibule vignette viola visor vizier vodka waltz wharf wicker yacht zither
  appellant arbiter arraign bailiff claimant coroner decree defamation demur easement edict embezzle estoppel felony fraud heir indict
  intestate juror larceny libel slander lessee lessor litigant mortgagee mortgagor notary parole perjury plaintiff probate proviso ratify
  rebuttal recuse statute subpoena testate tort trustee usury verdict waiver writ
`);
