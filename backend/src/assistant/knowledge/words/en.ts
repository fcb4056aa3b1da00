import { list, words } from '../../../understanding/lexicon/list.ts';
import type { KnowledgeWords } from './knowledge-words.ts';
import { undoubled, withoutEnding } from './without-ending.ts';

export const en: KnowledgeWords = {
  common: words(`
    gotta gonna wanna lemme gimme lol tbh btw a an the and or but so if then than as of to in on at for by with without from into onto over out off up down about
    is are am be been being was were isnt arent wasnt do does did doing done dont doesnt didnt have has had having havent
    hasnt ive youve weve i im id ill me my mine you your yours youre youll he she it its we our ours us were they them
    their this that these those there theres here who whom whose what whats which when why how hows
    can could cant couldnt will would wont wouldnt shall should may might must need needs needed want wants wanted wanna like
    get gets getting got give gives given take takes taken taking make makes made let lets go goes going gone come comes
    tell say says know knows see find show explain ask asking question questions wondering wonder please pls thanks thank
    hi hello hey ok okay well also too very really just only even still actually maybe perhaps possible possibly able any
    anything anyone some something someone all every each both one ones thing things much many more most lot lots bit
    not no yes yeah sure right now again ever never always usually currently exactly quick quickly else other others
    another same such own kind kinds sort type types way ways mean means hear heard interested curious regarding concerning
    information info details detail offer offers offered provide provides use uses using used work works working happen
    happens happened guys people person company business shop place team btw fyi eg etc u ur r guys outside inside bye way able allowed allow
    help helps support think thinks guess suppose believe understand look looking looks before after during while until
    handle handles deal deals once somewhere supposed whenever wherever however whatever anywhere anytime away together instead dealing case general generally basically soon later today
  `),
  light: words(`
    near nearby around located
    penalty fine credit weekend moment book booking bookings booked appointment appointments reservation
    reservations reserve schedule accept bring buy sell purchase pick choose select available availability
    special specific particular policy policies minimum maximum period long short stay access include included
    includes problem annual annually yearly year years month months monthly week weeks weekly day days time
    times sign valid next big large small new old good best better free cover covers along order require
    required requirement fast first last part full real whole number amount customer customers client clients
    world charge version option options difference between under per extra additional total set add send
    receive call write read answer talk stand stop start run running tomorrow monday tuesday wednesday
    thursday friday saturday sunday morning afternoon evening night weekends country city countries min mins area room house
    family wife husband friend brother sister mother father mom dad colleague colleagues boss public private
    local online personal safe secure live try line road birthday dads mums whole two three four five six seven eight nine ten fifteen twenty thirty hundred
  `),
  places: words('where wheres'),
  bots: words('bot bots chatbot chatbots robot ai agent assistant machine program thing service'),
  alike: [
    list(
      'price | cost | fee | charge | rate | how pricey | pricey | how much | how expensive | what do you charge | expensive | too dear | charging | cheap | pricing | costs | price list',
    ),
    list('monthly | every month'),
    list('setup | set up | set-up | setting up | installation | install | one-off | one off'),
    list(
      'golive | go live | going live | goes live | live | in operation | operational | running on | in production | up and running | launch | get started | onboarding | onboard | ready | implementation | implement | deployed | deploy | rollout | roll out | turnaround | get it running | get it going | up to speed | switched on | set live | go into service',
    ),
    list(
      'start | begin | prepare | starting | need from us | need from our side | needed from us | need from our end | need off us | need from me | need off me | you need from | on our end | on our side | from our side | our part | involved for us | need to provide | need to give you | need to prepare | work is it for us | effort for us | effort on our',
    ),
    list(
      'duration | how long | be in the chair | in the chair | sitting there | whole year | full year | entire year | how much time | how many weeks | how many days | how many minutes | timeline | length | how fast | how quickly | minutes',
    ),
    list(
      'cancel | cancellation | cancelling | terminate | termination | end | stop | quit | unsubscribe | opt out | get out of | leave you | pull out | out of it | get out',
    ),
    list(
      'contract | agreement | commitment | commit | sign up for | sign up to | commit to | locked | tie in | tied | tied down | lock-in | long term | minimum term | term | notice period | lock in | locked in | tied in | bound | subscription period | minimum period',
    ),
    list('plan | package | subscription | tier'),
    list(
      'change | switch | upgrade | downgrade | scale up | scale down | bump up | move up | move down | move | swap',
    ),
    list(
      'language | speak | spoken | talk | multilingual | english | portuguese | spanish | french | german | languages',
    ),
    list(
      'integrate | integration | connect | connection | hook up | hooks up | hook into | link up | link to | link with | tie into | work together with | work alongside | compatible | plug | sync | plugin | crm | integrates | talk to our | talks to our | speak to our systems | plays nicely | play nicely | plug into | plugs into | links with | connected to | sync with | tie in with | hubspot | existing systems | current systems',
    ),
    list('system | tool | software | app | platform'),
    list(
      'store | keep | kept | retain | wipe | wiped | get rid of | getting rid of | rid of | hang on to | hold on to | purge | delete | deleted | erase | live where | reside | retention | stored | saved | hosted | hosting | host | server | servers',
    ),
    list('data | information about us | personal data'),
    list('europe | european | european union | eu'),
    list('gdpr | privacy | data protection | compliant | compliance | dpa | data processing agreement'),
    list('train | training | learn | trained | teach | teaching | feed chatgpt | train chatgpt | taught'),
    list(
      'conversation | chat | chats | transcript | transcripts | history | chat log | chat logs | message | messages',
    ),
    list(
      'trial | try out | is it free | is it paid | for free | free of charge | have to pay for the demo | demo cost | demo free | try before i | try before we | give it a try | give it a go | test drive | test it | give it a whirl | whirl | before i commit | before we commit | try it out | trying it | have a play | play around with it | taster | sample | see if we like it | have a go | try it | try before | free version | freemium | trial period | pilot',
    ),
    list(
      'discount | reduction | money off | anything off | percent off | any deals | deals | reduced | special deal | special offer | special offers | cheaper | rebate | promo | promotion | coupon | wiggle room | negotiate | negotiable | haggle | room on price | best price | better price | knock anything off | knock something off | anything cheaper | something off | get anything off | money back | special price',
    ),
    list(
      'vat | tax | taxes | tax on top | plus tax | before tax | inclusive of tax | inc vat | ex vat | including tax | tax included | sales tax',
    ),
    list('hour | opening hour | opening times | open | shut | shuts | close | closing | opening'),
    list(
      'unanswered | does not know | has no clue | no clue | no idea | has no idea | is stuck | gets stuck | is unsure | does not have the answer | doesnt know | dont know | do not know | cannot answer | cant answer | make stuff up | makes stuff up | make things up | makes things up | making things up | making stuff up | invent | invents | gets it wrong | not know what to say | doesnt have a clue | stumped | something it cant | no answer',
    ),
    list(
      'park | parking | my car | the car | leave my car | leave the car | parking spot | parking space | parking lot | garage',
    ),
    list(
      'child | children | kid | kids | son | toddlers | teenager | teenagers | year old | years old | little boy | little one | little ones | my boy | nephew | grandson | daughter | boy | boys | girl | toddler | baby',
    ),
    list(
      'late | delayed | running 5 mins late | few minutes late | bit late | hold my slot | keep my slot | delay | running late | running behind | run behind | behind schedule | stuck in traffic | held up | not on time',
    ),
    list(
      'noshow | no show | forget to come | forgot to come | forget about it | forget to show | dont make it | cant make it in the end | completely forget | just forget | no-show | forget my appointment | forgot my appointment | fail to show | not show up | dont turn up | do not turn up | not turn up | do not show up | dont show up | dont come | do not come | miss | missed',
    ),
    list(
      'barber | stylist | hairdresser | who cuts my hair | who cuts | same person | the same barber | same guy | same lady | same bloke | same fella | same dude | same one as last time | specific person | particular guy | ask for someone in particular | preferred barber | favourite barber | favorite barber',
    ),
    list('gift | gift card | gift cards | voucher | vouchers | gift certificate'),
    list('tip | tips | tipping | leave a tip | gratuity'),
    list(
      'deposit | prepay | prepayment | pay anything now | pay now | pay anything upfront | pay beforehand | pay before | pay first | pay in advance | pay upfront | upfront | up front | put money down | put down money | money down | card to hold | card to book | card details to book | down payment',
    ),
    list('product | products | brand | brands | pomade | wax | shampoo'),
    list(
      'dye | color | colour | coloring | colouring | bleach | highlights | perm | greys | grays | grey hair | gray hair | cover my greys | cover grey | tint | tinting | root | roots',
    ),
    list(
      'dog | dogs | pet | pets | puppy | puppies | doggy | labrador | poodle | chihuahua | terrier | spaniel | bulldog | retriever | my animal | doggo',
    ),
    list('wheelchair | accessible | accessibility | disabled | disability | step free'),
    list(
      'senior | seniors | elder | elders | oap | oaps | 65 and over | old age | old people | older people | concession | concessions | pensioner | pensioners | retired | elderly | over 65',
    ),
    list('student | students'),
    list('charity | charities | non profit | non profits | nonprofit | nonprofits | ngo'),
    list(
      'walkin | walk in | walk ins | walk-in | walk-ins | turn up | show up without | pop in | just show up | swing by | stop by | come in without | without appointment | without an appointment | drop in | come by',
    ),
    list('haircut | cut | hair cut | a trim | buzz cut | shave my head | trim | fade'),
    list(
      'pay | payment | paid | paying | payment method | payment methods | payment option | payment options | card | credit card | debit card | visa | mastercard | cash | cheque | check | checks | apple pay | google pay | amex | american express | mastercard | contactless | venmo | cashapp | zelle | cash only | invoice | invoices | invoiced | bill us | paypal | bank transfer | direct debit',
    ),
    list('agent | bot | chatbot | assistant'),
    list(
      'get an email | get a mail | get an e-mail | receive an email | receive an e-mail | receive a mail | send me an email | email me | mail me | get a confirmation | confirmation email | reminder | remind me | text me | invitation | calendar invite | invite',
    ),
    list('call me | phone me | ring me | call us | phone us | do i call | do i phone'),
    list('contact | talk to | email addy | email addr | speak to | reach | get in touch | touch'),
  ],
  stem: (word) => undoubled(withoutEnding(word, ENDINGS, 3)),
  openings: list(`
    what | whats | where | wheres | am i | are we | any | anything | when | whens | which | who | whos | whose | why | how | hows | do | does | did | is | are |  was | can | could | will | would | should | may | have | has | tell | explain |
    i want to know | id like to know | i would like to know | i was wondering | im wondering | i am wondering | i wonder | wondering | just wondering | curious | i need to know | we need to know | quick question | one question | question | another question | i have a question | not sure if
  `),
  aboutUs: list(
    'you | your | yours | youre | we | our | us | here | there | theres | can i | could i | may i | do i need | do i have | should i | am i | is it | can my | is my',
  ),
  ofBusiness: words(`
    own owns owned started headed run runs insured director manager staff experience refund warranty guarantee delivery deliver ship shipping certificate certified insurance job jobs career hiring vacancy office address
    location located headquarters founder ceo owner customer customers client clients competitor reference references
    review reviews reseller partner partnership security secure safe iso soc invoice receipt contract complaint wifi
    toilet restroom directions bus metro subway train wait waiting availability phone number sms voice calls api
    bill order newsletter login account password dashboard settings brochure catalog catalogue case study studies sla uptime
  `),
  ofTheWorld: words(`
    tesla ferrari iphone samsung gold silver oil milk bread eggs tire tires girlfriend break-up switzerland spain brazil portugal london york vietnam
    america american english-language movie photosynthesis gravity dragon dragons pyramid eiffel mona lisa hamlet vaccine vaccines quantum physics chemistry
    joke jokes weather forecast rain raining sunny snow temperature poem poems poetry haiku song songs lyrics sing stories novel essay
    president minister election elections vote politics government trump biden putin war ukraine israel palestine
    football soccer basketball baseball tennis nba nfl fifa championship league score goals olympic olympics
    recipe recipes cook cooking pizza pasta cake dinner lunch breakfast restaurant restaurants
    movie movies film films netflix actor actress celebrity celebrities music band singer taylor
    capital france paris germany japan china italy tokyo everest mountain ocean planet planets mars moon universe galaxy earth
    math maths equation calculate multiply multiplied divided sqrt integral algebra
    python javascript java algorithm sql regex html 
    bitcoin crypto ethereum stock stocks shares lottery horoscope zodiac astrology
    god religion bible jesus meaning girlfriend boyfriend marry married sex sexy naked 
    homework translate synonym grammar dinosaur dinosaurs einstein shakespeare napoleon
    doctor headache medicine symptoms diet calories virus covid
    flight flights hotel hotels taxi uber airport travel
    chatgpt openai gpt gemini claude siri alexa prompt instructions
    fish cat cats elephant tallest fastest biggest population currency riddle trivia game games chess
  `),
  offTopic: list(`
    what do you think about | what do you think of | my birthday is |
    tell me a joke | make me laugh | tax return | my homework | my essay | meaning of life | how old are you | do you love me | do you have feelings | are you married | where do you live |
    what is the time | what time is it in | what day is it today | what is the date | whats the time | system prompt | ignore previous |
    ignore all | ignore your | your instructions | your prompt | are you hungry | are you happy | do you sleep | do you dream |
    im bored | i am bored | im sad | i feel sad | im lonely | sing me | write me a | write me an | recommend me a | recommend a movie | recommend a film | translate | tell me a story | tell me something funny | tell me a secret | do my homework |
    who won | square root | how are babies | what is love | who invented | who wrote | who discovered | who painted | will you marry me | pretend to be | pretend you | act as | roleplay | repeat after me | say something
  `),
  insults: list(`
    get lost | get stuffed | piss off | idiot | stupid | stupidest | dumb | dumbest | worst bot | worst chatbot | moron | fuck | fuck you | fuck off | fucking | shit | bullshit | bitch | bastard | asshole | shut up | you suck | screw you | go to hell |
    ridiculous | this is ridiculous | waste of time | wasting my time | not helpful | unhelpful | no help at all | not helping | not listening | not working for me | taking forever | takes forever |
    already asked me that | already asked that | already told you | i already said | i just told you | you already asked | keep asking | going in circles | going round in circles | so annoying | this is annoying | fed up | rubbish | pathetic | hopeless | terrible | awful | what a joke |
    useless | crap | piece of crap | piece of shit | i hate you | wtf | stfu | retard | loser | you are terrible | youre terrible | damn you | this sucks | garbage | trash
  `),
  whoAnswers: list(`
    who are you | who is this | who am i talking to | who am i speaking to | who am i speaking with | who am i chatting with | what are you | what is your name | whats your name |
    are you a robot | are you robot | are you a bot | are you bot | are you human | are you a human | are you a person | are you real | are you a real person | are you an ai | are you ai |
    are you a machine | are you chatgpt | are you a chatbot | are you an assistant | is this a bot | is this a robot | is this a real person | is this an ai | is this automated | is this a human | are you automated |
    am i talking to a human | am i talking to a person | am i talking to a real person | am i talking to a bot | am i talking to a robot | am i talking to a machine | am i talking to an ai |
    am i speaking to a human | am i speaking with a human | am i speaking with a real person | am i speaking to a real person | am i chatting with a human | am i chatting with a bot | do i talk to a human | is there a human |
    are you a real human | are you human or bot | are you a human or a bot | are you a bot or a human | bot or human | human or bot | are you a bot or a person | are you alive | who made you | who built you | who created you | tell me about yourself | introduce yourself
  `),
  isItYou: list(`
    are you | r you | r u | are u | youre | you are | is this | is that | is it | am i talking to | am i talking with |
    am i speaking to | am i speaking with | am i chatting with | am i chatting to | am i texting | do i talk to |
    talking to | speaking to | so this is
  `),
  beings: words(`
    human humans person people bot bots robot robots ai machine computer chatbot chatgpt gpt automated
  `),
  besideBeings: words(`
    a an the or and real actual actually live program automatic assistant just only really even virtual someone somebody right here there something what being
  `),
  asNear: [['trial', 'price']],
};

const ENDINGS: readonly (readonly [string, string])[] = [
  ['ations', ''],
  ['ation', ''],
  ['ies', 'i'],
  ['ys', 'i'],
  ['sses', 'ss'],
  ['xes', 'x'],
  ['ches', 'ch'],
  ['shes', 'sh'],
  ['ings', ''],
  ['ing', ''],
  ['ed', ''],
  ['ss', 'ss'],
  ['us', 'us'],
  ['es', ''],
  ['s', ''],
  ['e', ''],
  ['y', 'i'],
];
