import { esBooking } from './es-booking.ts';
import { esCorrections } from './es-corrections.ts';
import { esNames } from './es-names.ts';
import { esNear } from './es-near.ts';
import { esRequests } from './es-requests.ts';
import { esTimes } from './es-times.ts';
import type { Lexicon } from './lexicon.ts';
import { combine, list, numbered, shortened, words } from './list.ts';

/** Said only of what is held. */
const BOOK_IT = list(`
  si | confirmo | confirma | confirme | confirmalo | confirmala | confirmelo | confirmela | hazlo | hagalo |
  adelante | reservalo | reservala | reservelo | reservela | agendalo | agendala | agendelo | agendela |
  resérvame | agenda | agende | reserva | reserve | adelante con eso | vamos | venga | tira | dale |
  puedes confirmar | puede confirmar | podeis confirmar | puedes reservar | puede reservar | podeis reservar
`);

const IT_IS_GOOD = combine(
  list(`
    esta | esta todo | todo | todo esta | todo parece | parece | parece todo | lo veo | lo veo todo |
    se ve todo | si esta todo | si todo | si todo esta
  `),
  list('bien | correcto | ok | perfecto | genial | en orden | estupendo | como debe ser'),
);
const FOR_ME = list('para mi | por mi | por mi parte | conmigo');
const GO_ON = list(`
  adelante con | sigue con | siga con | sigamos con | confirma | confirme | confirmo | confirmar |
  si adelante con | si confirma | puedes confirmar | puede confirmar | podeis confirmar | quiero confirmar
`);
const BOOKING = list(`
  reserva | cita | demo | reunion | la reserva | la cita | la demo | la reunion | mi reserva | mi cita
`);

const YES = list(`
  si | sip | sii | siii | s | ok | oka | okay | okey | oki | okis | vale | dale | claro | claro que si |
  por supuesto | por supuesto que si | desde luego que si | desde luego | de acuerdo | confirmo | confirmado |
  confirma | confirme | lo confirmo | la confirmo | confirmalo | confirmala | confirmelo | confirmela |
  confirmar reserva | confirmar cita | simon | va que va | sale vale | sale gracias | va gracias | dale gracias | de una | joya | barbaro | de pana | de lujo | perfecto dale | dale perfecto | dale si | si dale | listo dale | andale | ta bien | jalo | chido | padre | confirmo reserva | confirmo cita | confirma reserva | confirma cita |
  confirme reserva | confirme cita | confirmar | correcto | es correcto | todo correcto | todo es correcto |
  esta correcto | todo esta correcto | exacto | asi es | esta bien | todo bien | todo ok | todo perfecto |
  todo esta bien | todo en orden | me parece bien | se ve bien | adelante | hazlo | hagalo | haganlo |
  reservalo | reservala | reservelo | reservela | agendalo | agendala | agendelo | agendela | si reservar |
  si reserva | si reserve | si reservo | si quiero | si quiero reservar | si gracias | si muchas gracias |
  haz reserva | haga reserva | absolutamente | sin duda | venga | venga va | va | sale | orale | sip claro |
  todo esta perfecto | esta perfecto | asi esta bien | asi esta perfecto | si esta bien | si esta correcto |
  si todo bien | si todo correcto | eso es | eso mismo | tal cual | conforme
`);

const SUITS = list(`
  me sirve | me va bien | me viene bien | me queda bien | me queda mejor | me va mejor | me viene mejor |
  me va perfecto | me viene perfecto | me queda perfecto | me conviene | me conviene mas | me funciona |
  me acomoda | me parece bien | me parece perfecto | me gusta | me cuadra | nos sirve | nos va bien |
  nos viene bien | nos queda bien | nos conviene | nos funciona
`);

export const es: Lexicon = {
  fillers: words(`
    el la los las un una unos unas y uy ay eh oh ah senor senora senorita caballero pls plis please porfa porfis porfavor xfa xfavor solo solamente
  `),
  leadIns: [
    ...SUITS,
    ...list(`
      hola | holaa | ola | venga | va | venga pues | ah | uy | a ver | bueno mira | buenas | buenos dias |
      buen dia | buenas tardes | buenas noches | muy buenas | hola que tal | que tal | hey | ok | okay | vale |
      dale | bueno | pues | entonces | eh | mmm | si | no mejor | no prefiero | claro | mira | mire | oye |
      oiga | disculpa | disculpe | perdon | perdona | perdone | gracias | muchas gracias | perfecto | genial |
      excelente | listo | por favor | en realidad | quiero | quisiera | querria | queria | yo quiero |
      yo quisiera | queremos | quisieramos | necesito | necesitamos | me gustaria | nos gustaria |
      me encantaria | me interesa | me interesaria | estoy interesado en | estoy interesada en |
      estamos interesados en | deseo | deseamos | busco | estoy buscando | puedo | podria | podemos |
      podriamos | puedes | puede | pueden | podeis | podes | me podes | podrias | podrian | podriais |
      me puedes | me puede | me pueden | me podeis | me podrias | me podria | me podrian | se puede |
      lo usariamos en | lo usaria en | usariamos | usaria | seria para | es posible | seria posible | tengo que | hay que | quiero que me | me das | me da | me dan | me dais |
      dame | deme | denme | me dices | me dice | dime | decime | digame | diganme | contame de | contame sobre |
      hablame de | muestrame | muestreme | mostrame | ensename | enseneme | ver | quiero ver | quisiera ver |
      llevame a | lleveme a | ir a | vamos a | vamos con | hableme de | hablame sobre | cuentame de |
      cuenteme de | cuentame sobre | cuentame mas de | cuenteme mas de | mas sobre | mas de | saber mas de |
      saber mas sobre | saber de | saber sobre | saber | conocer | informacion de | informacion sobre |
      informacion acerca de | mas informacion de | mas informacion sobre | info de | info sobre | info |
      informacion | que hay de | que tal si | y si | elijo | escojo | prefiero | tomo | me quedo con |
      me quedo | voy con | opto por | selecciono | mejor | seria | yo creo que | creo que | usamos |
      sobre todo | principalmente | opcion | numero | acerca de | sobre | por | tienen | tienes | tiene |
      teneis | hay | lo de | que sea
    `),
  ],
  tails: list(`
    que dijiste | que me dijiste | que ofreciste | que me ofreces | que ofrecen | que propones | que me diste | que sale |
    que aparece | que aparecio | de la lista | gracias | muchas gracias | por favor | ahora | en realidad | ahora mismo | ya | ahorita | entonces | mejor |
    en vez de eso | para mi | opcion | hoy por favor | si es posible | si se puede | si puede ser | de una vez |
    a todos | a todas | a vosotros | a ustedes | a usted | equipo | chicos
  `),
  suits: [
    ...SUITS,
    ...list(`
      me va | me vale | esta bien | esta perfecto | esta genial | esta excelente | estaria bien | estaria perfecto |
      estaria genial | seria ideal | seria perfecto | seria genial | seria lo mejor | es perfecto | es la mejor |
      es el mejor | es mejor | perfecto | genial
    `),
  ],
  instead: list('en vez de eso | en lugar de eso | en su lugar | mejor | mas bien | en cambio'),
  requests: esRequests,
  near: esNear,
  booking: esBooking,
  negations: words('no nunca jamas tampoco ni sin ningun ninguno ninguna nada excepto'),
  connectors: words(`
    el la los las lo un una unos unas y e o a al de del en con para por que se es son sea seria este esta estos
    ese esa esos esas eso pls plis please porfa porfavor xfa favor solo solamente me mi mis te le nos yo mio tu
    su sus hola buenas buenos buen dias tardes ok vale dale bueno pues entonces si no quiero quisiera querria
    queria necesito necesitamos queremos gustaria gusta puedo puede puedes pueden podria podrias podrian podemos
    podriamos posible hay tienen tienes tiene teneis tenes podes queres tengo estar ser estaria estarian serian
    va van viene queda sirve conviene funciona cuadra parece acomoda bien mejor perfecto genial ideal estupendo
    excelente prefiero preferiria preferible preferiblemente preferentemente tal vez quiza quizas mas menos
    alguna algun algo cualquier hora horas horario dia fecha cita turno hueco gracias muchas tambien ademas ya
    aun ahora como ir venir pasar atender dos persona personas libre libres disponible disponibles cambiar
    cambia cambie cambiala cambialo cambielo cambiela muevela muevelo pasala pasalo ponla ponlo mover mueve
    mueva pon ponga ponme hacer haz hagamos dejar deja dejalo perdon disculpa disculpe realidad espera espere
    pero sino otro otra correo email mail telefono celular movil numero tel cel tlf telf tarde-noche reservar
    reserva agendar agenda agendame reservame reserveme agendeme programar sobre vamos os cierto podeis fuera
    hacia dejamos dejemos pasemos pasamos normalmente generalmente probablemente supongo fenomenal encantaria
    agradeceria interesa interesado interesada calendario semana eh ah tenga tengan tengais haya venga venirme
    veniros vosotros ustedes usted momento actualmente tanto
  `),
  common: words(`
    el la los las lo un una unos unas y e o u a al de del en con para por que cual cuales es son esta estan ser era
    fue hay se me te le les nos os mi mis tu tus su sus yo usted ustedes vosotros nosotros ellos puedo puede pueden
    puedes podria podrian podemos quiero quisiera necesito favor este ese esa esto eso estos estas algun alguna algo
    tener tiene tienen tienes tengo hacer hace hacen como si no ya muy mas
  `),
  ordinals: numbered(`
    primero 1 | primera 1 | primer 1 | segundo 2 | segunda 2 | tercero 3 | tercera 3 | tercer 3 | cuarto 4 |
    cuarta 4 | quinto 5 | quinta 5 | sexto 6 | sexta 6 | septimo 7 | septima 7 | octavo 8 | octava 8 | noveno 9 |
    novena 9 | decimo 10 | decima 10 | 1º 1 | 2º 2 | 3º 3 | 4º 4 | 5º 5 | 1ª 1 | 2ª 2 | 3ª 3 | 4ª 4 | 5ª 5 | 1ro 1 |
    2do 2 | 3ro 3 | 4to 4 | 5to 5 | 1ra 1 | 2da 2 | 3ra 3 | 4ta 4 | 5ta 5 | 1er 1 | 3er 3
  `),
  positions: {
    before: list('opcion | numero | nro | num | eleccion | opcion numero | posicion'),
    after: list('opcion | de la lista | de esas | de esos | de ellas | de ellos | hora | horario | fecha'),
  },
  last: list(`
    ultima | ultimo | ultima opcion | ultimo horario | ultima hora de la lista | ultima de la lista |
    ultimo de la lista
  `),
  numbers: numbered(`
    cero 0 | un 1 | uno 1 | una 1 | dos 2 | tres 3 | cuatro 4 | cinco 5 | seis 6 | siete 7 | ocho 8 | nueve 9 |
    diez 10 | once 11 | doce 12 | trece 13 | catorce 14 | quince 15 | dieciseis 16 | diecisiete 17 | dieciocho 18 |
    diecinueve 19 | veinte 20 | veintiun 21 | veintiuno 21 | veintiuna 21 | veintidos 22 | veintitres 23 |
    veinticuatro 24 | veinticinco 25 | veintiseis 26 | veintisiete 27 | veintiocho 28 | veintinueve 29 |
    treinta 30 | cuarenta 40 | cincuenta 50 | sesenta 60 | setenta 70 | ochenta 80 | noventa 90 | cien 100 |
    ciento 100 | doscientos 200 | doscientas 200 | trescientos 300 | trescientas 300 | cuatrocientos 400 |
    cuatrocientas 400 | quinientos 500 | quinientas 500 | seiscientos 600 | seiscientas 600 | setecientos 700 |
    setecientas 700 | ochocientos 800 | ochocientas 800 | novecientos 900 | novecientas 900
  `),
  multipliers: numbered(`
    quincena 15 | veintena 20 | treintena 30 | cuarentena 40 | cincuentena 50 | decena 10 | decenas 10 | docena 12 | docenas 12 | centenar 100 | centenares 100 | millar 1000 | mil 1000 |
    millon 1000000 | millones 1000000
  `),
  counts: numbered(`
    solo yo 1 | yo solo 1 | yo sola 1 | yo 1 | yo mismo 1 | yo misma 1 | unicamente yo 1 | nada mas yo 1 |
    soy solo yo 1 | estoy solo 1 | estoy sola 1 | trabajo solo 1 | trabajo sola 1 | soy autonomo 1 |
    soy autonoma 1 | solamente yo 1 | ninguno 0 | ninguna 0 | nadie 0 | sin empleados 0 | no tengo empleados 0 |
    un par 2 | somos dos 2 | mi mujer y yo 2 | mi marido y yo 2 | mi esposa y yo 2 | mi esposo y yo 2 | mi socio y yo 2 | mi socia y yo 2 | solo mi mujer y yo 2 | solo mi marido y yo 2 | solo mi socio y yo 2 | yo y mi mujer 2 | yo y mi socio 2 | yo y mi marido 2 | yo y un ayudante 2 | solo dos 2 | nosotros dos 2 | media docena 6 | medio centenar 50 | medio millar 500 |
    medio millon 500000
  `),
  weAre: list(`
    somos | seremos | nosotros somos | tenemos | ahora tenemos | ahora somos | hoy somos | contamos con |
    ya tenemos | ya somos
  `),
  assent: [
    ...YES,
    ...IT_IS_GOOD,
    ...combine(IT_IS_GOOD, [...FOR_ME, 'gracias', 'muchas gracias']),
    ...combine(FOR_ME, IT_IS_GOOD),
    ...combine(GO_ON, BOOKING),
    ...combine(YES, ['por favor']),
    ...combine(['por favor'], YES),
    // "Perfecto" alone may refer to anything.
    ...combine(
      list(`
        perfecto | genial | excelente | estupendo | muy bien | fenomenal | fantastico | guay | bien | de lujo |
        listo | buenisimo | me parece bien
      `),
      BOOK_IT,
    ),
  ],
  retry: list(`
    intentar de nuevo | intentalo de nuevo | intentelo de nuevo | intenta de nuevo | intente de nuevo |
    intentar otra vez | intentalo otra vez | intenta otra vez | reintentar | reintenta | reintente | de nuevo |
    otra vez | una vez mas | vuelve a intentar | vuelve a intentarlo | vuelva a intentarlo | prueba de nuevo |
    prueba otra vez | probar de nuevo | probar otra vez
  `),
  none: list(`
    ninguno | ninguna | no | nop | nada | no gracias | no tengo | no tengo ninguno | no tengo correo | no tengo email | no tengo correo electronico | no tengo correo de trabajo | no uso correo | no tengo telefono | no lo se | no se | ni idea | no me lo se | no me lo se de memoria | no lo tengo a mano | no tengo ninguna |
    no lo tengo | no hay | no aplica | na | sin | ninguno gracias
  `),
  noneOfThese: list(`
    ninguno de estos | ninguno de esos | ninguno de ellos | ninguna de estas | ninguna de esas | ninguna de ellas |
    ninguna de las opciones | ninguna de las anteriores | ninguno de los anteriores | ninguna de estas opciones |
    ninguna de esas opciones
  `),
  refusal: list(`
    no | nop | nope | nel | no no | nunca | espera | espere | un momento | no quiero | aun no | todavia no |
    ahora no | mejor no | creo que no | yo creo que no | prefiero no | preferiria no | mal | esta mal |
    eso esta mal | incorrecto | es incorrecto | eso es incorrecto | no es | eso no es | no es correcto |
    eso no es correcto | n | cambiar algo | no gracias | para nada | tampoco | negativo | de ninguna manera |
    en absoluto | que va | cambiar
  `),
  complaints: [
    ...combine(
      list('dejo de | ha dejado de | deja de | no para de'),
      list('contestar | responder | funcionar | enviar | mandar | fallar'),
    ),
    ...list(`
      ha salido mal | salio mal | va mal | anda mal | me anda mal | se ha vuelto loco | se volvio loco | tenemos problemas | tengo problemas | tengo un problema | da problemas | dando problemas | no contesta | no responde | no funciona | no carga | no abre | esta caido | se ha caido | se cayo |
      se ha colgado | se colgo | se quedo colgado | se queda colgado | esta colgado | colgado | se quedo pillado |
      se ha bloqueado | esta bloqueado | no puedo entrar | no puedo acceder | no me deja entrar | no anda | da error | da errores | dando error | respuestas equivocadas |
      respuestas incorrectas | responde mal | contesta mal
    `),
  ],
  measures: list(`
    con cuanta | con cuanto | con cuantos | cuanta | cuanto tiempo | hasta cuando | hasta que dia |
    a partir de cuando | cuantas veces | cuantos
  `),
  whens: list(`
    cuando | a que hora | que hora | que dia | en que dia | para cuando | cual | cuales | que horario |
    recuerdame | recuerdeme | dime | digame | me recuerdas | me recuerda | me recordais
  `),
  whenIs: list(`
    cuando es | cuando era | a que hora es | a que hora era | que dia es | que dia era | cuando sera |
    a que hora sera | a que hora empieza | cuando empieza
  `),
  mine: list('mi | nuestra | nuestro'),
  questions: list(`
    que es | que son | que hace | que hacen | que haces | que incluye | que incluyen | que pasa | que tal es |
    que significa | que tipo | que clase | que mas | que diferencia | que debo | que tengo que | que necesito |
    que cuesta | que precio | que precios | que horario tienen | que formas de pago | que metodos | que medios |
    que empresa | que ofrecen | que ofreces | para que | por que | porque preguntan | porque necesitan | xq |
    pq | como se | como es | como son | como funciona | como funcionan | como puedo | como podria | como hago |
    como llego | como trabajan | como lo hacen | cuanto es | cuanto cuesta | cuanto cuestan | cuanto vale |
    cuanto valen | cuanto sale | cuanto cobran | cuanto cobras | cuanto dura | cuanto duran | cuanto tarda |
    cuanto tardan | cuanto tiempo | cuanto se tarda | cuanto me cuesta | cuanto me sale | cuanto seria |
    cuanto hay que | cuanto tengo que | cuantos | cuantas | cuando es | cuando abren | cuando cierran |
    cuando puedo | cuando empieza | cuando tendria | con cuanta | a que hora abren | a que hora cierran |
    hasta que hora | desde que hora | a que se dedican | de que | en que consiste | en que se diferencia |
    en que zona | en que direccion | donde esta | donde estan | donde queda | donde quedan | donde es |
    donde puedo | quien es | quienes son | quien va | cual es | cuales son | cual de | puedo pagar |
    puedo cambiar | puedo cancelar | puedo ir | puedo llevar | se puede | se pueden | puedes | puede | pueden |
    podrias | podria | podrian | es posible | es necesario | es obligatorio | es gratis | es gratuito |
    es gratuita | es seguro | hay algun | hay alguna | hay que | hay estacionamiento | hay parking | tengo que |
    tienen | tienes | tiene | teneis | tenes | podes | hacen | haceis | aceptan | aceptas | aceptais | ofrecen |
    ofreceis | atienden | trabajan | abren | estan abiertos | abris | incluye | necesito saber | debo |
    no entiendo | no entendi | no comprendo
  `),
  joints: list(`
    y | pero | tambien | o | por cierto | una pregunta | una duda | una consulta | tengo una pregunta |
    tengo una duda | pregunta | duda | consulta | solo | ah | oh | oye | oiga | aunque | gracias |
    muchas gracias | ademas | otra cosa | disculpa | disculpe | perdon | antes de reservar | antes de agendar |
    da igual | no importa | olvidalo | dejalo | no | si | en realidad | antes de seguir | antes de continuar | antes | antes de eso | primero | una cosa | espera | espere | hola |
    buenas | una cosita | antes de nada
  `),
  clauseBreak:
    'y (?=(?:mi|mis|nuestr[oa]s?|(?:el |la |los |las )?(?:correos?|e-?mail|mail|tel[eé]fono|tel|n[uú]mero|celular|m[oó]vil|empresa|nombre|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)|yo|soy|somos|me|tengo|tenemos|trabajo|trabajamos|usamos|uso|prefiero|preferimos|quiero|quisiera|necesito|represento) )',
  shorthand: shortened(`
    q que | k que | ke que | xq por que | pq por que | porq por que | x por | d de | tb tambien | tmb tambien |
    tbn tambien | pa para | dnd donde | aki aqui | kiero quiero | qiero quiero | kisiera quisiera |
    qisiera quisiera | kuanto cuanto | cuant cuanto | qnto cuanto | kuando cuando | qndo cuando | cdo cuando |
    cmo como | kien quien | bn bien | mnn manana | mnna manana | hrs horas | hs horas | dps despues | desp despues |
    sem semana | prox proxima | tel telefono | grax gracias | sita cita | sitas citas | qesta cuesta |
    questa cuesta | kuesta cuesta | buens buenos | bns buenas | bnas buenas | bnos buenos | toy estoy |
    nesesito necesito | nececito necesito | decime dime | mostrame muestrame | contame cuentame | haceme hazme | aser hacer | ablar hablar
  `),
  names: esNames,
  corrections: esCorrections,
  times: esTimes,
};
