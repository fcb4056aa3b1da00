import type { Lexicon } from './lexicon.ts';

const PERSON =
  'person|human|rep|representative|operator|someone|somebody|anyone|anybody|colleagues?|manager|whoever|whoevers|staff|boss|owner|charge|advisor|adviser|employee|receptionist|salesperson';

export const enNear: Lexicon['near'] = {
  askPerson: [
    { first: 'speak|speaking|talk|talking|chat|word|connect|transfer|through', second: PERSON },
    {
      first: 'get|give|want|need|prefer',
      second:
        'human|live (?:rep|agent|person)|real (?:person|human|agent|one)|actual (?:person|human)|representative',
    },
    {
      first: 'someone|somebody|anyone|anybody|person',
      second:
        '(?:call|ring|phone|contact|telephone)(?: back)? (?:me|us|my|our)|get back to (?:me|us)|give (?:me|us) a (?:call|ring|bell)',
    },
  ],
  forgetMe: [
    {
      first: 'delete|erase|wipe|remove|forget|clear|scrub|destroy|rid',
      second:
        '(?:about|on|of|from) me|my (?:data|details|info|information|records?|profile|history|stuff)|i(?:ve)? (?:told|gave|given|sent|said)',
    },
  ],
  recallBooking: [{ first: 'what|which|when|remind', second: 'we (?:say|said|settle on|settled on)' }],
};
