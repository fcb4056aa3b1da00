import type { Lexicon } from './lexicon.ts';
import { combine, list, numbered, shortened, words } from './list.ts';
import { ptBooking } from './pt-booking.ts';
import { ptCorrections } from './pt-corrections.ts';
import { ptNames } from './pt-names.ts';
import { ptNear } from './pt-near.ts';
import { ptRequests } from './pt-requests.ts';
import { ptTimes } from './pt-times.ts';

/** Said only of what is held; words of approval may refer to anything. */
const BOOK_IT = list(`
  pode marcar | pode agendar | pode confirmar | pode reservar | confirma | confirme | confirmo | pode ser |
  pode fechar | fechado | fecha | marca | marque | agenda | agende | reserva | vamos la | vamos | podes marcar |
  podes confirmar | pode seguir | manda ver
`);
const IT_IS_GOOD = combine(
  list(`
    esta | ta | esta tudo | ta tudo | tudo | tudo esta | tudo ta | parece | parece tudo | parece estar tudo |
    tudo parece | sim esta tudo | sim ta tudo | sim tudo
  `),
  list('bem | certo | ok | correto | perfeito | otimo | bom | em ordem | certinho | correto sim | certo sim'),
);
const FOR_ME = list('para mim | pra mim | por mim | comigo');
const GO_ON = list(`
  pode seguir com | pode prosseguir com | pode confirmar | confirmar | confirma | confirmo | pode fechar |
  pode fazer | quero confirmar | pode concluir | vamos confirmar
`);
const BOOKING = list(`
  marcacao | agendamento | reserva | demo | demonstracao | horario | reuniao | a marcacao | o agendamento |
  a reserva
`);
const PLEASED = list(`
  perfeito | otimo | maravilha | excelente | beleza | legal | bacana | show | joia | que bom | bom | boa | top |
  impecavel | esta otimo | ta otimo | sim | isso | isso mesmo | isso ai | ok | ta bom | certo | claro
`);

/** Portuguese as typed in Portugal and Brazil, with or without accents. */
export const pt: Lexicon = {
  fillers: words(`
    o a os as um uma uns umas e ah oh ih eita moco moca senhor senhora de do da dos das por favor pf pfv pff pfvr porfavor porfa ai
  `),
  leadIns: list(`
    oi | ola | opa | bom dia | boa tarde | boa noite | tudo bem | tudo bom | so | apenas | somente | ok | okay |
    bem | bom | entao | sim | isso | na verdade | certo | beleza | blz | claro | otimo | perfeito | obrigado |
    obrigada | eu | eu quero | quero | eu queria | queria | gostaria | gostaria de | eu gostaria |
    eu gostaria de | gostava de | eu preciso | preciso | preciso de | precisava | precisava de | necessito |
    posso | eu posso | podemos | poderia | podia | pode | podes | voce pode | vc pode | voces podem |
    vcs podem | voce poderia | pode me | poderia me | me | da para | da pra | tem como | teria como | consigo |
    usariamos no | usariamos na | usaria no | usariamos | usaria | seria para | consegue | e possivel | seria possivel | vamos | bora | vou querer | vou de | vou com | eu vou de |
    fico com | eu fico com | vou ficar com | escolho | eu escolho | eu prefiro | prefiro | pode ser | acho que |
    eu acho que | acho | quero saber | queria saber | gostaria de saber | gostava de saber | quero saber sobre |
    queria saber sobre | saber sobre | saber mais sobre | quero saber mais sobre | gostaria de saber sobre |
    gostaria de saber mais sobre | me fala | me fale | me fala sobre | me fale sobre | fala sobre | fale sobre |
    me fala mais sobre | me fale mais sobre | fale mais sobre | me conta sobre | me diz | me diga | diga me |
    diz me | mais sobre | sobre | informacao sobre | informacoes sobre | mais informacoes sobre |
    quero informacoes sobre | queria informacoes sobre | gostaria de informacoes sobre | info sobre |
    duvida sobre | tenho interesse em | tenho interesse | interesse em | interesse | estou interessado em |
    estou interessada em | interessado em | interessada em | estou procurando | procuro | estou a procura de |
    busco | me mostra | me mostre | mostra | mostre | mostrar | ver | quero ver | me da | me de | me passa |
    me envia | me manda | ir para | ir pro | vai para | va para | ir a | que tal | e se | usamos | a gente usa |
    principalmente | opcao | numero | a opcao | item | no | na | em | pelo | pela | via | por | com | para |
    pra | tem | voces tem | vcs tem | voce tem | tens | ter | sei la | da para ser | da pra ser | tem que ser |
    teria que ser | precisa ser
  `),
  tails: list(`
    que apareceu | que aparece | que voce falou | que voce disse | que disse | que me deu | que ofereceu | que mostrou |
    da lista | obrigado | obrigada | obg | vlw | valeu | agora | agora mesmo | ja | entao | mesmo | para mim | pra mim |
    comigo | sff | se faz favor | se possivel | se der | gente | pessoal | ai | primeiro | principalmente | ne |
    ta | ok | pra voces | para voces | pra todos | para todos | a todos | a todas | pra voce | para voce
  `),
  suits: list(`
    fica boa | fica bom | fica otima | fica otimo | fica bem | cai bem | me cai bem | funciona | funciona para mim | funciona pra mim | serve | me serve | serve para mim | serve pra mim | da |
    da para mim | da pra mim | da certo | da certo para mim | me da jeito | da me jeito | da jeito | esta bom |
    ta bom | esta otimo | ta otimo | fica bom | fica otimo | fica melhor | e bom | e otimo | e perfeito |
    e melhor | seria bom | seria otimo | seria perfeito | seria ideal | e ideal | pode ser | ok | esta ok |
    ta ok | perfeito | otimo | melhor | esta bem | e o melhor | me convem | convem | se possivel
  `),
  instead: list('em vez disso | em vez | ao inves | no lugar | antes | melhor | afinal'),
  requests: ptRequests,
  near: ptNear,
  booking: ptBooking,
  negations: words(`
    nao n nem nunca jamais sem ninguem nenhum nenhuma
  `),
  connectors: words(`
    o a os as um uma uns umas e de do da dos das em no na nos nas num numa ao aos por pelo pela para pra pro
    pras com sem que se me te lhe favor pf so apenas ai ja la aqui oi ola opa bom boa ok okay entao bem tudo eu
    voce vc voces vcs meu minha nosso nossa seu sua quero queria gostaria gostava preciso precisava posso pode
    podem podemos poderia podia podes consigo consegue tem teria ter ha esta estao ta eh ser seria sera sao foi
    fica ficar ficaria vou vai vamos ir for possivel preferencia preferencialmente prefiro melhor talvez acho
    acredito algum alguma alguns hora horas horario horarios dia data dias vaga agendamento marcacao reserva
    agendar marcar reservar reuniao consulta mais menos cerca volta obrigado obrigada valeu serve funciona certo
    otimo perfeito tambem tb tbm isso este esse essa nesse nessa neste nesta duas pessoas pessoa livre livres
    disponivel disponiveis mudar muda mude trocar troca alterar altera passar passa colocar coloca verdade nao
    sim mas ou desculpa desculpe espera outro outra email mail telefone celular telemovel numero contato
    contacto tel fone whats whatsapp vez gente ate logo jeito encaixar depois qualquer coisa algo parte fazer
    feito sff faz temos contamos ah hum hein ne lugar queremos queriamos gostariamos precisamos quer deixa
    deixar deixe joga jogar empurra remarca remarcar adia adiar agenda estou tou to poderiam mesmo geralmente
    normalmente provavelmente pois assim viu tipo conseguiria conseguia dava daria teriam haveria tiverem houver
    interessa interessado interessada semana calendario momento enquanto atualmente presente
  `),
  common: words(`
    o a os as um uma uns umas e ou de do da dos das em no na nos nas num numa ao aos por pelo pela para pra pro
    com que se eu voce vc voces vcs ele ela eles elas meu minha seu sua nosso nossa me te lhe isso isto este
    esta esse essa aquele aquela ha tem ter tenho temos ser sou estou estao ta eh sao foi era seria pode podem
    posso podemos poderia quero queria gostaria gostava saber la ai aqui ja mais muito algum alguma sobre
  `),
  ordinals: numbered(`
    primeiro 1 | primeira 1 | segundo 2 | terceiro 3 | terceira 3 | quarto 4 | quinto 5 | sexto 6 | setimo 7 |
    setima 7 | oitavo 8 | oitava 8 | nono 9 | nona 9 | decimo 10 | decima 10 | primeiro horario 1 |
    segundo horario 2 | terceiro horario 3 | quarto horario 4 | quinto horario 5 | segunda opcao 2 |
    quarta opcao 4 | quinta opcao 5 | sexta opcao 6 | 1o 1 | 2o 2 | 3o 3 | 4o 4 | 5o 5 | 6o 6 | 1a 1 | 2a 2 |
    3a 3 | 4a 4 | 5a 5 | 6a 6
  `),
  positions: {
    before: list('opcao | numero | n | nr | item | alternativa'),
    after: list('opcao | item | da lista'),
  },
  last: list('ultimo | ultima | ultima opcao | ultimo horario | ultimo da lista | ultima da lista'),
  numbers: numbered(`
    zero 0 | um 1 | uma 1 | dois 2 | duas 2 | tres 3 | quatro 4 | cinco 5 | seis 6 | meia 6 | sete 7 | oito 8 |
    nove 9 | dez 10 | onze 11 | doze 12 | treze 13 | catorze 14 | quatorze 14 | quinze 15 | dezesseis 16 |
    dezasseis 16 | dezessete 17 | dezassete 17 | dezoito 18 | dezenove 19 | dezanove 19 | vinte 20 | trinta 30 |
    quarenta 40 | cinquenta 50 | sessenta 60 | setenta 70 | oitenta 80 | noventa 90 | cem 100 | cento 100 |
    duzentos 200 | duzentas 200 | trezentos 300 | trezentas 300 | quatrocentos 400 | quatrocentas 400 |
    quinhentos 500 | quinhentas 500 | seiscentos 600 | seiscentas 600 | setecentos 700 | setecentas 700 |
    oitocentos 800 | oitocentas 800 | novecentos 900 | novecentas 900
  `),
  multipliers: numbered(
    'dezena 10 | duzia 12 | quinzena 15 | vintena 20 | centena 100 | mil 1000 | milhao 1000000 | milhoes 1000000',
  ),
  counts: numbered(`
    so eu 1 | so eu mesmo 1 | so eu mesma 1 | apenas eu 1 | eu 1 | somente eu 1 | eu sozinho 1 | eu sozinha 1 |
    sozinho 1 | sozinha 1 | trabalho sozinho 1 | trabalho sozinha 1 | eu mesmo 1 | eu mesma 1 | nenhum 0 |
    ninguem 0 | nenhum funcionario 0 | nenhum colaborador 0 | sem funcionarios 0 | nao tenho funcionarios 0 |
    nao temos funcionarios 0 | eu e mais um 2 | eu e mais uma 2 | so eu e minha esposa 2 | eu e minha esposa 2 | so eu e minha mulher 2 | eu e minha mulher 2 | so eu e meu marido 2 | eu e meu marido 2 | so eu e minha socia 2 | so eu e meu socio 2 | so eu e um socio 2 | so eu e mais um 2 | so eu e mais uma 2 | so eu e um ajudante 2 | so eu e uma ajudante 2 | eu e um ajudante 2 | eu e uma ajudante 2 | eu e a minha mulher 2 | so eu e a minha mulher 2 | eu e o meu marido 2 | so eu e o meu marido 2 | eu e um socio 2 | eu e meu socio 2 |
    somos dois 2 | somos duas 2 | so nos dois 2 | so nos duas 2 | meia duzia 6 | uma meia duzia 6
  `),
  weAre: list(`
    somos | seremos | nos somos | hoje somos | somos em | temos | agora temos | agora somos | hoje temos |
    contamos com | ja temos | ja somos
  `),
  assent: [
    ...combine(PLEASED, BOOK_IT),
    ...IT_IS_GOOD,
    ...combine(IT_IS_GOOD, [...FOR_ME, 'obrigado', 'obrigada', 'valeu']),
    ...combine(FOR_ME, IT_IS_GOOD),
    ...combine(combine(['sim', 'ok', 'isso'], GO_ON), BOOKING),
    ...combine(GO_ON, BOOKING),
    ...list(`
      sim | s | ss | sim sim | siim | simm | siiim | simmm | quero confirmar | claro | claro que sim |
      com certeza | certo | certinho | correto | exato | exatamente | isso | isso mesmo | isso ai | e isso |
      e isso mesmo | e isso ai | ok | okay | okey | ta certo | esta certo | ta certinho | esta correto |
      ta correto | tudo certo | tudo correto | esta tudo certo | ta tudo certo | esta tudo correto | tudo ok |
      ta ok | esta ok | ta bom | esta bom | esta bem | por mim tudo bem | beleza | blz | positivo | confirmo |
      confirmado | confirma | confirme | confirmar | eu confirmo | sim confirmo | pode | pode sim |
      pode confirmar | pode sim confirmar | podes confirmar | pode ser | pode ser sim | pode agendar |
      pode marcar | pode reservar | podes marcar | podes agendar | pode fazer | pode seguir | pode prosseguir |
      pode agendar sim | pode marcar sim | pode confirmar sim | pode confirmar agendamento |
      pode confirmar a reserva | confirmar agendamento | confirma agendamento | confirmo agendamento |
      confirmo a reserva | confirmo a marcacao | pode agendar para mim | pode marcar para mim | quero sim |
      sim quero | fechado | combinado | de acordo | concordo | aham | uhum | vai em frente | va em frente |
      siga em frente | pode mandar ver | agenda ai | marca ai | ta | ta tudo certinho | tudo certinho |
      confirma para mim | confirma pra mim | pode confirmar para mim | pode confirmar pra mim | sim obrigado |
      sim obrigada | pode confirmar obrigado | pode confirmar obrigada | e isso ai mesmo | bora | fechou | manda bala | pode mandar | fechou entao | bora la | vamos nessa | demoro | partiu | suave | tranquilo | ta fechado | maravilha | ta otimo | esta optimo | optimo | pode avancar | avance | avanca | esta optimo pode avancar | joia | ta joia | tudo joia | sim por favor | sim se faz favor | ok pode ser |
      firmeza | show | pode crer | manda ver | tudo em ordem | tudo perfeito | esta perfeito | ta perfeito |
      esta otimo | confere | confere sim | isso pode confirmar | certeza | sim senhor | sim senhora |
      e isso mesmo pode confirmar | por mim pode ser | por mim esta bem | esta correto sim | ta certo sim
    `),
  ],
  retry: list(`
    tentar de novo | tenta de novo | tente de novo | tentar novamente | tente novamente | tenta novamente |
    tentar outra vez | tenta outra vez | de novo | novamente | outra vez | mais uma vez
  `),
  none: list(`
    nenhum | nenhuma | nao | n | nada | nao tenho | nao tenho nenhum | nao tenho email | nao tenho e mail | nao tenho correio eletronico | nao tenho correio electronico | nao tenho e mail de trabalho | nao uso email | nao uso e mail | nao tenho telefone | nao sei | nao sei de cor | nao faco ideia | nao me lembro | nao lembro | nao ha | nao tem | sem | nao possuo |
    nao uso | nao precisa | nao obrigado | nao obrigada
  `),
  noneOfThese: list(`
    nenhum desses | nenhum destes | nenhum deles | nenhuma dessas | nenhuma destas | nenhuma delas |
    nenhuma das opcoes | nenhuma das anteriores | nenhuma das alternativas | nenhum dos anteriores |
    nenhuma dessas opcoes | nenhuma destas opcoes
  `),
  refusal: list(`
    nao | n | nn | nao nao | nunca | negativo | jamais | de jeito nenhum | de forma alguma | claro que nao |
    ainda nao | agora nao | por enquanto nao | espera | espera ai | espere | pera | perai | calma | nao quero |
    nao posso | nao e isso | nao e isso nao | nao confirmo | nao confirma | nao confirme | nao pode |
    acho que nao | prefiro nao | melhor nao | errado | errada | esta errado | ta errado | isso esta errado |
    incorreto | nao esta certo | nao ta certo | nao esta correto | nao obrigado | nao obrigada | mudar algo |
    alterar algo | nem pensar | nada disso | nops | nao manter | nao deixa | nao deixa assim | nao precisa
  `),
  complaints: [
    ...combine(
      list('deixou | parou | nao esta | nao ta | parou de | deixou de'),
      list('responder | funcionar | enviar | mandar | respondendo | funcionando | a responder | a funcionar'),
    ),
    ...list(`
      deu ruim | deu pau | deu erro | deu problema | ficou maluco | enlouqueceu | pifou | bugou | esta bugado | ta bugado | correu mal | estamos com problemas | estou com problemas | estou com um problema | dando problema | com defeito |
      nao responde | nao responde mais | nao funciona | nao abre | nao carrega | esta em baixo | saiu do ar |
      nao consigo entrar | nao consigo acessar | nao consigo aceder | nao me deixa entrar | nao ta funcionando |
      esta fora do ar | ta fora do ar | caiu | travou | esta travado | da erro | dando erro | a dar erro |
      respostas erradas | responde errado
    `),
  ],
  measures: list(`
    com quanta | com quanto | com quantos | quanta | quanto tempo | ate quando | ate que dia |
    a partir de quando | quantas vezes | quantos
  `),
  whens: list(`
    quando | que horas | a que horas | que dia | em que dia | qual | quais | pra quando | para quando |
    que horario | me lembra | me lembre | lembra me | me diz | me diga
  `),
  whenIs: list(`
    quando e | quando eh | que horas e | a que horas e | que dia e | quando era | que horas era |
    quando vai ser | que horas vai ser | quando sera | que horas comeca | quando comeca
  `),
  mine: list('meu | minha | nosso | nossa'),
  questions: list(`
    que | o que e | qual | quais | quanto | quantos | quantas | quanto custa | quanto tempo | como funciona |
    como funcionam | como que | como posso | como faco | como fazer | como seria | como e que | como voces |
    como vcs | como eu | por que | porque | pq | para que serve | pra que serve | quando | onde | aonde |
    onde fica | quem | cade | de onde | voces sao | voces | vcs | voces tem | voces fazem | voces atendem |
    voces aceitam | voce tem | voces trabalham | vcs tem | vcs fazem | vcs atendem | vcs aceitam | tem como |
    pode me | pode explicar | voce pode | voces podem | poderia me | seria possivel | preciso pagar | existe |
    ha algum | ha alguma | tem algum | tem alguma | tem que | sera que | nao entendi | nao percebi |
    nao compreendi | nao entendo | aceita | aceitam | fazem | atendem | a que horas | ate que horas
  `),
  joints: list(`
    e | mas | tambem | ou | entao | a proposito | alias | por falar nisso | uma pergunta | uma duvida |
    so uma pergunta | so uma duvida | pergunta | duvida | tenho uma duvida | tenho uma pergunta | outra coisa |
    outra pergunta | ah | ah e | obrigado | obrigada | so | porem | antes | antes disso | me diz | me diga |
    me fala | antes de marcar | antes de agendar | antes de reservar | antes de continuar | primeiro |
    uma coisa | deixa pra la | deixa para la | deixa | esquece | nao | sim | na verdade | mais uma coisa | espera | oi | ola | opa | peraí | pera | so mais uma coisa
  `),
  clauseBreak:
    'e (?=(?:(?:o|a) )?(?:meu|minha|nosso|nossa|e-?mail|telefone|celular|telem[oó]vel|fone|tel|empresa|nome|sou|trabalho|somos|me chamo|quer(?:o|ia|emos)|gostar[ií]a(?:mos)?|gostava|precis(?:o|ava|amos)|posso|pode|a gente) )',
  shorthand: shortened(`
    vc voce | vcs voces | q que | pq por que | n nao | hj hoje | amnh amanha | tb tambem | tbm tambem |
    qnt quanto | qto quanto | qnto quanto | qts quantos | qd quando | qdo quando | qndo quando | dps depois |
    hrs horas | hr hora | msm mesmo | mt muito | mto muito | p para | c com | aki aqui | kero quero |
    qro quero | qria queria | tlf telefone | prox proxima
  `),
  names: ptNames,
  corrections: ptCorrections,
  times: ptTimes,
};
