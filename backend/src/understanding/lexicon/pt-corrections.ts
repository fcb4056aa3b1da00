import type { CorrectionWords } from './lexicon.ts';
import { combine, list } from './list.ts';

const MOVE = list(`
  remarcar | reagendar | surgiu um imprevisto | surgiu uma coisa | apareceu um imprevisto | aconteceu um imprevisto | tive um imprevisto | posso mudar | podemos mudar | posso mudar o dia | mudar o dia | mudar a hora | mudar de dia | trocar o dia | trocar a hora | adiar | antecipar | desmarcar e marcar | mudar | transferir | passar | alterar | trocar
`);

/** Names for a booking. */
const BOOKED = combine(
  list('a | o | minha | meu | a minha | o meu | essa | esse | esta | este'),
  list(`
    agendamento | marcacao | reserva | reuniao | demo | demonstracao | consulta | visita | chamada | conversa |
    corte | horario | compromisso
  `),
);

export const ptCorrections: CorrectionWords = {
  markers: list(`
    nao | n | opa | ops | ups | desculpa | desculpe | desculpem | perdao | na verdade | na realidade | alias |
    digo | quer dizer | melhor | melhor dizendo | pera | perai | espera | espera ai | espere | me enganei |
    enganei me | me confundi | foi engano | foi mal | ah | ai | hum | hmm | eh | mas | sim | sim mas | ok | oi |
    ola | correcao | corrigindo | so corrigindo | uma correcao | so uma correcao | retificando | errado |
    ta errado | esta errado | afinal | antes | escrevi errado | digitei errado | mandei errado | so que | bom |
    antes disso | primeiro | mais uma coisa | uma coisa | voltar e | posso voltar e | da pra voltar e |
    queria voltar e | desculpa ai | perdoe | nossa | putz | vixe | poxa
  `),
  something: list(`
    mudar | alterar | trocar | corrigir | editar | modificar | mudar algo | alterar algo | trocar algo |
    corrigir algo | mudar alguma coisa | alterar alguma coisa | corrigir alguma coisa | mudar uma coisa |
    alterar uma coisa | corrigir uma coisa | mudar isso | alterar isso | corrigir isso | mudar isto |
    alterar isto | corrigir isto | mudar um dado | alterar um dado | corrigir um dado | mudar dados |
    alterar dados | corrigir dados | mudar os meus dados | alterar os meus dados | corrigir os meus dados |
    corrigir meus dados | alterar meus dados | fazer uma alteracao | fazer uma correcao | fazer alteracao |
    fazer correcao | correcao | alteracao | errado | ta errado | esta errado | isso esta errado |
    isso ta errado | incorreto | esta incorreto | tem um erro | tem erro | ha um erro | tem algo errado |
    algo esta errado | tem uma coisa errada | nao esta certo | nao ta certo | nao esta correto | nao e isso |
    mudar o agendamento | alterar o agendamento | mudar meu agendamento | alterar meu agendamento |
    mudar a reserva | alterar a reserva | mudar a marcacao | alterar a marcacao
  `),
  insteadOf: list('nao | e nao | em vez de | ao inves de | em lugar de | no lugar de'),
  turns: list(`
    mas | so que | porem | e quero | e queria | e preciso | e gostaria de | e gostava de | mas sim | e sim
  `),
  verbs: list(`
    escreveram mal | escreveu mal | escreveste mal | puseram mal | erraram | errou | erraste | mudar | muda |
    mude | alterar | altera | altere | trocar | troca | troque | corrigir | corrige | corrija | editar | edita |
    modificar | modifica | atualizar | atualiza | atualize | adicionar | adiciona | adicione | incluir |
    inclui | inclua | acrescentar | acrescenta | acrescente | retificar | substituir | mudei | troquei |
    quero mudar | quero alterar | quero trocar | quero corrigir | queria mudar | queria alterar |
    queria trocar | queria corrigir | preciso mudar | preciso alterar | preciso trocar | preciso corrigir |
    gostaria de mudar | gostaria de alterar | gostaria de trocar | gostaria de corrigir | gostava de mudar |
    gostava de alterar | pode mudar | pode alterar | pode trocar | pode corrigir | podes mudar | podes alterar |
    podes corrigir | poderia mudar | poderia alterar | poderia trocar | poderia corrigir | da para mudar |
    da pra mudar | da para alterar | da pra alterar | da para trocar | da pra trocar | mudando | corrigindo
  `),
  giving: list(`
    dar | dar te | dar vos | usar | por | colocar | deixar | indicar | ser | ser em | dava para ser |
    dava pra ser | da para ser | da pra ser
  `),
  told: list(`
    escolhi | selecionei | cliquei | cliquei em | coloquei | pus | botei | digitei | escrevi | mandei | enviei |
    dei | passei | informei | preenchi | marquei | eu escolhi | eu coloquei | eu digitei | eu escrevi | eu dei |
    eu passei | voces tem | voces escreveram | voces colocaram | acho que escolhi | acho que coloquei |
    acho que digitei
  `),
  wrong: list(`
    noutro | noutra | em outro | em outra | errado | errada | incorreto | incorreta | outro | outra | novo |
    nova | diferente | errei | errei no | errei na | erro no | erro na | erro em | nao e | mudei de |
    troquei de | esqueci de mudar | coloquei errado | digitei errado | escrevi errado
  `),
  wrongAfter: list(`
    errado | errada | incorreto | incorreta | trocado | trocada | ta errado | ta errada | esta errado |
    esta errada | esta incorreto | esta incorreta | tem um erro | saiu errado | saiu errada | foi errado |
    foi errada | ficou errado | ficou errada | nao esta certo | nao esta certa | nao ta certo | nao ta certa |
    nao esta correto | nao esta correta | nao e esse | nao e essa | nao e este | nao e esta | mudou
  `),
  links: list(`
    e | eh | na verdade e | na verdade eh | na realidade e | agora e | agora eh | certo e | certo eh |
    correto e | certa e | correta e | novo e | nova e | deve ser | deveria ser | tem que ser | vai ser | sera |
    seria | ficou | passa a ser | passou a ser | mudou para | mudou pra | mudou e agora e | para | pra | pro |
    por | como | sao | esta | ta | foi | para ser | certo | correto | correta | certa | novo | nova
  `),
  possessives: list(`
    o | a | os | as | meu | minha | meus | minhas | nosso | nossa | seu | sua | este | esta | esse | essa | de |
    do | da | dos | das | no | na | em | um | uma | para | pra | pro
  `),
  itIs: list(`
    e | eh | na verdade e | o certo e | o correto e | a certa e | certo e | correto e | quis dizer |
    queria dizer | quero dizer | eu quis dizer | coloca | coloque | poe | bota | usa | use | muda para |
    mude para | muda pra | mude pra | mudar para | mudar pra | troca para | troque para | troca pra |
    troca por | troque por | altera para | altere para | passa para | passe para | passa pra | melhor as |
    melhor a | seria | deve ser | deveria ser | pode ser | prefiro | e o | e a | eh o | eh a | sou | sou o |
    sou a | comecar pelo | comecar pela | comecar por | comecar com | comecar no | comecar na | prefiro o |
    prefiro a | quero o | quero a | melhor o
  `),
  kinds: {
    email: list(`
      email | e mail | mail | imeio | endereco de email | endereco de e mail | correio eletronico |
      endereco eletronico
    `),
    phone: list(`
      telefone | numero de telefone | celular | numero de celular | numero do celular | telemovel |
      numero de telemovel | fone | tel | cel | numero do whatsapp | numero do whats | contato | contacto |
      numero de contato | numero de contacto | numero
    `),
    name: list('nome | nome completo'),
  },
  partsOfName: list('sobrenome | apelido | primeiro nome | ultimo nome | nome do meio | segundo nome'),
  slot: list(`
    horario | hora | horas | horarios | dia | dias | data | datas | dia e hora | dia e horario | data e hora |
    data e horario | agendamento | marcacao | reserva | reuniao | horario do agendamento | horario da reuniao |
    horario da demo | data da reuniao | data da demo | dia da reuniao | hora da reuniao | hora da marcacao
  `),
  reschedule: [
    ...list(`
      remarcar | reagendar | adiar | antecipar | remarca | reagenda | adia | remarque | reagende |
      remarcar isso | posso remarcar | podemos remarcar | da para remarcar | da pra remarcar |
      da para reagendar | da pra reagendar | da para adiar | da pra adiar
    `),
    ...combine(MOVE, BOOKED),
  ],
  service: list(`
    servico | servicos | tratamento | tipo de servico | tipo de atendimento | tipo de agendamento | tipo de marcacao
  `),
};
