import type { Lexicon } from './lexicon.ts';
import { combine, list } from './list.ts';

const PERSONS = list(`
  person | human | agent | operator | representative | rep | someone | somebody | advisor | real person |
  real human | real agent | live agent | live person | human agent | human being | actual person | manager |
  your manager | supervisor | boss | owner | someone real | somebody real | someone else | member of staff |
  staff
`);

const MY_DATA = list(`
  my data | my details | my information | my info | my personal data | my personal details |
  my personal information | everything about me | everything you have on me | everything you have about me |
  everything you hold on me | what you have on me | what you hold on me | what you have about me | anything about me | everything you know about me |
  what you know about me | all my data | all my details | my profile
`);

const REACH = list(`
  talk to | talk with | speak to | speak with | chat with | get me |
  connect me to | connect me with | transfer me to | put me through to
`);

const HELLOS = list('good morning | good afternoon | good evening | good day | hello | hi | hey | morning');
const TO_ALL = list(`
  to you | to you all | to all | all | everyone | everybody | team | guys | folks | again | there
`);
const HOPE_YOU_ARE_WELL = list(
  'hope you are well | hope youre well | hope all is well | hope alls well | hope you are doing well | hope youre doing well | hope youre good',
);
const PLEASED = list(`
  great | perfect | excellent | brilliant | wonderful | fantastic | lovely | amazing | awesome | cool | super |
  nice | ok | okay | alright | thats great | thats perfect | sounds good | sounds great | got it
`);
const THANKS = list(`
  thanks | thank you | thx | cheers | many thanks | thanks lot | thank you very much | thank you so much |
  thanks so much | thanks very much | much appreciated | ta
`);

/** Ways to extend thanks: "thanks a million". */
const EVER_SO_MUCH = combine(
  list('thanks | thank you | cheers | ta | thx'),
  list(`
    very much | so much | ever so much | a lot | lots | a bunch | a million | a ton | tons | again | indeed | for that |
    for this | for everything | for all your help | for your time | for your patience | for your help |
    for the help | for the info | for the information | all | mate | love | dear | very much indeed
  `),
);

const HELPFUL = combine(
  list('you have been | youve been | you are | youre | that was | that is | thats | this was | been'),
  list(
    'great help | big help | lot of help | real help | very helpful | so helpful | really helpful | most helpful | helpful | very kind | so kind',
  ),
);

const BOTS = list('machine | robot | bot | chatbot | computer | ai');
const DISLIKE = list(`
  dont want to talk to | dont want to speak to | dont want to chat with | dont want to deal with | dont want |
  not talking to | not speaking to | dont like talking to | dont like | hate talking to | hate | sick of | tired of |
  instead of | rather than | isnt | no
`);

const CANNOT = list(`
  cant | cannot | can not | can no longer | wont be able to | will not be able to | am not able to | im not able to |
  am unable to | im unable to | no longer able to | dont think i can | wont be
`);
const COME = list('come | attend | make it | be there | coming | attending | join');

export const enRequests: Lexicon['requests'] = {
  openMenu: {
    alone: list(`
      menu | main menu | what else can you do | what are choices | what are choices again | choices | what are options | what are options again | what were options | what were choices | show me choices | show me options | list options | what else do you do | what can i do here | what can i ask you |
      what can you help with | what can you help me with | options | home | all options | what can you do |
      help me choose | start
    `),
    within: list(`
      main menu | the menu | to menu | back to menu | show menu | see menu | what are my options |
      go back to menu | go back to main menu | take me back to menu | take me back to main menu
    `),
  },
  askPerson: {
    alone: [
      ...PERSONS,
      ...combine(REACH, [...PERSONS, 'team', 'you']),
      ...combine(
        list('anyone | someone | somebody | is there anyone | is there someone | is there somebody'),
        list(`
          i can talk to | i can speak to | i could talk to | i could speak to | to talk to | to speak to |
          i can call | there
        `),
      ),
      ...list('live chat | call me | speak to | talk to'),
    ],
    within: [
      ...combine(DISLIKE, BOTS),
      ...list(`
      talk to | talk with | speak to | speak with | chat with | chat to | connect me | transfer me |
      put me through | real person | real human | actual person | actual human | human agent | human being |
      live agent | live person | human please | get me human | customer service | someone call | somebody call |
      call me back | ring me | give me a call | phone me | i can talk to | i can speak to | can i talk to |
      can i speak to | someone from your team | someone from the team | someone help me | somebody help me |
      want human | real lady | wanna talk to somebody | wanna talk to someone | have a yarn with someone | yarn with someone | word with someone | real man | real woman | real living person | flesh and blood |
      can someone help | can somebody help | real someone | not a bot | not a robot
    `),
    ],
  },
  back: {
    alone: list(`
      back | go back | previous | previous question | last question | step back | undo | return |
      see others | others | other ones | other options | the others | what about others
    `),
    within: list(`
      go back | take me back | one step back | step back | previous question | previous step
    `),
  },
  startOver: {
    alone: list(`
      start over | restart | begin again | start again | reset | from scratch | new conversation
    `),
    within: list(`
      start from top | from the beginning | from the top | start over | begin again | start again | start from scratch | start from beginning | restart
    `),
  },
  cancel: {
    alone: list(`
      cancel | cancel that | cancel it | cancel this | cancel booking | cancel my booking | stop |
      scrap it | scrap that | scrap whole thing | scrap lot | scrap everything | forget whole thing | call whole thing off | cancel everything | cancel whole thing | drop whole thing | drop it | bin it | call it off | leave it out | cancel appointment | cancel my appointment | never mind | nevermind | forget it |
      forget about it | abort | quit | exit | stop it | stop this | i changed my mind |
      changed my mind
    `),
    within: [
      ...combine(CANNOT, COME),
      ...list(`
      cancel that | cancel it | cancel this | cancel booking | cancel my | want to cancel | never mind |
      like to cancel | need to cancel | nevermind | forget it | forget about it | wont make it | cant make it |
      call it off | call this off | call that off | calling it off | please cancel | changed my mind | dont want to book | do not want to book | dont want to continue |
      have to cancel
    `),
    ],
  },
  forgetMe: {
    alone: [
      ...list(`
        delete it | delete it all | delete everything | erase it | erase it all | erase everything | wipe it |
        wipe everything | go ahead and delete | go ahead and delete it | go ahead and delete everything |
        you can delete it | you can delete everything | please delete everything | dont remember me |
        do not remember me | stop remembering me | forget all about me
      `),
      ...combine(list('forget about'), MY_DATA),
    ],
    within: [
      ...list('forget me | forget who i am | forget about me'),
      ...combine(list('forget | delete | erase | remove | clear | wipe'), MY_DATA),
    ],
  },
  recallBooking: {
    alone: list(`
      my booking | my appointment | show my booking | booking details | my booking details | reference |
      when is it | when is it again | whens that again | whens that | whens it | whens it again | what time again | what day again | whats the time again | when again | remind me | when was that | when was that again | when is that again | when was it |
      when was it again | what time is it | what time is it again | what time was it | what time was it again |
      what day is it | what day was it | did it work | is it booked | is it confirmed | did that work |
      is that booked | is it done | what is booked | whats booked | what have you booked | what did you book |
      do i have a booking | do i have an appointment
    `),
    within: list(`
      my reference | reference number | booking reference | booking number | confirmation number |
      confirmation code | when is my | what time is my | what day is my | when was my | what time was my |
      am i booked | did i book | when my | remind me when | remind me of my | is my booking |
      is my appointment | when am i booked | what have i booked | when did i book
    `),
  },
  greet: {
    alone: [
      ...combine(HELLOS, TO_ALL),
      ...combine([...HELLOS, 'evening', 'afternoon', 'happy friday'], HOPE_YOU_ARE_WELL),
      ...list(`
        hi | hello | hey | hiya | yo | hi there | hello there | hey there | greetings | good day |
        good morning | good afternoon | good evening | how are you | hi how are you | hello how are you |
        hello again | hi again | hi hi | hello hello | anyone there | is anyone there | is someone there |
        is somebody there | is anybody there | anybody there | someone there | somebody there |
        hello is anyone there | hello anyone there | anyone around | howdy | hey how are you |
        hi how is it going | hows it going | hey hows it going | whats up | sup | hello good morning |
        hi good morning | hello good afternoon | hi good afternoon | good morning all | hi everyone |
        hello everyone | hey you | hi team | hello team | evening all | heya | hullo | yo yo
      `),
    ],
    within: [],
  },
  thank: {
    alone: [
      ...HELPFUL,
      ...combine(HELPFUL, THANKS),
      ...combine(THANKS, HELPFUL),
      ...EVER_SO_MUCH,
      ...combine(PLEASED, EVER_SO_MUCH),
      ...combine(PLEASED, THANKS),
      ...combine(THANKS, PLEASED),
      ...list(`
      much obliged | obliged | appreciated | bless you | youre a star | brilliant | awesome | lovely | wonderful | fantastic | amazing | brilliant thanks | brilliant cheers |
      thanks | thank you | thx | ty | cheers | many thanks | thanks lot | thank you very much |
      thank you so much | thanks so much | thank you so much for your help | thanks for your help |
      thank you for your help | much appreciated | ok thanks | ok thank you | great thanks |
      great thank you | perfect thanks | perfect thank you | thanks very much | i appreciate it
    `),
    ],
    within: [],
  },
  goodbye: {
    alone: list(`
      bye | goodbye | good bye | ill think about it | i will think about it | let me think about it |
      i need to think about it | let me think | ill get back to you | i will get back to you | maybe later |
      maybe another time | bye bye | see you monday | see you tuesday | see you wednesday | see you thursday | see you friday | see you saturday | see you sunday | see you on monday | see you on tuesday | see you on wednesday | see you on thursday | see you on friday | see you on saturday | until monday | see you | see you later | see you tomorrow | see you then | see you soon |
      see ya | thats all | that is all | thats all thanks | thats it | good night | have nice day |
      have good day | im done | i am done | thanks bye | thank you bye | ok bye | bye for now |
      thank you goodbye | nothing else | talk later | cya | take care | catch you later | laters | ttyl |
      gotta go | have to go | ill be back | ill come back later | speak soon | talk soon | bye thanks |
      cheers bye | ok thanks bye | have nice evening | have nice weekend | have good weekend | have good one |
      thats everything | that will be all | thats me done | nah thats me done | thats me | no thats me | no thats everything | no thats everything thanks | no thats everything thank you | no thats all | no thats it | nothing more | see you then | see you on the day | that was it | thats me sorted | all sorted | thatll be all | all done
    `),
    within: list('goodbye'),
  },
  yes: {
    alone: [],
    within: [],
  },
  no: {
    alone: [],
    within: [],
  },
  skip: {
    alone: list(`
      skip | skip it | skip this | skip that | skip this one | skip question | skip this question |
      pass | dont have one to hand | dont know it by heart | dont know it off by heart | dont remember it | cant remember it | dont have it on me | dont have it to hand | prefer not to say | prefer not to give it | dont want to give it | dont want to give that | id rather you emailed me | prefer not to | rather not say | rather not | id rather not |
      i prefer not to | i would rather not | i would rather not say | id rather not say |
      i prefer not to say | leave it empty | leave it blank | not applicable
    `),
    within: [],
  },
  keep: {
    alone: list(`
      keep | keep it | keep that | keep this | keep as is | keep it as is | same | same as before |
      unchanged | no change | no changes | leave it | leave it as is | next | continue | go on |
      carry on | resume | continue booking | continue please | lets continue | keep going | go on please |
      thats fine | its fine | its correct | still same | keep it same | dont change it
    `),
    within: [],
  },
  moreSlots: {
    alone: list(`
      more | later | more times | other times | more options | other options | more slots | other slots |
      show more | see more | later times | later time | later one | too early | thats too early |
      those are too early | too soon | thats too soon | different times | any other times | any others |
      others | anything else | something else | something later | anything later | none of these |
      none of those | none | none of them | none of these work | none of those work | none of them work |
      what else | what else do you have | what else have you got | what else is there | later please | other |
      next ones | other dates | more dates | these dont work | those dont work | they dont work | neither |
      neither works | neither of these | neither of those
    `),
    within: list(`
      any later | go later | go any later | other times | more times | none of these | none of those | none of them | something later |
      cant do those | cant do these | cant do any | got anything else | have you anything else |
      have you got anything else | do you have anything else | is there anything else free | what else you got |
      what else have you got | what else do you have | what else is free | what else is available | any others
    `),
  },
};
