import type { CorrectionWords } from './lexicon.ts';
import { list } from './list.ts';

export const enCorrections: CorrectionWords = {
  markers: list(`
    no | nope | sorry | actually | wait | oops | ops | correction | i meant | i mean | rather | hold on | hmm |
    ah | oh | but | yes but | my mistake | my bad | apologies | yes | ok | okay | hi | before that | first |
    one more thing | one thing | before we continue | before we go on | quick correction | also | go back and |
    can i go back and | um | uh | oh wait | sorry about that | my apologies | so sorry | please
  `),
  something: list(`
    change something | change | change it | change that | edit | edit it | edit something | modify | correction |
    wrong | thats wrong | that is wrong | its wrong | incorrect | thats incorrect | thats not right | not right |
    thats not correct | not correct | something is wrong | make a change | make changes | change my booking
  `),
  insteadOf: list(`
    not | and not | instead of | rather than | no longer | isnt | is not | arent | wasnt | was not
  `),
  turns: list('but | only | except | except for | apart from | other than | but rather'),
  verbs: list(`
    change | update | correct | fix | edit | modify | replace | amend | set | make | move | switch |
    change it | changing | mistyped | i mistyped | misspelled | i misspelled | misspelt | i misspelt | got wrong |
    you spelled | you spelt | you misspelled | you misspelt | you wrote | you got | add | include | put in
  `),
  giving: list(`
    give | give you | use | put | put in | leave | leave you | add | be | be on | it be | it be on |
    could it be | could it be on | can it be | can it be on | have you got
  `),
  told: list(`
    i picked | i chose | i selected | i clicked | i clicked on | i entered | i typed | i typed in | i gave |
    i gave you | i put | i put in | i put down | i wrote | i sent | i sent you | i have given | ive given you |
    i made | theres | there is | you have | youve got | you got | you wrote | you put | i got
  `),
  wrong: list(`
    wrong | incorrect | different | another | new | other | mistake in | typo in | not my | not the
  `),
  wrongAfter: list(`
    wrong | incorrect | wrongly | incorrectly | has a typo | has a mistake | has an error | contains a typo |
    is misspelled | is misspelt | is out of date
  `),
  links: list(`
    is | is actually | is now | should be | should say | will be | to | to be | actually is | as | changed to |
    has changed to | needs to be | must be | would be | are | should read | reads | ought to be | ought to read
  `),
  possessives: list(`
    my | our | the | your | that | it | a | an | to | for | correct | right | actual | real | proper
  `),
  itIs: list(`
    its | it is | it should be | it should say | thats | that is | that should be | i meant | i mean | make it |
    make that | change it to | change that to | use | try | lets do | lets make it | should be | start with |
    starting with | begin with | start on | go with | lets go with | lets start with | prefer | i prefer |
    id prefer
  `),
  kinds: {
    email: list(`
      email | e mail | mail | email address | e mail address | mail address | mail id | email id
    `),
    phone: list(`
      phone | phone number | telephone | telephone number | mobile | mobile number | cell |
      cell phone
    `),
    name: list('name | full name'),
  },
  partsOfName: list('last name | surname | family name | first name | given name | middle name'),
  slot: list(`
    time | times | day | date | slot | hour | appointment | appointment time | booking time |
    schedule | date and time | day and time | time and date | time slot | start time | meeting |
    dates
  `),
  reschedule: list(`
    reschedule | rearrange | something came up | something has come up | somethings come up | can we move it | could we move it | can you move it | could you move it | need to move it | have to move it | change day | change date | another day | different day | different time | another time | rearrange it | reschedule it | reschedule booking | reschedule appointment |
    move booking | move appointment | move my demo | push it back | bring it forward | move it | postpone | postpone it | move my booking |
    move my appointment
  `),
  service: list(`
    service | treatment | type of appointment | appointment type | kind of appointment | services
  `),
};
