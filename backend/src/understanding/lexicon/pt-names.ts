import type { NameWords } from './lexicon.ts';
import { combine, list, words } from './list.ts';

const I_AM = list(`
  sou | eu sou | aqui e | aqui eh | aqui fala | quem fala e | quem fala eh | aqui quem fala e |
  aqui quem fala eh | sou eu | meu nome e | o meu nome e | meu nome eh | o meu nome eh
`);
const IT_IS = list('e | eh | na verdade e | na verdade eh');

/** The person a booking is for: "pra minha filha Ana". */
const FOR = list(`
  para | pra | pro | para o | para a | e para o | e para a | e pro | e pra | no meu nome | em meu nome
`);
const KIN = list(`
  meu filho | minha filha | meu marido | minha esposa | minha mulher | meu pai | minha mae | meu irmao |
  minha irma | meu namorado | minha namorada | meu amigo | minha amiga | meu chefe | minha chefe
`);

export const ptNames: NameWords = {
  introductions: [
    ...I_AM,
    ...combine(I_AM, ['o', 'a']),
    ...list(`
      meu nome completo e | nome completo e | o nome e | nome e | nome | meu nome | o meu nome | nome completo |
      o meu e | meu e | o meu eh | me chamo | eu me chamo | chamo me | me chamam de | pode me chamar de |
      podes chamar me | pode chamar me | me chame de | me chama de | chama me | no nome de | em nome de |
      em nome do | em nome da | pode colocar no nome de | coloca no nome de | coloca em nome de |
      pode por no nome de | bota no nome de | fica no nome de | nome da pessoa e
    `),
  ],
  under: list('em nome de | no nome de | em nome do | em nome da | no nome do | no nome da | nome de'),
  behind: list('mesmo | mesma | ta bom | por favor | aqui | falando | por aqui'),
  trailing: list('na verdade | alias | na real | obrigado | obrigada | desculpa | desculpe'),
  towns: [],
  preambles: [
    ...FOR,
    ...combine(FOR, KIN),
    ...IT_IS,
    ...combine(IT_IS, ['o', 'a']),
    ...list(`
      oi | ola | bom dia | boa tarde | boa noite | sim | claro | ok | ta | certo | desculpe | desculpa | opa |
      prazer | na verdade | so | apenas | somente | pode por | pode colocar | pode por ai | pode botar | bota |
      poe | ponha | pode escrever | escreve | escreva | e pra | vai ser | seria | reserva pra |
      pode reservar pra | coloca | coloque | pode anotar | anota ai | anote
    `),
  ],
  at: list(`
    da empresa | na empresa | da firma | na firma | da companhia | da organizacao | trabalho na | trabalho no |
    e trabalho na | e trabalho no | representando a | representando o | representando | falo da | falo pela
  `),
  of: list('da | do | na | no | pela | pelo'),
  from: [],
  families: words(`
    silva costa cunha rocha luz cruz mata fonseca gama paz conceicao gloria graca guia veiga motta mota maia
    penha rosa silveira cruzes camara fonte fontes serra pedra encarnacao piedade trindade assuncao purificacao
    ressurreicao ponte torre vinha palma barca nobrega costinha matta hora aparecida saude consolacao nascimento
    carmo prado vale couto amaral monte rosario socorro patrocinio espirito valle rego rio paco outeiro porto
    brasil bahia amadora madeira guarda maranhao ceara para parana amazonas acre sul norte nordeste interior
    carmem desterro lago livramento sacramento bomfim bonfim bom ceu sol canto campo vau souto souza sousa
  `),
  employments: [
    ...combine(list('nos somos | a gente e | a gente eh | nos e | agora somos | hoje somos'), [
      'a',
      'o',
      'da',
      'do',
    ]),
    ...list(`
      trabalho na | trabalho no | trabalho em | trabalho para a | trabalho para o | trabalho pra |
      eu trabalho na | eu trabalho no | trabalhamos na | represento a | represento o | represento | somos a |
      somos o | somos da | somos do | sou da empresa | sou da | sou do | a empresa e a | a empresa e o |
      a empresa e | empresa e | a empresa chama | a empresa se chama | a empresa chama se |
      a nossa empresa e a | nossa empresa e a | nossa empresa e | minha empresa e a | minha empresa e o |
      minha empresa e | a minha empresa e a | a minha empresa e | falo da | falo pela | estou na | da empresa
    `),
  ],
  whereAsked: list('em | na | no | da | do | para a | para o | e a | e o | eh a | eh o'),
  given: words('domingo domingos abril julho'),
  never: words(`
    zap whats celular telefone telemovel fone perdao pera espera espere olha olhe entao medico impossivel
    eu voce vc voces nao nem quero queria gostaria gostava preciso posso pode podemos poderia que como quando onde
    porque pq qual quais quanto quantos quanta quem por favor ajuda preco precos custa custo agendar agendamento
    marcar marcacao reservar horario horarios interessado interessada procurando procuro estou tentando aqui so
    desculpe desculpa nada algo alguem ninguem sei talvez depois ocupado ocupada feliz livre disponivel
    perguntando email mail telefone celular telemovel numero empresa nome muito bem tudo isso isto esse essa
    aquele cliente novo nova brasileiro brasileira portugues tem tenho temos ver saber obrigado obrigada sim claro
    cinco seis sete oito manha hoje amanha hora horas dono gerente responsavel diretor diretora
  `),
  company: list('empresa | companhia | firma | negocio | organizacao | empregador | nome da empresa'),
};
