import { list, words } from '../../../understanding/lexicon/list.ts';
import type { KnowledgeWords } from './knowledge-words.ts';
import { withoutEnding } from './without-ending.ts';

export const pt: KnowledgeWords = {
  common: words(`
    ne disso disto nisso nisto daquilo desse dessa desses dessas deste desta destes destas nesse nessa neste nesta
    o a os as um uma uns umas de do da dos das em no na nos nas num numa ao aos a por pelo pela pelos pelas para pra pro com sem sobre
    entre ate desde e ou mas se que quem qual quais quando como porque por quanto quantos quantas quanta
    eu tu ele ela nos vos eles elas voce voces me te lhe lhes meu minha meus minhas teu tua seu sua seus suas nosso nossa nossos
    nossas este esta estes estas esse essa esses essas isto isso aquilo aquele aquela aqui ai ali la
    e sao sou es era foi ser estar esta estao estou estamos estava ter tem tenho temos tens tinha haver ha existe existem
    fazer faz fazem faco fazemos feito poder pode podem posso podemos podia poderia poderiam dever devo deve devemos
    querer quero quer queremos queria gostaria gostava preciso precisa precisamos precisam ir vou vai vamos vao ver saber sei sabe sabem
    dizer diga diz me dizem dar dou da dao ficar fica ficam conseguir consigo consegue conseguem haver houver tiver for
    usar uso usa usam trabalhar trabalha trabalham oferecer oferece oferecem acontece acontecer
    nao sim tambem ja ainda so apenas muito muita muitos muitas mais menos bem mal agora hoje depois antes sempre nunca algum alguma
    alguns algumas nenhum nenhuma algo alguem todo toda todos todas tudo nada outro outra outros outras mesmo mesma cada
    ola oi bom boa dia tarde noite obrigado obrigada favor pf pfv gente pessoal pergunta duvida perguntar informacao informacoes info
    coisa coisas tipo tipos forma modo maneira empresa loja negocio ajuda ajudar apoio suporte entao ok certo vez vezes
    aceitam aceita aceitar permitido permitida possivel necessario necessaria caso minha voces comigo conosco connosco
    durante enquanto lidar minutinhos minutinho lidam funciona funcionam acho penso receber recebo geral normalmente realmente exatamente assim fora
  `),
  light: words(`
    perto
    assinar assinam tolerancia multa entrar entra pedir fim momento inicial quiser marcar marcacao marcacoes
    agendar agendamento agendamentos reserva reservas reservar horario hora trazer levar comprar compro vender
    vendem venda escolher disponivel disponiveis disponibilidade especial especiais especifico especifica
    politica minimo minima maximo periodo longo curto acesso incluir inclui incluido incluida incluidos
    problema anual ano anos mes meses mensal semana semanas dias tempo valido valida validos proximo proxima
    grande pequeno novo nova velho melhor cobre cobrir encomendar exigir exigido cedo rapido primeiro ultimo
    parte real numero quantidade cliente clientes mundo versao opcao opcoes diferenca extra adicional total
    adicionar enviar ligar escrever ler responder resposta amanha segunda terca quarta quinta sexta sabado
    domingo manha cidade pais paises zona min mins minuto chegar chego chegando familia mulher marido amigo irmao irma mae pai equipa equipe colega colegas
    chefe pessoa pessoas lugar lugares sitio dois duas tres quatro cinco seis sete oito nove dez quinze vinte trinta cem online seguro segura deixar passar sair precisar
  `),
  places: words('onde aonde'),
  bots: words('bot bots chatbot robo robos ia agente assistente maquina programa coisa atendimento'),
  alike: [
    list(
      'recebo um email | recebo um e-mail | recebo email | recebo e-mail | recebo confirmação | recebo uma confirmação | receber um email | receber um e-mail | enviam um email | mandam um email | mandam email | enviam email | mandam confirmação | enviam confirmação | enviam uma confirmação | confirmação por email | lembrete | lembretes | convite',
    ),
    list(
      'me ligam | me liga | me ligar | me ligarem | ligam-me | ligam para mim | ligam pra mim | telefonam | me telefonam | me chamam',
    ),
    list(
      'preço | preços | custo | custos | custa | custam | custar | valor | valores | taxa | tarifa | quanto custa | quanto é | quanto está | quanto tá | quanto fica | quanto sai | quanto cobram | cobram | cobra | cobrar | caro | barato | preçário | sai quanto | quanto que sai | quanto que é | quanto que custa | me fica | fica em quanto | tá quanto | caros | baratos | mensalidade',
    ),
    list(
      'instalação | configuração | configurar | implementação | implantação | implantar | setup | set-up | set up | adesão | taxa inicial | taxa de adesão | taxa de instalação',
    ),
    list(
      'nonoar | no ar | a funcionar | a trabalhar | fica operacional | operacional | entrar no ar | entrar em produção | em produção | em funcionamento | ficar pronto | pronto | pronta | prontos | go live | lançar | lançamento | colocar no ar | arrancar',
    ),
    list(
      'começar | início | precisam da gente | precisam de nós | precisa da gente | precisa de nós | necessitam de nós | da nossa parte | do nosso lado | temos que fornecer | temos de fornecer | preciso enviar | preciso fornecer | iniciar | preparar',
    ),
    list(
      'duração | demora | demoram | demorar | quanto leva | quanto tempo | quanto tempo demora | quanto tempo leva | quanto demora | dura | prazo | minutos | quantos minutos | rápido',
    ),
    list(
      'cancelar | cancelamento | rescindir | rescisão | encerrar | terminar | acabar | desistir | sair | parar',
    ),
    list(
      'contrato | acordo | ficar preso | ficar presa | preso a um contrato | presos | amarrado | comprometer | fidelização | fidelidade | compromisso | permanência | prazo mínimo | período mínimo | vínculo | tempo mínimo',
    ),
    list('plano | pacote | assinatura | subscrição'),
    list('mudar | trocar | alterar | subir | descer | upgrade | downgrade | mudança | troca | passar'),
    list(
      'idioma | idiomas | atende em | atendem em | responde em | respondem em | responder em | língua | línguas | falar | falam | fala | multilíngue | inglês | português | espanhol | francês | alemão',
    ),
    list(
      'integrar | integração | ligar ao | ligar a | interligar | integrações | integram | integra | conectar | ligar | compatível | conexão | sincronizar | crm',
    ),
    list('sistema | ferramenta | ferramentas | software | aplicação | plataforma | app'),
    list('dados | dados pessoais | informações pessoais'),
    list('europa | europeia | europeu | união europeia | ue'),
    list('agente | agentes | bot | bots | chatbot | assistente | robô'),
    list(
      'rgpd | lgpd | acordo de tratamento de dados | gdpr | privacidade | proteção de dados | conformidade | em conformidade',
    ),
    list('treinar | treino | treinados | ensinar | ensinam | treinar modelos | aprender | treinamento'),
    list('conversa | conversas | mensagem | mensagens | chat | chats | histórico | transcrições'),
    list(
      'teste | testar | experimentar | experiência gratuita | teste grátis | teste gratuito | grátis | gratuito | gratuita | gratuitos | gratuitas | de graça | sem custo | sem custos | são pagas | são pagos | é paga | é pago | tem que pagar | precisa pagar | preciso pagar | período de teste | versão gratuita | período experimental | avaliação gratuita',
    ),
    list('demonstração | demonstrações | demo | demos | apresentação | chamada | reunião'),
    list(
      'desconto | descontos | descontinho | descontinhos | negociar | negociável | fazer por menos | abatimento | melhor preço | promoção | promoções | cupom | mais barato | redução | preço especial',
    ),
    list('iva | imposto | impostos'),
    list('horário | horários | horas | abrem | fecham | abre | fecha | aberto | abertos | fechado'),
    list(
      'semresposta | não sabe | não faz ideia | não tiver resposta | não souber | sem resposta | não sabe a resposta | não sabe responder | inventa | inventam | inventar | alucina | alucinar | se ele errar | não consegue responder | não souber responder | não souber a resposta',
    ),
    list('estacionar | estacionamento | deixar o carro | carro | parquímetro | garagem'),
    list('criança | crianças | filho | filha | filhos | menino | menina | bebê | miúdo | miúdos | infantil'),
    list(
      'atraso | atrasado | atrasada | atrase | atrasarmos | se atrasar | trânsito | preso no trânsito | atrasar | me atrasar | chegar tarde | atrasos | chegar atrasado',
    ),
    list('falta | faltar | não aparecer | não comparecer | não for | falto | não apareço'),
    list('barbeiro | cabeleireiro | profissional'),
    list(
      'presente | presentes | cartão-presente | cartões-presente | vale-presente | vales-presente | cartão presente | cartões presente | vale presente | vales presente | cartão oferta | voucher',
    ),
    list('gorjeta | gorjetas'),
    list(
      'sinal | depósito | pagar alguma coisa antes | pagar algo antes | pagar já | pagar alguma coisa agora | pagar agora | pré-pagamento | adiantado | adiantamento | pagar antes | caução',
    ),
    list('produto | produtos | que marcas | quais marcas | pomada | cera | xampu | champô'),
    list('tinta | pintar | pintam | colorir | coloração | cor | tingir | madeixas | descolorir | luzes'),
    list(
      'cão | cães | cachorro | cachorros | cachorrinho | cachorrinha | cãozinho | dog |  animal | animais | pet | pets',
    ),
    list(
      'cadeira de rodas | acessível | acessibilidade | deficientes | mobilidade reduzida | cadeirante | cadeirantes',
    ),
    list(
      'idoso | idosos | reformado | reformados | aposentado | aposentados | sênior | seniores | terceira idade',
    ),
    list('estudante | estudantes | universitário'),
    list(
      'semmarcação | sem marcação | sem hora marcada | sem agendar | sem agendamento | por ordem de chegada',
    ),
    list('corte | cortar | corte de cabelo | cabelo e barba | barba e cabelo | corte e barba'),
    list(
      'pagar | pagamento | pago | paga | forma de pagamento | meios de pagamento | cartão | cartão de crédito | crédito | débito | visa | multibanco | pix | dinheiro | numerário | espécie | cheque | apple pay | google pay | paypal | transferência | transferência bancária | débito direto',
    ),
    list('contato | contatar | contacto | contactar | falar com | entrar em contato'),
    list(
      'guardar | armazenar | apagar | apagam | eliminar | eliminam | armazenamento | hospedado | alojado | servidor | servidores | salvos | manter | mantidas | conservar | retenção',
    ),
    list('vaga | emprego | estão contratando | contratam gente'),
    list('beneficente | ong | sem fins lucrativos'),
  ],
  stem: (word) => withoutEnding(word, ENDINGS, 3),
  openings: list(`
    voces | vcs | voce | da para | da pra | tem problema | tem que | preciso | e possivel | cortam | integram | conectam |
    que | quem | qual | quais | quando | e se | em quanto | em que | a que | por quanto | até que | onde | aonde | como | porque | quanto | quanta | quantos | quantas | sera | tem | posso | pode | podem | podemos | aceitam | fazem | faz |  aceita | oferecem |    diga | explique | conta | vendem | usam | falam | guardam |  funciona | funcionam |
    gostaria de saber | gostava de saber | queria saber | quero saber | preciso saber | preciso de saber | uma dúvida | uma pergunta | tenho uma dúvida | tenho uma pergunta | será que
  `),
  aboutUs: list(
    'voce | voces | vcs | vc | seu | sua | seus | suas | vosso | vossa | nosso | nossa | aqui | ai | ha | existe | existem | tem | têm | posso | podemos | aceitam | aceita | fazem | oferecem | vendem | cobram | dao | usam | trabalham | consigo | preciso',
  ),
  ofBusiness: words(`
    diretor diretora gerente reembolso reembolsam devolucao devolver garantia entrega entregam envio certificado certificacao seguro emprego vaga vagas carreira
    escritorio endereco morada localizacao sede fundador dono ceo clientes cliente concorrente concorrentes referencias
    avaliacoes parceiro parceria revendedor seguranca seguro iso fatura recibo wifi banheiro casa metro onibus autocarro
    espera esperar api sms telefone numero voz chamadas reclamacao nota fiscal newsletter catalogo
  `),
  ofTheWorld: words(`
    tesla ferrari iphone samsung ouro prata petroleo leite pneu pneus suica espanha londres quantica fisica fotossintese vacina vacinas dragao eiffel
    piada piadas clima chuva chover chove neve temperatura previsao poema poemas poesia cancao musica musicas romance
    presidente ministro eleicao eleicoes voto votar governo trump biden putin lula bolsonaro guerra ucrania israel
    futebol basquete jogos campeonato campeao benfica sporting flamengo corinthians palmeiras copa mundial olimpiadas
    receita receitas cozinhar bolo pizza massa jantar almoco restaurante restaurantes feijoada
    filme filmes netflix ator atriz cantor cantora
    capital franca paris alemanha japao china italia brasil lisboa oceano planeta planetas lua universo 
    matematica equacao calcula calcule multiplicar raiz quadrada
    python javascript java algoritmo sql
    bitcoin criptomoeda ethereum acoes bolsa loteria horoscopo signo
    deus religiao biblia jesus sentido namorada namorado sexo
    licao traduz traduza traduzir gramatica dinossauro dinossauros einstein camoes
    medico dor dieta calorias virus covid febre remedio
    voo voos hotel hoteis taxi uber aeroporto viagem 
    chatgpt openai gpt gemini siri alexa
    peixe gato gatos elefante populacao moeda adivinha xadrez
  `),
  offTopic: list(`
    conta uma piada | dever de casa | deveres de casa | lição de casa | trabalho de casa | imposto de renda | declaração de irs | conte uma piada | me conta uma piada | me conte uma piada | conta-me uma piada | sentido da vida | quantos anos você tem | quantos anos tens | você me ama | onde você mora | onde moras |
    que horas são | que dia é hoje | prompt do sistema | ignore as instruções | ignora as instruções | ignore tudo | suas instruções | seu prompt | estou entediado | estou triste |
    me recomenda um | me recomende um | recomenda-me um | traduz | traduza | escreva um | escreve um | escreva uma | escreve uma | escreve-me | conta uma história | conte uma história | me conte uma história | faz o meu trabalho de casa | quem ganhou | quem venceu | raiz quadrada | quem inventou | quem escreveu |
    quem descobriu | quem pintou | casa comigo | finge que | finja que | finja ser | canta uma | cante uma | você tem sentimentos | você dorme | como está o tempo | vai chover
  `),
  insults: list(`
    vai tomar banho | vai catar coquinho | vai te catar | vai se catar | idiota | estúpido | estúpida | burro | burra | merda | foda-se | vai se foder | vai te foder | vai tomar no cu | caralho | porra | filho da puta | puta | puta que pariu | otário | imbecil |
    perda de tempo | perder meu tempo | perder o meu tempo | não está ajudando | não ajuda | não serve para nada | não serve pra nada | isso é ridículo | isto é ridículo | já falei isso | já disse isso | já respondi isso | você já perguntou isso | já me perguntou isso | que saco | que chato | estou farto | estou farta | cansei disso | que droga | que bosta |
    cala a boca | cala-te | vai para o inferno | inútil | lixo | palhaço | odeio você | odeio-te | te odeio | que porcaria | porcaria | vai merda | burros | idiotas | ladrões | golpe | vigaristas | cretino
  `),
  whoAnswers: list(`
    quem és | quem é você | quem és tu | quem é | quem fala | com quem falo | com quem estou falando | com quem estou a falar | o que você é | o que és | qual é o seu nome | qual é o teu nome | qual o seu nome | como você se chama | como se chama | como te chamas |
    você é um robô | você é robô | és um robô | és robô | é um robô | você é um bot | és um bot | é um bot | você é humano | és humano | é humano | você é uma pessoa | és uma pessoa | é uma pessoa | você é real | és real | você é uma pessoa real | você é uma pessoa de verdade |
    você é uma ia | é uma ia | és uma ia | você é uma máquina | és uma máquina | você é o chatgpt | és o chatgpt | isto é um robô | isso é um robô | isto é um bot | isso é um bot | isto é automático | isso é automático |
    estou falando com um robô | estou a falar com um robô | estou falando com uma pessoa | estou a falar com uma pessoa | estou falando com um humano | falo com um robô | falo com uma pessoa | robô ou humano | humano ou robô | robô ou pessoa | quem te criou | quem te fez | quem criou você | apresente-se | apresenta-te | fale sobre você
  `),
  isItYou: list(`
    você é | vc é | vcs são | vocês são | tu és | isso é | isto é | isso aqui é | isto aqui é | aqui é | esse chat é | este chat é |
    estou falando com | tô falando com | to falando com | estou a falar com | falo com | tô conversando com | estou conversando com |
    será que é
  `),
  beings: words(`
    robo robos bot bots humano humana pessoa pessoas gente maquina ia computador chatbot chatgpt
  `),
  besideBeings: words(`
    um uma o a ou e programa automatico automatica assistente virtual so apenas mesmo real verdade de alguem algum alguma ser mesma ne aqui
  `),
  asNear: [['teste', 'preço']],
};

const ENDINGS: readonly (readonly [string, string])[] = [
  ['amentos', ''],
  ['amento', ''],
  ['imento', ''],
  ['acoes', ''],
  ['acao', ''],
  ['oes', 'ao'],
  ['aes', 'ao'],
  ['amos', ''],
  ['emos', ''],
  ['ando', ''],
  ['endo', ''],
  ['indo', ''],
  ['adas', ''],
  ['ados', ''],
  ['idas', ''],
  ['idos', ''],
  ['ada', ''],
  ['ado', ''],
  ['ida', ''],
  ['ido', ''],
  ['ais', 'al'],
  ['eis', 'el'],
  ['ns', 'm'],
  ['ar', ''],
  ['er', ''],
  ['ir', ''],
  ['am', ''],
  ['em', ''],
  ['os', ''],
  ['as', ''],
  ['es', ''],
  ['a', ''],
  ['e', ''],
  ['o', ''],
  ['s', ''],
];
