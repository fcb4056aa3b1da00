import { list, words } from './list.ts';

/**
 * ISO 639-1 codes of languages that people ask for, by their names in the supported languages or in
 * themselves.
 */
const CODES = 'en pt es fr de it nl ca gl eu ro pl ru uk tr ar zh ja ko hi sv da nb fi cs el hu he';

const MORE_NAMES: Readonly<Record<string, readonly string[]>> = {
  pt: list(`
    brazilian | brazilian portuguese | brasileiro | portugues brasileiro | portugues do brasil |
    portugues de portugal
  `),
  es: list('castellano | castelhano | castilian | espanhol latino'),
  zh: list('mandarin | mandarim'),
};

const namesIn = (locale: string): Intl.DisplayNames => new Intl.DisplayNames(locale, { type: 'language' });
const OURS = ['en', 'pt', 'es'].map(namesIn);

/** Names of each language, in the supported languages and in itself, by primary subtag. */
export const LANGUAGE_NAMES: readonly (readonly [code: string, names: readonly string[]])[] = CODES.split(
  ' ',
).map((code) => [code, [...namesOf(code), ...(MORE_NAMES[code] ?? [])]]);

function namesOf(code: string): readonly string[] {
  const names = [...OURS, namesIn(code)].map((language) => language.of(code));
  return names.filter((name) => name !== undefined);
}

/** Function words before a language and around its name. */
export const BEFORE_A_LANGUAGE = words('in to into auf em para pra pro en al a the o el la');

/** Polite words that add nothing to a request. */
export const POLITENESS = words(`
  please pls plz thanks sorry por favor porfa porfavor pf pfv desculpa desculpe perdon disculpa
  bitte s sil il te vous plait per favore
`);

/** Other words in a request for a language; any further word means that it is about something else. */
export const ASKING_FOR_A_LANGUAGE = words(`
  i id we you us me can could would may do is it possible speak speaking talk talking chat write writing
  continue go on switch change answer reply respond use prefer rather like love want wanna need let lets d now
  instead language only just version understand with hi hello hey ok okay yes falar fala falamos falas fale falo
  escrever escreve escreva continuar continua seguir mudar muda mude trocar troca troque passar passa passe
  responder responde responda conversar usar pode podes podemos podem posso poderia podia podiamos poderiamos
  voce vc voces vcs tu eu nos quero queria gostaria prefiro prefere preferia preferiria da se e possivel agora
  so apenas idioma lingua versao entende entendes tem como de vamos oi ola sim melhor hablar habla hablas hablo
  hablamos hablan hable escribir escribe escriba sigue sigamos cambiar cambia cambie cambiamos pasar pasamos
  puede puedes pueden puedo podria podrias podriamos usted ustedes yo quiero quisiera gustaria prefiero prefiere
  es posible ahora solo lengua entiende entiendes tiene tienen mejor hola si mi aqui konnen sie wir ich kann
  sprechen deutsche vous parlez parler peut parlare possiamo parla
`);
