import { wordSet } from './word-table.js';

/** Everyday and technical words that word lists of language models tend to leave out; inflected forms are not needed. */
export const MORE_WORDS = wordSet(`
  account admin adapter addon affordable aggregate aggregation agile airbag airline airplane alias align allergy allocate alphanumeric
  ambulance annotate annotation antivirus anytime apartment append appendix appetizer appliance applicant aquarium arithmetic async
  asynchronous attach attachment audit authenticate authentication authenticator authorize autocomplete autofill automate avatar avocado
  backend backpack backslash backtrack backup backyard bacon bagel baggage balcony bandwidth barbecue barcode baseline bathtub batch
  benchmark beneficiary beverage bicycle billing biometric birthdate bitcoin blanket blender blockchain blog blogger blueberry
  bluetooth boarding boilerplate bookkeeping bookmark bookshelf boolean bootable bootstrap breakpoint briefing broccoli broadband
  brochure browser budget buffer bugfix bulletproof burger buttermilk bypass bytecode cabbage cafeteria calculator calendar callback
  camelcase cancellation candle canonical capslock captcha cardboard carpet cashback cashier casserole catalog cauliflower cellphone
  celery centimeter certificate changelog charger chargeback chatbot checkbox checklist checkout checksum cheesecake chickpea
  chocolate cholesterol chopsticks cinnamon clickable clipboard clockwise cloneable cluster cocktail coconut codebase collaborate
  collate colleague combobox commandline commission commute commuter compile compiler compliance compress compression concatenate
  concatenation concierge concurrency condiment config configure confirmation congratulate connector console constipation constructor
  consultant container contactless convertible cookbook cookie copyright coriander cornstarch coupon courier coworker crash crawler
  credential credit crockpot cron cryptocurrency crypto cucumber cumin cupboard cupcake curfew cursor customize cyberattack dashboard
  database dataframe dataset deadline deadlock deallocate debit debug debugger decaf declutter decode decoder decorator decrypt
  decryption deduplicate default defragment defrost dehydrate delete delimiter deodorant dependency deploy deployment deprecate
  deprecated dermatologist deserialize desktop detergent devops diabetes diagnostic dialog diaper dictionary directory dishwasher
  disinfect disk dismount dispatcher display dispute dividend docker docstring doorbell download downgrade downtime downvote draft
  dropdown dropbox dumbbell duplicate dynamic earbud earphone ebook ecommerce editor eggplant elevator eligibility email embed
  embedding emoji employee encode encoder encrypt encryption endpoint enroll enum envelope escrow espresso ethernet evaluate
  exception exchange executable expedite expire expiration expiry export expression extension extract eyeglasses fabric failover
  fallback fastest favicon feedback fetch filename filesystem filter fingerprint firewall firmware flashlight flatten flashcard
  flicker floss flowchart folder font footer forecast foreach forex fork formatter formula frontend freelance freelancer freezer
  fridge frozen fullscreen function furnish garbage garlic gateway generator gigabyte ginger git glitch gluten gmail goalkeeper
  google gourmet grammar granola grapefruit graph gravy grep groceries grocery groomed guacamole guesthouse gui gym hacker haircut
  hairdryer hamburger handbook handheld hangover hardcode hardware hash hashtag hashmap headache headphone headset heartburn heatmap
  helpdesk hex hibernate highlight hiking homepage homework honeymoon hostel hostname hotfix hotkey hotspot html http hummus hyperlink
  hypervisor icon idempotent identifier iframe immutable impersonate import inbox increment indent indentation infer inflatable
  inheritance initialize inject inline inode insert install installer installment instantiate insulin insurance integer interceptor
  interface internship interpolate interpreter intern intranet inventory invoice iteration iterate iterator itinerary jacket
  java javascript jetlag json juice kale kebab kernel ketchup keyboard keychain keyframe keypad keyword kickoff kilobyte kilogram
  kilometer kindergarten kubernetes lactose ladder lag lambda landlord laptop lasagna latency laundry lawnmower layout layover lentil
  letterhead lettuce leverage lexer library lifecycle lifespan lightweight linear linter linux literal loan localhost locker lockout
  lockdown logger login logout lookup loop lunchbox lunchtime maintainability malware manager mango manicure manifest margarine
  marinade marinate markdown markup marshmallow mascara mattress mayonnaise megabyte memoize memory mentor merchant metadata meme
  metaphor meter method metric microphone microservice microwave middleware migraine migrate migration milkshake milliliter
  millisecond mindfulness minify minimalist minivan mockup modal modem modulo moisturizer mojito monolith monorepo mortgage mosquito
  motherboard mousepad mozzarella muffin multiplayer multithreading mushroom mustard mutable mutex namespace nanny narrate nausea
  navbar netmask newline newsletter nickname noodle notebook notification notify nullable numeric nutmeg nutrient oatmeal oauth
  object obfuscate offline offset omelet onboarding online onion opcode operand optimize optional oregano orientation outage outbox
  outlet outlier output overdraft overflow overload overloading overtime overwrite packaging paginate pagination painkiller
  palindrome pancake papaya paperwork paracetamol paragraph parallelism parameter paralyze parse parser parsley passcode passport
  password paste pasta patch pathname paycheck payee paypal payroll payslip payout peanut pedestrian peek pediatrician percentile
  performant permission persona personalize pesto phishing photocopy photoshop php pickle pickup pineapple ping pinecone pivot pixel
  pizza placeholder plagiarism playlist plugin podcast pointer polymorphism popcorn popup portfolio postcode postpone powerpoint
  prefetch preheat preload prepaid preprocess preprocessor prerequisite prescription preview primitive printer prioritize processor
  procrastinate procrastination profile programmer prompt pronoun proofread proxy puppy puree purge pushup python quantifier query
  questionnaire quickstart quinoa quiz quota raspberry readme realtime reboot receipt recipe recompile recruiter recursion recursive
  recursively recycle redeem redirect refactor referral refill reformat refrigerate refrigerator refund refundable regex register
  reimburse reimbursement reinstall reload remortgage reminder rename render renewal replica repository reschedule reset resize
  resolver respondent restart restaurant resubmit resume retailer retention retry reusable reuse revert rewrite ringtone risotto
  roadmap robot rollback rollout roommate router runtime salad salary salmon sandbox sandwich sanitize sausage saute savings scalable
  scalability scheduler schema scooter scraper screenshot screensaver screenwriter scroll scrollbar seafood seatbelt secretary seeder
  segmentation selfie semicolon serialize serializer serverless setter setup shampoo shapefile shard sharding shareholder shebang
  shipment shipping shortcut shortlist shrimp sidebar signature signup simulator singleton skincare slang slowdown slug smartphone
  smartwatch smoothie snack snapshot sneakers snippet snooze socket software sourdough soybean spaghetti spam spellcheck spinach
  splitter spoiler spreadsheet sprint sql squat ssh stack stacktrace stakeholder stapler startup stateful stateless static
  stationery stderr stdin stdout storefront storyboard streaming stroller struct stub stylesheet subdomain subfolder subnet
  subquery subscribe subscriber subscription substring subtitle subtotal suitcase sunburn sunscreen supermarket surcharge sushi
  swagger sweater symlink symptom sync synchronize syntax tablespoon tableau tabular tag takeaway takeout taskbar tattoo taxable
  taxpayer teammate teaspoon teenager template tenant terminal ternary testimonial textbook textbox thermometer thermostat
  thesaurus throttle thumbnail thyme tile timeline timeout timer timesheet timestamp timezone tiramisu toaster toddler tofu toggle
  toilet token tokenize tokenizer toll toolbar toolchain toolkit toothache toothbrush toothpaste tooltip topology tortilla touchpad
  touchscreen tourist tracker trailer transaction transcript transcribe transpose traverse treadmill tripod troubleshoot tshirt
  tuition tuna tuple turkey turmeric tutor tutorial tweet typecast typo typography typescript ubuntu umbrella unarchive unauthorized
  unboxing undefined undo unemployment uninstall unpack unplug unsubscribe unzip upload uppercase upvote uptime url usability usb
  username utf utility vaccination vacuum validate validation validator vanilla vegan vegetarian vendor venv verbose vinegar
  virtualize visa visualize vitamin vlog vlan vocabulary voicemail vote voucher vpn vulnerability waffle waitlist wallet wallpaper
  warehouse warranty washer watermark webcam webhook webinar webpage website weekday whiteboard whitelist widget wifi wildcard
  wireframe wireless wishlist withdraw withdrawal workaround workbook workflow workload workout workplace worksheet workspace
  wrapper xml yaml yoga yogurt youtube yolk zip zipcode zucchini affidavit alimony allergic anemia anesthesia antacid antibiotic
  antidepressant appendicitis arthritis aspirin asthma astrology bronchitis cardio cataract chemotherapy chiropractor cholera
  concussion contraceptive dehydration dementia dentist dermatitis detox diarrhea eczema epilepsy fatigue fiduciary gastritis
  hepatitis hypertension hypotension ibuprofen immunize indigestion infertility inflammation influenza inhaler insomnia ointment
  osteoporosis osmosis pancreas physiotherapist pneumonia psoriasis rash rehab sinus spleen sprain stroke therapist thyroid tonsil
  ulcer vaccine vertigo annuity amortization arbitrage appraisal bankruptcy broker brokerage collateral copay creditor debenture
  deductible defaulter depreciation dividend equity foreclosure garnish garnishment inflation ledger leasing lender lien liquidity
  payday pension premium prepayment refinance remittance solvency subsidy surcharge tariff taxation underwriter wage
`);
