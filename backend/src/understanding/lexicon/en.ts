import { enBooking } from './en-booking.ts';
import { enCorrections } from './en-corrections.ts';
import { enNames } from './en-names.ts';
import { enNear } from './en-near.ts';
import { enRequests } from './en-requests.ts';
import { enTimes } from './en-times.ts';
import type { Lexicon } from './lexicon.ts';
import { combine, list, numbered, shortened, words } from './list.ts';

/** Said only of what is held; words of approval may refer to anything. */
const BOOK_IT = list(`
  go ahead | book it | book that | book it in | book me in | do it | confirm | confirm it | lets do it |
  lets do that | lets book it | lets go | please confirm | please go ahead | yes | yes please | go for it |
  lock it in | lets go ahead | crack on | go on then | go on | lock that in | lock in | do needful | do the needful | confirm same | confirm the same | make it so | send it | ship it | book away | put it through | put me down | sign me up | lets roll | lets do this | please proceed | proceed | go ahead and book | go ahead and book it
`);
const IT_IS = combine(
  list(`
    it | that | this | it all | that all | this all | everything | all | all of it | all of that | the booking |
    the summary | the details | yes it | yes that | yes everything | yes all
  `),
  list('looks | is | seems | sounds | looks all | are | look | is all'),
);
const GOOD = list(`
  good | fine | great | correct | right | perfect | ok | okay | alright | all right | in order | accurate |
  as it should be | spot on | lovely | right to me | about right | brilliant | excellent | wonderful | super
`);
const GO_ON = list(`
  go ahead with | please confirm | confirm | finalise | finalize | complete | yes confirm | please complete |
  proceed with | lets confirm
`);
const BOOKING = list(`
  booking | my booking | appointment | my appointment | reservation | my reservation | demo | it | that | this
`);
const THANKS = list('thanks | thank you | cheers | many thanks');
const LONG_THANKS = [
  ...THANKS,
  ...combine(list('thanks | thank you'), list('very much | so much | ever so much | again | a lot')),
];
const PLEASED = list(`
  perfect | great | brilliant | excellent | lovely | wonderful | awesome | cool | nice | fine | super |
  fantastic | good | thats great | smashing | grand | thatd be grand | that would be grand | that would be great | thatd be great | that would be lovely | thatd be lovely | thatd be perfect | that would be perfect | sweet | splendid | marvellous | marvelous | champion | sorted | good stuff | beauty | ace | wicked | good as gold | top | very good | jolly good | right then | righto | alrighty | okey doke | sweet as | sounds lovely | yup | yeah nah | hell yeah | hell yes | heck yes | heck yeah | by all means | for sure | totally | affirmative | roger that | done deal | its a deal | lgtm | youre on | bet | thats perfect | yes | yep | yeah | ok | okay | sure
`);

const FROM_ME = list('from my side | on my side | on my end | from my end | by me | from me | at my end');

export const en: Lexicon = {
  fillers: words(`
    a an the and please pls plz kindly just hmm hm um uh erm oh ooh ah aw maam sir madam mate pal buddy
  `),
  leadIns: list(`
    hi | hello | hey | hi there | hello there | hey there | good morning | good afternoon | good evening | ok |
    okay | so | well | um | yes | yeah | actually | no | then | thanks | thank you | great | can i | could i |
    may i | can we | could we | can you | could you | would you | will you | i want | i want to | i wanna |
    we want | we want to | id like | id like to | id rather have | i would rather have | i would rather | i would prefer | id prefer |
    i prefer to have | wed prefer | wed rather | wed use it on | we would use it on | id use it on | use it on | i would like | i would like to | wed like | wed like to |
    i need | i need to | need to | we need | we need to | id love to | i have to | im looking to | i am looking to |
    im looking for | i am looking for | id rather | i wish to | is it possible to | can i get | could i get |
    can i have | could i have | can we get | get me | give me | show me | let me | let us | lets | take me to |
    go to | bring me to | tell me about | tell me more about | more about | what about | how about |
    im interested in | i am interested in | interested in | information about | information on | info about |
    info on | i choose | i pick | i take | ill take | i will take | ill have | i will have | ill go with |
    i will go with | lets go with | go with | go for | ill go for | i think | i prefer | we use | mostly |
    mainly | option | number | choice | about | do you have | is it too late to | can i still | could i still |
    am i still able to
  `),
  tails: list(`
    you mentioned | you offered | you said | you gave | you gave me | you suggested | on offer | on list | in list | of list | on your list | of those | of these | thanks | thank you | thx | now | right now | instead | i suppose | i guess | i think | probably | then | for me | one | option | today please | to you |
    to you all | to you too | everyone | dear | my dear | love | hun | bro | everybody | guys | folks | mate
  `),
  suits: list(`
    works | works for me | work for me | would work for me | would suit | would suit me | would suit me better |
    suits me better | works better | would be better | would work | would be great | would be good | is good |
    is fine | is great | is perfect | sounds good | looks good | suits me | suits | fits | fits me | will do |
    it is | is best | is ok | is okay | if possible
  `),
  instead: list('instead | rather'),
  requests: enRequests,
  near: enNear,
  booking: enBooking,
  negations: words(`
    dont not skip cant cannot never wont didnt doesnt no without nor isnt arent wouldnt couldnt shouldnt
  `),
  connectors: words(`
    a an the and please pls plz kindly just for on at in by with to of or is it its me my i id im would like
    want need can could you we us hi hello hey ok okay so then there if possible ideally maybe perhaps some any
    one lets let do does have got are be am was time slot day date appointment around sometime thanks thank
    works work best good great fine better prefer preferably also that this will ill how about what instead two
    people person free available anything something make move change switch reach actually no sorry yes but
    rather oops wait see put another email phone call number now suit suits looking hoping thinking guess either
    whichever perfect ideal super love happy keen lovely brilliant cheers push bump shift give come coming
    everyone really quite pretty well afraid might may shall should sooner still usually normally definitely
    usual convenient retired take works looks look okay possible alright probably know suiting everything fit fits fitting mine busy schedule calendar diary week moment currently
    present far
  `),
  common: words(`
    a an the and or of to in on at for by with from is are am be was do does did i you we they it
    its my your our me us can could would will shall should please there this that these those any
    some have has get about tied than earlier later sooner before after
  `),
  ordinals: numbered(`
    first 1 | second 2 | third 3 | fourth 4 | fifth 5 | sixth 6 | seventh 7 | eighth 8 | ninth 9 |
    tenth 10 | 1st 1 | 2nd 2 | 3rd 3 | 4th 4 | 5th 5 | 6th 6 | 7th 7 | 8th 8 | 9th 9 | 10th 10
  `),
  positions: { before: list('option | number | choice | nr'), after: list('one | option | slot | time') },
  last: list('latter | latter one | last | last one | last slot | last time | final one | give me last one'),
  numbers: numbered(`
    zero 0 | one 1 | couple 2 | two 2 | three 3 | four 4 | five 5 | six 6 | seven 7 | eight 8 | nine 9 |
    ten 10 | eleven 11 | twelve 12 | thirteen 13 | fourteen 14 | fifteen 15 | sixteen 16 |
    seventeen 17 | eighteen 18 | nineteen 19 | twenty 20 | thirty 30 | forty 40 | fifty 50 |
    sixty 60 | seventy 70 | eighty 80 | ninety 90
  `),
  multipliers: numbered('dozen 12 | hundred 100 | thousand 1000 | million 1000000'),
  counts: numbered(`
    just me 1 | only me 1 | me 1 | myself 1 | just myself 1 | only myself 1 | solo 1 | its just me 1 |
    just me myself 1 | i work alone 1 | im alone 1 | alone 1 | one man show 1 | me myself 1 | none 0 |
    nobody 0 | no one 0 | no employees 0 | couple 2 | just two of us 2 | me and my wife 2 |
    just me and my wife 2 | me and my husband 2 | just me and my husband 2 | me and my partner 2 |
    just me and my partner 2 | me and the missus 2 | just me and the missus 2 | just me and missus 2 | me and missus 2 | me and wife 2 | just me and wife 2 | just me and husband 2 | me and her 2 | me and my brother 2 | just me and my brother 2 | me and my sister 2 | just me and my sister 2 | me and my dad 2 | just me and my dad 2 | me and my mum 2 | me and my mate 2 | just me and my mate 2 | me and my business partner 2 | just me and my business partner 2 | me and an assistant 2 | just me and an assistant 2 | me and one other 2 | just me and one other 2 | two of us 2
  `),
  weAre: list(`
    we are | were | we have | weve got | we now have | we employ | there are | we are now | were now |
    our team is | team of | were a team of | we are a team of | there are about | were about | we are about
  `),
  assent: [
    ...combine(PLEASED, BOOK_IT),
    ...combine(BOOK_IT, list('dear | love | hun | bro | man | mate | thanks | for me | for us | now')),
    ...BOOK_IT,
    ...list(`
      hell yeah | hell yes | heck yes | heck yeah | by all means | for sure | totally | affirmative | roger that | done deal |
      its a deal | lgtm | thatd be grand | that would be grand | thatd be great | that would be great | thatd be lovely |
      that would be lovely | thatd be perfect | that would be perfect | good as gold | okey doke | youre on
    `),
    ...combine(IT_IS, GOOD),
    ...combine(
      list('all good | looks good | sounds good | good | fine | all fine | yes | all correct | thats fine'),
      FROM_ME,
    ),
    ...combine(combine(IT_IS, GOOD), ['to me', 'for me', 'with me', ...THANKS]),
    ...combine(
      list(`
        all good | all fine | all correct | all right | looks good | looks right | looks great | looks fine |
        yes | yes please | thats right | thats correct | thats fine | thats perfect | spot on | confirmed
      `),
      LONG_THANKS,
    ),
    ...combine(GO_ON, BOOKING),
    ...list(`
      yes | yep | yeah | yup | y | sure thing | spot on | bang on | looks spot on | thats spot on | that is spot on |
      all spot on | that suits me | that suits | deal | yes sir |
      yes maam | yes indeed | indeed | okey dokey | okie dokie | rightio | roger | ok | okay | sure | confirm | confirmed | correct | agreed | i confirm |
      confirm it | confirm booking | confirm the booking | confirm my booking | yes i confirm | its correct |
      its right | that is right | thats right | that is correct | thats correct | thats all good |
      its all good | thats all correct | looks good | looks good to me | looks right | looks great |
      looks correct | it looks good | sounds good | sounds good to me | all good | all correct |
      everything is correct | everything looks good | go ahead | go for it | book it | book it in |
      book it now | do it | please do | absolutely | definitely | of course | certainly | yess | yea | ya |
      yah | aye | thatll do | that will do | that works | works for me | thats it | thats the one | all right |
      alright | confirm please | yes confirm | yes book it | yes please | sounds perfect | sounds great |
      looks perfect | everything looks right | everything looks correct | everything is fine |
      everything is right | all fine | all right then | all looks good | all looks correct | all looks right |
      no changes needed | please confirm | please book it | im happy with that | happy with that |
      that all looks right | that all looks good | that looks right | that looks good | that looks correct |
      that looks perfect | that looks great | yes all correct | yes all good | yes that is correct |
      yes thats right | yes thats correct
    `),
  ],
  retry: list('try again | retry | again | once more'),
  none: list(`
    none | no | nope | nothing | no thanks | no thank you | i dont have one | dont have one | no email | dont have email | i dont have email | dont have an email | dont have work one | i dont have work one | dont have a work email | i dont have a work email | dont have work email | dont have phone | dont have a phone | i dont have phone | no phone | dont know | i dont know | no idea | no clue | no clue tbh | not sure | im not sure | i dont know it by heart | dont know it by heart | oh i dont know it by heart | dont know it | i dont know it | couldnt tell you | couldnt say | haven't got one | havent got one | i havent got one |
    dont have | na
  `),
  noneOfThese: [
    ...combine(
      list('none of | neither of | not any of | no one of'),
      list('these | those | them | the above'),
    ),
    ...list('none of the above really | none of these really | neither'),
  ],
  refusal: list(`
    no | nope | nah | nuh uh | nuh | uh uh | nay | no siree | not on your life | not | not yet | dont | do not | never | wait | hold on | hang on | i dont | im not |
    i am not | i guess not | i think not | id rather not | rather not | wrong | thats wrong | that is wrong |
    thats not | that is not | its not | its wrong | incorrect | n | change something | no thanks |
    no thank you | not really | not quite | not exactly | hold up | one sec | one moment | not so fast |
    no way | not happy | i changed my mind about that | not that one | no no | nah mate | not right now |
    lets not
  `),
  complaints: [
    ...combine(
      list(
        'stopped | has stopped | have stopped | stops | isnt | is not | arent | are not | no longer | not',
      ),
      list('working | replying | responding | answering | sending | loading | showing up'),
    ),
    ...combine(
      list('doesnt | does not | dont | do not | wont | didnt | did not'),
      list('reply | respond | answer anymore | answer any more | load | send'),
    ),
    ...combine(
      list('cant | cannot | can not | couldnt | unable to | not able to'),
      list(
        'log in | login | log into | sign in | get into my account | access | open my | see my | reset my | reach my',
      ),
    ),
    ...combine(
      list('keeps | keep | kept'),
      list('giving wrong | sending wrong | saying wrong | crashing | failing | freezing | repeating'),
    ),
    ...combine(
      list('having | have | got | had | facing'),
      list('trouble | problems | issues | problem | issue | difficulties'),
    ),
    ...combine(list('nothing | it'), list('loads | works anymore | happens | opens | shows up | comes up')),
    ...list(`
      gone wrong | went wrong | going wrong | gone haywire | gone mad | gone crazy | gone nuts | gone offline | gone down | going haywire | stopped working | is broken | isnt right | playing up | acting up | wont work | doesnt work | does not work |
      is down | are down | went down | has been down | crashed | crashes | is frozen | is stuck |
      gives wrong answers | giving wrong answers | wrong answers | error message
    `),
  ],
  measures: list(`
    how far | how early | how late | how much notice | how many | how much | how often | how long
  `),
  whens: list(`
    when | whens | what time | whats the time | what day | which day | what date | what hour | at what time |
    remind me | on which day | what was | what is | whats | could you remind me | can you remind me |
    tell me when | tell me what time
  `),
  whenIs: list(`
    when is | whens | what time is | what day is | when was | what time was | when are we | what time does
  `),
  mine: list('my | our'),
  questions: list(`
    is that | would that | do we | may i | may we | can we | should we | could i | would i | would it | does your | do your | is your | are your |
    will your | can it | could it | have you got | am i | are we | what do | what does | what is | whats | what are | what if | what kind of | what for | why do | why does |
    why is | why are | why should | why would | how do | how does | how is | how are | how much | how many |
    how long | how far | how soon | how early | what time | who is | who are | which company | which one |
    when is | where is | can you | could you | would you | do you | are you | is it | is this | do i | can i |
    should i | is the | is there | are there | does it | does the | will i | will it | will you | i dont understand | i do not understand
  `),
  joints: list(`
    and | but | also | or | so | by the way | btw | one question | quick question | question | just | oh |
    though | thanks | thank you | before i book | before we continue | before we go any further | before we start | before anything else | before i start | before you book | before i give you that | before i tell you | before booking | before that | before i do | before we go on |
    before i continue | never mind | nevermind | never mind that | forget it | no worries | actually | no | yes |
    first | first of all | one thing | one more thing | hang on | wait | hi | hello | hey
  `),
  clauseBreak: "(?:and|&) (?=(?:my|our|email|e-mail|phone|i|i'm|i’m|we|we're) )",
  shorthand: shortened(`
    u you | ur your | r are | tmrw tomorrow | tmr tomorrow | tmw tomorrow | tomoz tomorrow | 2moro tomorrow |
    2morrow tomorrow | 2day today | 2nite tonight | appt appointment | appts appointments | b4 before |
    wat what | wut what | ppl people | num number | teh the | hte the | hwo how | ohw how | waht what |
    wnat want | adn and | cna can | yuo you | mtg meeting | nxt next | wk week
  `),
  names: enNames,
  corrections: enCorrections,
  times: enTimes,
};
