import type { Lexicon } from './lexicon.ts';
import { combine, list, words } from './list.ts';

const BOOK = list('agendar | marcar | reservar | agenda | marca | reserva | agende | marque | reserve');

const WHAT = list(`
  horario | hora | reuniao | demonstracao | demo | visita | consulta | chamada | ligacao | conversa |
  vaga | data | dia | encontro | call | atendimento | sessao
`);

const WISH = list(`
  quero | queria | queremos | queriamos | gostaria de | gostariamos de | gostava de | precisamos |
  a gente quer | a gente queria | preciso | preciso de | quero muito | posso | podemos | poderia | pode |
  da para | da pra | tem como | consigo | vamos | bora | como faco para | como faco pra | como eu faco para |
  como posso | como e que posso | como e que faco para | onde posso | onde eu | tento | estou tentando |
  estou a tentar | ja quero | pode me | voce pode | voces podem | e possivel | seria possivel
`);

const WHEN_FREE = combine(
  list('quando | quando e que | pra quando | para quando | que dias'),
  list(`
    tem disponibilidade | ha disponibilidade | tem vaga | tem vagas | ha vaga | ha vagas | tem horario | tem horarios |
    ha horario | voces tem vaga | voces tem horario | voces tem disponibilidade | posso ir | podem | podem me atender
  `),
);

export const ptBooking: Lexicon['booking'] = {
  alone: [
    ...WHEN_FREE,
    ...BOOK,
    ...combine(BOOK, ['agora', 'ja', 'logo', 'outro', 'outra', 'mais um', 'algo']),
    ...list(`
      agendamento | marcacao | reserva | fazer agendamento | fazer marcacao | fazer reserva |
      novo agendamento | nova marcacao | nova reserva | outro agendamento | outra reserva | outra marcacao |
      outro horario para mim | disponibilidade | horarios disponiveis | horarios livres |
      horarios | horario disponivel | proximo horario | primeiro horario livre | proximo horario livre |
      vagas | tem vaga | tem horario | tem vagas | tem horarios | quais horarios tem |
      quais os horarios disponiveis | quais sao os horarios disponiveis | quando tem horario |
      quando voces podem | quando podem | quando tem vaga | continuar agendamento
    `),
  ],
  within: [
    ...combine(BOOK.slice(0, 3), WHAT),
    ...combine(WISH, BOOK.slice(0, 3)),
    ...list(`
      fazer agendamento | fazer marcacao | fazer reserva | fazer um agendamento | quero horario |
      quero agendamento | preciso horario | queria horario | gostaria horario | quero vaga |
      quero agendar uma | pode agendar | pode marcar | pode me agendar | pode me marcar |
      me agenda | me marca | agenda para mim | marca para mim | agenda pra mim | marca pra mim |
      agende para mim | marque para mim | vamos agendar | vamos marcar | quero uma marcacao |
      preciso uma marcacao | queria uma marcacao | quero uma reserva | interesse em agendar |
      interesse em marcar | interessado em agendar | interessada em agendar | deixar agendado |
      deixar marcado
    `),
  ],
  verbs: [...BOOK, ...list('marcar outro | agendar outro | fazer reserva | me agenda | me marca')],
  wants: list(`
    quero | queremos | gostariamos de | precisamos de | a gente quer | queria | preciso | preciso de |
    gostaria de | gostava de | fazer | quero fazer | queria fazer | gostaria de fazer | gostava de fazer |
    preciso fazer | vou querer | vim para | ter | me ve | ver
  `),
  howTo: list(`
    como faco para | como faco pra | como eu faco para | como eu faco pra | como posso | como e que posso |
    como e que faco para | como eu | onde posso | onde eu | onde | como | o que faco para | o que faco pra
  `),
  mustI: list('tem que | tem de | e preciso | e necessario | precisa | eu preciso mesmo'),
  wishes: list(`
    quero | queremos | queria | queriamos | gostaria | gostariamos | gostava | preciso | precisamos
  `),
  qualities: words('rapido rapida curto curta gratis gratuito gratuita breve vivo'),
  meet: list(`
    podemos nos reunir | podemos reunir | podemos nos encontrar | podemos fazer uma reuniao |
    podemos fazer uma chamada | podemos fazer uma call | podemos marcar uma reuniao | podemos marcar uma conversa |
    poderiamos nos reunir | gostaria de uma reuniao | queria uma reuniao | vamos nos reunir
  `),
  booked: list(`
    agendamento | marcacao | reserva | reuniao | consulta | visita | hora | horario | sessao | chamada
  `),
  another: list('outro | outra | mais | mais um | mais uma | novo | nova | segundo | segunda'),
  availability: list(`
    daria para | daria pra | tem horario | tem horarios | tem vaga | tem vagas | tem algum horario | tem alguma vaga | tem alguma coisa |
    tem algo | ha horario | ha horarios | ha vaga | ha vagas | ha alguma coisa | algum horario | alguma vaga |
    esta livre | estao livres | ta livre | voces tem | voce tem | tem livre | horario livre | horarios livres |
    horario disponivel | horarios disponiveis | vaga livre | estao disponiveis | esta disponivel |
    disponibilidade | podemos nos reunir | podemos conversar | podemos falar | podemos reunir | posso ir |
    posso passar | posso vir | da para ir | da pra ir | da para passar | da pra passar | consegue me encaixar |
    consegue encaixar | me encaixa | encaixe | quais horarios | que horarios | quais os horarios |
    que horas tem | que horas voces tem | quando tem | o que tem | voces atendem | tem como ser | tem agenda |
    agenda livre | da para me encaixar | da pra me encaixar | pode me encaixar | podem me encaixar |
    consegue me atender | conseguem me atender | pode me atender | podem me atender | sobrou | sobrou algum |
    sobrou alguma | ainda tem | ainda ha | tem espaco | tem um espaco | tem encaixe | tem um horario |
    tem uma vaga | teria | teria algum | teria alguma | teriam | da para marcar | da pra marcar |
    da para agendar | da pra agendar | rola | rolaria | seria possivel | tem jeito de | tem como eu |
    consigo ir | consigo passar | daria para ir | daria pra ir | podemos ter | da para ter | da pra ter
  `),
};
