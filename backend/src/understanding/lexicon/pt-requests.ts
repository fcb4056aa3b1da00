import type { Lexicon } from './lexicon.ts';
import { combine, list } from './list.ts';

const PERSONS = list(`
  pessoa | humano | atendente | agente | operador | operadora | representante | alguem | consultor |
  consultora | vendedor | vendedora | pessoa real | pessoa de verdade | ser humano | comercial |
  setor comercial | equipe comercial | equipa comercial | equipe de vendas | time de vendas | atendente humano |
  agente humano | gente | gente de verdade | alguem de verdade | alguem da equipe | alguem da equipa |
  funcionario | gerente | chefe | dono | dona | supervisor | supervisora | assistente humano | outra pessoa |
  responsavel | especialista
`);

const REACH = list(`
  falar com | conversar com | quero falar com | falar direto com | me passa para | me passe para | passa para |
  passar para | me transfere para | me transfira para | transferir para | transfere para | me conecta com |
  me coloca com | me chama | chamar | chama | ser atendido por | ser atendida por | atendimento por |
  atendimento com
`);

const MY_DATA = list(`
  meus dados | os meus dados | minhas informacoes | as minhas informacoes | meus dados pessoais |
  os meus dados pessoais | tudo sobre mim | tudo o que sabe sobre mim | tudo que voce sabe sobre mim |
  tudo o que voce sabe sobre mim | tudo que voces sabem sobre mim | tudo o que voces sabem sobre mim |
  o que voce sabe sobre mim | o que voces sabem sobre mim | tudo o que sabes sobre mim | tudo o que eu disse |
  tudo que sabe sobre mim | o que sabe sobre mim | todos os meus dados | minha conta | a minha conta |
  meu perfil | o meu perfil | meu cadastro | meu registo | meu registro
`);

const THANKS = list(`
  obrigado | obrigada | muito obrigado | muito obrigada | valeu | ok | beleza | perfeito | otimo | certo
`);
const BYES = list(`
  ate segunda | ate terca | ate la | e ate la | show ate la | ate ja | ate quarta | ate quinta | ate sexta | ate sabado | ate domingo | ate segunda feira |
  ate terca feira | ate quarta feira | ate quinta feira | ate sexta feira | ate entao |
  tchau | ate logo | ate mais | ate amanha | ate la | ate breve | ate ja | ate a proxima | abraco |
  bom dia para voce
`);

const PLEASED = list(`
  otimo | perfeito | maravilha | excelente | beleza | legal | bacana | show | joia | ok | ta bom | ta | certo |
  entendi | massa | top | que bom
`);
const THANK_YOU = list(`
  obrigado | obrigada | muito obrigado | muito obrigada | valeu | vlw | brigado | brigada | brigadao | brigadao viu | obrigado viu | obrigada viu | brigado viu | brigada viu | valeu viu | agradeco muito | fico grato | fico grata | obg | agradecido |
  agradecida | agradeco | muito agradecido | muito agradecida
`);
const HELLOS = list(`
  oi | ola | opa | hey | alo | bom dia | boa tarde | boa noite | oi bom dia | oi boa tarde | oi boa noite |
  ola bom dia | ola boa tarde
`);
const HOW_ARE_YOU = list(`
  tudo bem | tudo bom | td bem | td bom | tudo certo | tudo joia | tudo beleza | beleza | blz | como vai |
  como esta | como estas | como voce esta | tudo bem com voce | tudo bem com voces | tudo tranquilo | de boa |
  pessoal | gente | galera | tudo | pra voces | para voces | pra todos | para todos | a todos | pra voce |
  para voce
`);

export const ptRequests: Lexicon['requests'] = {
  openMenu: {
    alone: list(`
      menu | menu principal | menu inicial | opcoes | inicio | todas as opcoes | o que voce faz |
      o que voce pode fazer | o que voces fazem | o que vc faz | o que podes fazer | comecar | iniciar |
      me ajude a escolher | quais sao as opcoes | quais as opcoes | pagina inicial
    `),
    within: list(`
      menu principal | voltar ao menu | voltar para o menu | voltar pro menu | volta ao menu | volta pro menu |
      volta para o menu | ir para o menu | ir pro menu | ver o menu | mostrar o menu | mostra o menu |
      mostre o menu | quais sao as minhas opcoes | quais sao minhas opcoes
    `),
  },
  askPerson: {
    alone: [
      ...PERSONS,
      ...combine(REACH, [...PERSONS, 'equipe', 'equipa', 'voces', 'vcs', 'suporte', 'time']),
      ...list(`
        falar contigo | falar convosco | me liga | me ligue | me liguem | liga me | liguem me |
        atendimento humano | chat ao vivo | atendimento
      `),
    ],
    within: [
      ...combine(
        list(
          'falar com | conversar com | passar para | passa para | transferir para | transfere para | chamar',
        ),
        PERSONS,
      ),
      ...list(`
        pessoa real | pessoa de verdade | ser humano | atendente humano | atendimento humano | agente humano |
        gente de verdade | alguem de verdade | humano por favor | me transfere | me transfira |
        algum atendente | tem atendente | tem alguem ai | ha alguem ai | tem alguma pessoa | quero um humano | quero uma pessoa | quero um atendente | preciso de um atendente |
        nao quero falar com robo | nao quero falar com um robo | alguem me ligar | pode me ligar |
        podem me ligar | me ligue | me liguem | liguem para mim | liguem pra mim | ligar para mim |
        ligar pra mim | me telefonar | alguem me ajuda | alguem me ajudar | alguem pode me ajudar |
        alguem me atende | falar com gente | alguem da equipe | alguem da equipa | nao com um robo
      `),
    ],
  },
  back: {
    alone: list(`
      voltar | volta | volte | voltar atras | retornar | anterior | pergunta anterior | ultima pergunta |
      passo anterior | desfazer | desfaz | retroceder | ver as outras | ver outras | ver as outras opcoes
    `),
    within: list(`
      voltar atras | voltar uma pergunta | voltar um passo | pergunta anterior | passo anterior | etapa anterior |
      voltar para a anterior | voltar uma etapa
    `),
  },
  startOver: {
    alone: list(`
      comecar de novo | recomecar | recomeca | reiniciar | reinicia | comecar do zero | nova conversa |
      comecar outra vez | de novo do inicio | zerar | comecar tudo de novo | resetar | reset
    `),
    within: list(`
      comecar de novo | comecar do zero | comecar tudo de novo | comecar outra vez | recomecar | comecar do inicio |
      volta pro comeco | voltar pro comeco | volte pro comeco | volta pro inicio | voltar pro inicio | volta ao comeco |
      volta ao inicio | voltar ao comeco | do comeco de novo | comecar novamente | reiniciar a conversa | reiniciar conversa
    `),
  },
  cancel: {
    alone: list(`
      cancelar | cancela | cancele | deixa quieto | deixa isso | larga mao | deixa assim pra la |
      cancelar isso | cancela isso | cancele isso | cancelar tudo | cancela tudo | cancelar agendamento |
      cancelar o agendamento | cancelar meu agendamento | cancelar o meu agendamento | cancelar reserva |
      cancelar a reserva | cancelar minha reserva | cancelar a minha reserva | cancelar marcacao |
      cancelar a marcacao | cancelar a minha marcacao | cancelar consulta | cancelar horario | desmarcar |
      desmarca | desmarque | desmarcar meu horario | deixa pra la | deixa para la | deixe pra la | deixa |
      deixe estar | deixa estar | esquece | esquece isso | esqueca | esqueca isso | desisto | desisti |
      desistir | mudei de ideia | parar | para | pare | para com isso | pare com isso | sair | encerrar |
      abortar | interromper | nao quero mais | ja nao quero
    `),
    within: list(`
      cancelar isso | cancelar agendamento | cancelar reserva | cancelar marcacao | cancelar minha reserva |
      cancelar meu agendamento | cancelar minha marcacao | cancelar meu horario | cancelar minha reuniao |
      cancelar reuniao | cancelar consulta | cancelar demo | cancelar demonstracao | cancelar tudo |
      quero cancelar | queria cancelar | preciso cancelar | gostaria de cancelar | gostava de cancelar |
      quero desmarcar | queria desmarcar | preciso desmarcar | gostaria de desmarcar | tenho que cancelar |
      tenho de cancelar | vou cancelar | vou ter que cancelar | deixa pra la | deixa para la | mudei de ideia |
      nao quero mais agendar | nao quero mais marcar | nao quero agendar | nao quero marcar |
      nao quero reservar | nao quero continuar | nao vou mais agendar | desisti de | nao quero mais |
      nao vou poder ir | nao vou conseguir ir | nao vou poder comparecer | nao vou conseguir comparecer |
      nao poderei comparecer | nao poderei ir | nao vou mais | nao posso ir | nao posso mais ir |
      nao posso comparecer | nao posso mais comparecer | nao consigo ir | nao consigo mais ir |
      nao consigo comparecer | nao vou dar conta de ir | nao vai dar para ir | nao vai dar pra ir |
      nao vai dar mais | nao da mais para ir | nao da mais pra ir
    `),
  },
  forgetMe: {
    alone: list(`
      nao se lembre de mim | nao lembre de mim | deixe de se lembrar de mim | esqueca tudo sobre mim |
      sim apagar | pode apagar | apagar tudo | apague tudo | apagar | apaga | apague | apaga tudo |
      pode apagar tudo | pode apagar sim | pode excluir | pode eliminar | pode deletar | exclua tudo |
      elimine tudo
    `),
    within: [
      ...list(`
        me esqueca | me esquece | esqueca me | esquece me | esquecer de mim | esqueca de mim | esqueca quem eu sou |
        esquece quem eu sou | esqueca quem sou
      `),
      ...combine(
        list(`
          apagar | apague | apaga | apaguem | excluir | exclua | exclui | excluam | removam | eliminem |
          deletem | esquecam | deletar | delete | deleta | remover | remova | remove | eliminar | elimine |
          elimina | limpar | limpe | esquecer | esqueca | esquece
        `),
        MY_DATA,
      ),
    ],
  },
  recallBooking: {
    alone: list(`
      meu agendamento | o meu agendamento | minha reserva | a minha reserva | minha marcacao |
      a minha marcacao | meu horario | ver meu agendamento | ver minha reserva | ver a minha marcacao |
      detalhes do agendamento | detalhes da reserva | dados do agendamento | codigo | referencia |
      qual o codigo | qual e o codigo | quando e | quando vai ser | quando era | quando ficou | que horas e |
      que horas ficou | a que horas e | que dia e | que dia ficou | que horas era | deu certo | esta agendado |
      ta agendado | esta marcado | ta marcado | esta confirmado | ta confirmado | ja esta marcado |
      ja esta agendado | ficou marcado | ficou agendado | foi confirmado | esta feito | o que esta agendado | o que esta marcado |
      o que tenho agendado | o que tenho marcado
    `),
    within: list(`
      quando e mesmo meu | quando e mesmo minha | quando e mesmo o meu | quando e mesmo a minha |
      quando e mesmo que e | que horas e mesmo | que dia e mesmo | meu codigo | codigo do agendamento |
      codigo da reserva | codigo da marcacao | codigo de confirmacao | numero da reserva |
      numero do agendamento | numero de confirmacao | minha referencia | quando e meu | quando e minha |
      quando e o meu | quando e a minha | que horas e meu | que horas e minha | que horas e o meu |
      que horas e a minha | que dia e meu | que dia e minha | que dia e o meu | que dia e a minha |
      a que horas e a minha | quando ficou meu | quando ficou minha | estou agendado | estou agendada |
      para quando ficou | pra quando ficou | que horas ficou | que dia ficou | eu agendei | eu marquei |
      meu agendamento esta | minha reserva esta | minha marcacao esta | qual e meu horario |
      qual e o meu horario | qual meu horario
    `),
  },
  greet: {
    alone: [
      ...list('e ai tudo bem | e ai tudo certo | e ai beleza'),
      ...combine(HELLOS, HOW_ARE_YOU),
      ...list(`
        oi | oie | oiee | oii | oiii | ola | olaa | olaaa | bom diaa | boa tardee | opa | e ai | eai | alo |
        bom dia | boa tarde | boa noite | oi bom dia | oi boa tarde | oi boa noite | ola bom dia |
        ola boa tarde | ola boa noite | bom dia tudo bem | boa tarde tudo bem | boa noite tudo bem |
        oi tudo bem | ola tudo bem | oi tudo bom | ola tudo bom | oi td bem | ola td bem | tudo bem | tudo bom |
        td bem | td bom | tudo bem com voce | tudo bem contigo | como vai | como vai voce | como esta |
        como estas | como voce esta | como vc esta | oi de novo | ola de novo | ola outra vez | tudo joia |
        beleza tudo bem | oi oi | viva | saudacoes | boas | ola viva
      `),
    ],
    within: [],
  },
  thank: {
    alone: [
      ...combine(PLEASED, THANK_YOU),
      ...combine(
        THANK_YOU,
        list('demais | mesmo | muito | de coracao | mais uma vez | de novo | por tudo | pela atencao'),
      ),
      ...combine(THANK_YOU, PLEASED),
      ...list(`
        obrigado | obrigada | muito obrigado | muito obrigada | brigado | brigada | obg | valew | vlww | tmj |
        obgd | obgda | vlw | valeu | grato | grata | agradeco | agradecido | agradecida | ok obrigado |
        ok obrigada | otimo obrigado | otimo obrigada | perfeito obrigado | perfeito obrigada |
        obrigado pela ajuda | obrigada pela ajuda | muito obrigado pela ajuda | muito obrigada pela ajuda |
        obrigado pela atencao | obrigada pela atencao | valeu pela ajuda | ok valeu | show obrigado |
        show obrigada | show valeu | mt obrigado | mt obrigada | mto obrigado | mto obrigada | obrigadao |
        brigadao | certo obrigado | certo obrigada | beleza obrigado | beleza obrigada | obrigadinho |
        obrigadinha | tudo certo obrigado | tudo certo obrigada
      `),
    ],
    within: [],
  },
  goodbye: {
    alone: [
      ...BYES,
      ...combine(THANKS, BYES),
      ...list(`
        tchau | xau | vou pensar | vou pensar melhor | preciso pensar | deixa eu pensar | vou ver |
        depois eu volto | volto depois | volto mais tarde | fica para a proxima | fica pra proxima |
        quem sabe depois | tchau tchau | adeus | ate logo | ate mais | ate breve | ate amanha | ate la |
        ate ja | ate a proxima | ate depois | falou | flw | so isso | era so isso | e tudo | e tudo obrigado | e tudo obrigada | e tudo por hoje | era tudo | nao era so isso | nao e so isso | nao so isso | e so isso |
        por enquanto e so | por enquanto so isso | por hoje e so | nada mais | mais nada | tenha um bom dia |
        tenha uma boa tarde | tenha uma boa noite | bom fim de semana | obrigado tchau | obrigada tchau |
        tchau obrigado | tchau obrigada | ok tchau | era isso | isso e tudo | e isso por hoje |
        so isso obrigado | so isso obrigada | era so isso obrigado | era so isso obrigada | um abraco | abraco |
        abracos | abs | nos falamos | a gente se fala
      `),
    ],
    within: list('tchau'),
  },
  yes: { alone: [], within: [] },
  no: { alone: [], within: [] },
  skip: {
    alone: list(`
      pular | pula | pule | pular essa | pula essa | pular esta | pular pergunta | pular essa pergunta |
      pula essa pergunta | saltar | salta | saltar esta | saltar pergunta | passar | passo | passa |
      prefiro nao dizer | prefiro nao informar | prefiro nao dar | prefiro nao passar | nao quero dar | nao vou dar | nao quero dizer | melhor nao | prefiro nao responder | prefiro nao | nao quero dizer |
      nao quero informar | nao quero responder | deixar em branco | deixa em branco | deixe em branco |
      em branco | nao se aplica | prefiro pular | nao quero passar | sem resposta | quero pular
    `),
    within: [],
  },
  keep: {
    alone: list(`
      manter | mantem | mantenha | mantém assim | manter assim | manter esse | manter este | manter essa |
      manter esta | deixar assim | deixa assim | deixe assim | deixa como esta | deixar como esta |
      deixe como esta | fica assim | pode deixar | pode deixar assim | pode manter | mesmo | igual |
      o mesmo de antes | esse mesmo | essa mesma | este mesmo | esta mesma | sem alteracao | sem alteracoes |
      sem mudanca | nao muda | nao mude | nao mudar | nao mudou | nao altere | proximo | proxima | seguinte |
      continuar | continua | continue | seguir | segue | prosseguir | vamos continuar | retomar |
      nada deixar assim | nada deixa assim
    `),
    within: [],
  },
  moreSlots: {
    alone: list(`
      mais | mais tarde | mais horarios | tem mais tarde | nao tem mais tarde | tem algo mais tarde | nao tem nada mais tarde | nao tem outro | nao tem outra | nao tem outro horario | tem mais cedo | outros horarios | outro horario | outra hora | mais opcoes |
      outras opcoes | outra opcao | ver mais | mostrar mais | mostra mais | mostre mais | tem mais |
      tem outros | tem outro | tem outro horario | tem outros horarios | tem mais horarios | outros | outras |
      algo mais tarde | horarios mais tarde | um pouco mais tarde | mais para frente | mais pra frente |
      muito cedo | cedo demais | e muito cedo | e cedo demais | ta muito cedo | esta muito cedo | nenhum |
      nenhuma | nenhum desses | nenhum deles | nenhum destes | nenhuma dessas | nenhum serve |
      nenhum desses serve | nenhum desses horarios | nenhum da | nenhum me serve | nenhum funciona |
      qualquer outro | outras datas | mais datas | outra data | esses nao dao | esses nao servem | nao servem |
      nao serve nenhum | nao posso nesses | nao posso em nenhum | nao consigo nesses | proximos |
      o que mais tem | quais outros | quais mais | algum outro | mais algum | mais alguma opcao | depois
    `),
    within: list(`
      outros horarios | outro horario | mais horarios | nenhum desses | nenhum deles | nenhum destes |
      nao posso nesses | nao consigo nesses | nao posso em nenhum | nao da nenhum | outras opcoes de horario |
      outras datas | coisa mais tarde | algo mais tarde | horario mais tarde | alguma mais tarde
    `),
  },
};
