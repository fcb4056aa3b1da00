import type { Lexicon } from './lexicon.ts';
import { combine, list, words } from './list.ts';

const WHEN_FREE = combine(
  list('when | what days | which days | what time | how soon'),
  list(`
    are you available | are you free | do you have space | do you have slots | do you have room | do you have anything |
    can i come | can i come in | can we meet | can we talk | could you fit me in | can you fit me in | can you see me |
    can i get a slot | can i get in | is next free slot | is next available
  `),
);

export const enBooking: Lexicon['booking'] = {
  alone: [
    ...WHEN_FREE,
    ...list(`
    book | booking | book now | book it | book me | book me in | reserve | reservation | schedule |
    appointment | bookings | appointments | make appointment | new booking | new appointment | book again |
    book another | another booking | another appointment | another one | book one | schedule one |
    book something | continue booking | availability | available times | next available | first available |
    earliest available | next free | free times | free slots | available slots | what times are available |
    when are you free
  `),
  ],
  within: list(`
    when can we talk | when can we meet | when can we speak | when can i come | make appointments | book appointments | make bookings | book it again | book us in | book us | booking appointments | make appointment | make booking | make reservation | get appointment | arrange appointment |
    schedule appointment | set up appointment | need appointment | want appointment | like appointment |
    soonest you could | soonest you can | soonest i could | soonest i can | earliest you could | earliest you can see |
    earliest i can come | book appointment | book time | book slot | book meeting | book call | book demo | book visit |
    schedule meeting | schedule call | schedule demo | schedule visit | schedule time | reserve time |
    reserve slot | set up meeting | set up call | set up demo | arrange meeting | arrange call | arrange demo |
    like to book | want to book | need to book | wanna book | can i book | could i book | may i book |
    can we book | could we book | love to book | looking to book | like to schedule | want to schedule |
    need to schedule | can i schedule | could i schedule | like to reserve | want to reserve | can i reserve |
    book me | how do i book | how can i book | ready to book | lets book | go ahead and book
  `),
  verbs: list(`
    book another | book | book me | book me in | grab | grab slot | grab time | get slot | get time |
    squeeze in | squeeze me in | fit in | fit me in | pencil in | pencil me in | put me in | put me down |
    schedule | reserve | arrange | set up | set something up | set up something | arrange something |
    schedule something | get me in | get me in for | get in | sign up for | sign me up | sign me up for
  `),
  wants: list(`
    interested in | be up for | up for | fancy | need | want | like | see | want to see | like to see | try | get | have | give me | come for | come in for |
    need to get | get me in for | get in for | get me into | get my | have my | need my | want my | like my |
    get a | after a
  `),
  howTo: list(`
    how do i | how can i | how do we | how can we | how would i | how could i | where do i | where can i |
    how does one | how to
  `),
  mustI: list(
    'do i need to | do we need to | do i have to | do we have to | must i | should i | is it necessary to',
  ),
  wishes: list(
    'want | would like | id like | wed like | need | hoping to | looking to | keen to | would love',
  ),
  qualities: words('live quick short free brief proper'),
  meet: combine(
    list(
      'can we | could we | may we | shall we | id like to | i would like to | love to | would it be possible to',
    ),
    list(
      'meet | meet up | have a call | have a chat | have a meeting | get together | hop on a call | jump on a call',
    ),
  ),
  booked: list('booking | appointment | reservation | slot | visit | meeting | call | session'),
  another: list('another | one more | second | additional'),
  availability: list(`
    whats free | what is free | whats available | what is available | whats open | what have you got | are you about |
    are you around | are you free | can we meet | could we meet | you free | you available | do you have anything |
    anything free | anything available | do you have time | do you have slot | do you have slots | any slots |
    any slot | any times | any time | any openings | availability | free slots | free times | available times |
    available slots | come in | can i come | could i come | fit me in | squeeze me in | what times |
    which times | what time do you have | what do you have | when do you have | is there anything |
    have you got anything | got anything | got any | got room | got space | have you got | any room |
    any space | any gaps | any chance | room for | do you have any | do you have room | do you have space |
    is there space | is there room | can you see me | can you take me | could you see me | can you do |
    could you do | are you able to | would you have | have you anything | have you space | have you room |
    can you squeeze | can you fit | can i get in | could i get in | get in | get me in | can i pop in |
    could i pop in | pop in | possible to talk | possible to speak | possible to meet | possible to come |
    possible to see | can we speak | can we talk | could we talk | could we speak
  `),
};
