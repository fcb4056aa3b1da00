import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createConcealer, hasPlaceholder } from '../../../backend/src/assistant/privacy/placeholders.ts';
import { squeeze } from '../../../backend/src/assistant/privacy/squeezed.ts';
import type { Answers } from '../../../backend/src/domain/answers.ts';
import { en } from '../../../backend/src/understanding/lexicon/en.ts';
import { es } from '../../../backend/src/understanding/lexicon/es.ts';
import { pt } from '../../../backend/src/understanding/lexicon/pt.ts';
import { leaksIn } from '../../support/canaries.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';
import { btrix } from '../../support/reading.ts';

const conceal = createConcealer(btrix, [en, pt, es]);

const KNOWN: Answers = {
  NAME: 'Zephyrine Quillfeather',
  EMAIL: 'zephyrine.quill@canary-mail.example',
  PHONE: '+351937461592',
  COMPANY: 'Marmalade Crescent Holdings',
  EMPLOYEES: 4711,
  CHANNEL: 'whatsapp',
  GOAL: 'stop the wombats from flooding rua dos pinguins 17',
};

describe('what was answered before', () => {
  test.each([
    ['as it was said', 'I am Zephyrine Quillfeather'],
    ['in small letters', 'ask for zephyrine, please'],
    ['in capitals', 'THIS IS ZEPHYRINE QUILLFEATHER'],
    ['with accents', 'Zéphyriné Quíllfeather'],
    ['with accents of their own', 'Ze\u0301phyrine'],
    ['letter by letter', 'z e p h y r i n e  q-u-i-l-l-f-e-a-t-h-e-r'],
    ['in wide letters', 'ｚｅｐｈｙｒｉｎｅ'],
    ['in mathematical letters', '𝐳𝐞𝐩𝐡𝐲𝐫𝐢𝐧𝐞'],
    ['as a possessive', "zephyrine's team"],
    ['run together', 'zephyrinequillfeather2026'],
    ['the other way round', 'quillfeather zephyrine'],
    ['an address', 'write to ZEPHYRINE.QUILL@canary-mail.example'],
    ['an address with spaces', 'zephyrine.quill @ canary-mail . example'],
    ['an address in words', 'zephyrine.quill (at) canary-mail (dot) example'],
    ['half an address', 'my login is zephyrine.quill'],
    ['a number', 'call +351 937 461 592'],
    ['a number without its country', 'call 937-461-592'],
    ['a number in pieces', 'call 937 / 461 / 592'],
    ['a number in wide digits', 'call ９３７４６１５９２'],
    ['a company', 'at marmalade crescent'],
    ['a word of a company', 'the marmalade people'],
    ['a goal', 'Stop the wombats from flooding Rua dos Pinguins 17!'],
    ['a word of a goal', 'it is about wombats'],
    ['a figure', 'we are 4711 people'],
  ])('is concealed %s', (_, text) => {
    const { text: concealed, restore } = conceal(text, [KNOWN]);
    expect(leaksIn(concealed, ['marmalade', 'crescent', 'pinguins', '4711'])).toEqual([]);
    expect(squeeze(concealed)).not.toMatch(/zephyrine|quill|canary/);
    expect(restore(concealed)).toBe(text);
  });

  test('leaves the choices of the business as they are, which are its own words', () => {
    expect(conceal('does it work on whatsapp?', [KNOWN]).text).toBe('does it work on whatsapp?');
  });

  test('leaves words within which a short name stands by chance', () => {
    expect(conceal('a banana for the team', [{ NAME: 'Ana Team' }]).text).toBe('a banana for the [NAME_1]');
  });

  test('of a name with small words only the large ones are concealed', () => {
    expect(conceal('a demo de vendas for maria', [{ NAME: 'Maria de Sá' }]).text).toBe(
      'a demo de vendas for [NAME_1]',
    );
  });
});

describe('what was never answered', () => {
  test.each([
    ['an address', 'petronella.xylo@other-canary.example'],
    ['a second address', 'ana@acme.example or petronella@canary-mail.example'],
    ['a number', 'my number is 0937 461 592'],
    ['five digits', 'the order 93746'],
    ['digits of another script', 'رقمي ٩٣٧٤٦١٥٩٢'],
    ['an introduced name', "hi, i'm petronella xylo"],
    ['an introduced name that is an everyday word', 'my name is Will May'],
    ['a name in Spanish', 'me llamo petronella'],
    ['a name in Portuguese', 'olá, aqui é a petronella'],
    ['a name at the end', 'it is for my aunt Petronella'],
    ['a name at the start', 'Petronella wants a demo'],
    ['a company', 'I work at Xylophonics'],
    ['a name of which a part is an everyday word', 'Petronella May wants a demo'],
    ['a name in another script', 'это Петронелла'],
  ])('is concealed: %s', (_, text) => {
    const { text: concealed, restore } = conceal(text, []);
    expect(concealed).not.toMatch(/petronella|xylo|will|may|canary|\p{N}{5}|Петр/iu);
    expect(restore(concealed)).toBe(text);
  });

  test.each([
    'What does the Pro plan cost?',
    'Could you squeeze me in on Friday, around 10:30 or 11?',
    'Do you integrate with WhatsApp and Instagram?',
    'Quanto custa o plano Pro?',
    '¿Puedo cambiar de plan?',
    'I WANT A DEMO TOMORROW MORNING',
  ])('says nothing of a person: %s', (text) => {
    expect(conceal(text, []).text).toBe(text);
  });
});

/** Returns the letter in one of the styles people use. */
function disguised(letter: string, hand: number): string {
  const hands = [
    letter,
    letter.toUpperCase(),
    `${letter}\u0301`,
    ` ${letter}`,
    `-${letter}`,
    letter.toUpperCase(),
  ];
  return hands[hand] ?? letter;
}

describe('with any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '[NAME_1]',
      '[name_2]',
      '[EMAIL_',
      '1]',
      '[',
      ']',
      '_',
      '@',
      ' @ ',
      '(at)',
      '. ',
      ' ',
      '\n',
    ),
    fc.constantFrom(
      'Ana',
      'ana',
      'ÁNA',
      'a n a',
      'Acme',
      '12345',
      '1 2 3 4 5',
      '１２３',
      "I'm ",
      'my name is ',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
  const known: Answers = {
    NAME: 'Ana Silva',
    EMAIL: 'ana@acme.example',
    PHONE: '+351937461592',
    COMPANY: 'Acme',
  };

  test('what was concealed is restored to the letter', () => {
    fc.assert(
      fc.property(text, (said) => {
        const { text: concealed, restore } = conceal(said, [{}, known]);
        expect(restore(concealed)).toBe(said);
      }),
      { numRuns: 2_000 },
    );
  });

  test('no at sign, no five digits and no known name is left', () => {
    fc.assert(
      fc.property(text, (said) => {
        const { text: concealed } = conceal(said, [{}, known]);
        const left = concealed.replaceAll(/\[(?:NAME|EMAIL|NUMBER|WORDS)_\d+\]/g, ' concealed ');
        expect(left).not.toMatch(/[@＠]/);
        expect(left).not.toMatch(/\p{N}(?:[^\p{L}\p{N}]{0,3}\p{N}){4}/u);
        expect(left.toLowerCase()).not.toMatch(/(?<![\p{L}\p{N}])(?:ana|acme|silva)(?![\p{L}\p{N}])/u);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a known name is found in any case, with any accents and spacing', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdeghklmnorstuvz'), minLength: 3, maxLength: 8 });
    const written = fc
      .tuple(letters, fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }))
      .map(([part, hands]) => ({
        part,
        text: [...part].map((letter, at) => disguised(letter, hands[at] ?? 0)).join(''),
      }));
    fc.assert(
      fc.property(written, fc.constantFrom('($)', '$!', '¿$ 7?', '$'), ({ part, text: name }, frame) => {
        const said = frame.replace('$', () => name);
        const { text: concealed, restore } = conceal(said, [{ NAME: `${part} ${part}xa` }]);
        const left = concealed.replaceAll(/\[[A-Z]+_\d+\]/g, ' , ');
        expect(squeeze(left)).not.toContain(part);
        expect(restore(concealed)).toBe(said);
      }),
      { numRuns: 500 },
    );
  });

  test('a placeholder the visitor wrote is left as it is', () => {
    const { text: concealed, restore } = conceal('[NAME_1] says [EMAIL_9]', [{ NAME: 'Bea' }]);
    expect(concealed).toBe('[WORDS_1] says [WORDS_2]');
    expect(restore('[NAME_1] [words_1]')).toBe('[NAME_1] [NAME_1]');
    expect(hasPlaceholder(restore('[PERSON_7]'))).toBe(true);
  });

  test.each([
    'a',
    'a@',
    '@',
    '@ ',
    ' @',
    '1 ',
    '1.',
    'Ana ',
    'ana',
    'A',
    'My name is ',
    "I'm Bo ",
    '[NAME_1]',
    '(at)',
    'é',
    '.',
  ])('a long message of %j is read in no time', (piece) => {
    const message = piece.repeat(2_000).slice(0, 2_000);
    expect(cpuMsOf(() => conceal(message, [known, KNOWN]))).toBeLessThan(50);
  });
});
