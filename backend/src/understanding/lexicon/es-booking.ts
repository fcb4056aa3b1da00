import type { Lexicon } from './lexicon.ts';
import { combine, list, words } from './list.ts';

const TO_BOOK = list(`
  reservar | agendar | programar | pedir | solicitar | sacar | concertar | coger | tomar | apartar | conseguir |
  fijar | coordinar | hacer | hacerme | reservarme | agendarme | apartarme
`);

/** Imperatives: "resérvame", "¿me agendas …?" */
const BOOK_FOR_ME = list(`
  reservame | reserveme | reservenme | agendame | agendeme | apartame | aparteme | dame | deme | denme |
  me das | me da | me dan | me reservas | me reserva | me reservan | me agendas | me agenda | me agendan |
  me apartas | me aparta | reservo | agendo | ponme | pongame | anotame | anoteme | apuntame | apunteme |
  me haces | me hace | me hacen | hazme | hagame | hacedme | me haceis | me buscas | buscame | me dais | dadme |
  me podeis dar | me puedes dar | me puede dar | me pueden dar | me podrias dar | me podria dar |
  me podriais dar | me podrian dar | me puedes hacer | me podeis hacer | me pueden hacer | me podeis reservar |
  me puedes reservar | me puede reservar | me conseguis | necesitaria | quiero pedir | quisiera pedir
`);

const WISH = list(`
  quiero | quisiera | querria | me apunto a | me anoto para | me interesa | apuntame a | necesito | me gustaria | me interesa | queremos | necesitamos | quisieramos |
  nos gustaria | deseo | deseamos | busco | buscamos | me gustaria tener | quiero tener | quisiera tener
`);

const MAY = list(`
  puedo | podria | podemos | podriamos | se puede | es posible | como puedo | como podria | donde puedo | quiero |
  quisiera | querria | necesito | me gustaria | queremos | necesitamos | quisieramos | nos gustaria | deseo |
  deseamos | me interesa | me interesaria | vengo a | venia a | para | tengo que | estoy buscando | busco |
  estoy listo para | estoy lista para | me ayudas a | me ayuda a | ayudame a | me puedes | me puede | me podrias |
  me podria | puedes | puede | podrias
`);

const THINGS = list(`
  cita | citas | turno | hora | reserva | reservacion | reunion | llamada | demo | demostracion | visita | horario |
  espacio | lugar | sesion | hueco
`);

const HAVE = list(`
  hay | habra | habria | tienen | tiene | tienes | tenes | teneis | queda | quedan
`);

const FREE = list(`
  algo | hueco | huecos | sitio | lugar | espacio | disponibilidad | disponible | libre | cita | citas | turno |
  turnos | hora | horas | horario | horarios
`);

const WHEN_FREE = combine(
  list('cuando | para cuando | que dias'),
  list(`
    hay cita | hay citas | tienen cita | tienen citas | tienen hueco | hay hueco | hay huecos | tienen turno | hay turnos |
    tienen disponibilidad | hay disponibilidad | hay sitio | tienen sitio | tienen libre | puedo ir | pueden | podria ser
  `),
);

export const esBooking: Lexicon['booking'] = {
  alone: [
    ...WHEN_FREE,
    ...list(`
      me interesa | me apunto | estoy interesado | estoy interesada | reservar | reserva | reservas |
      reservar ahora | reservar hora | reservacion | agendar | agenda | agendar ahora | cita | citas | turno |
      turnos | nueva cita | nueva reserva | nuevo turno | nueva reunion | reservar de nuevo | reservar otra vez |
      reservar otra | reservar otro | agendar otra | agendar otra vez | otra cita | otra reserva | otro turno |
      cita nueva | reserva nueva | reservar una | agendar una | seguir con la reserva | continuar la reserva |
      continuar con la reserva | seguir con mi reserva | continuar con mi reserva | terminar la reserva |
      terminar mi reserva | disponibilidad | horarios disponibles | horas disponibles | horarios libres |
      horas libres | huecos libres | fechas disponibles | dias disponibles | que horarios hay |
      que horarios tienen | que horarios tienes | que horas hay | que horas tienen | que horas tienes |
      que dias hay | que dias tienen | que disponibilidad hay | que disponibilidad tienen |
      que disponibilidad tienes | cuando hay hueco | cuando hay cita | cuando hay turno |
      cuando hay disponibilidad | cuando tienen hueco | cuando tienen cita | cuando tienen disponibilidad |
      cuando tienes disponibilidad | cuando estan libres | primera cita disponible | primera hora disponible |
      primer turno disponible | proxima cita disponible | proximo turno disponible | primer hueco |
      primer horario disponible | proximo horario disponible
    `),
    ...combine(TO_BOOK, THINGS),
  ],
  within: [
    ...combine(TO_BOOK, THINGS),
    ...combine(BOOK_FOR_ME, THINGS),
    ...combine(WISH, THINGS),
    ...combine(
      MAY,
      list('reservar | agendar | reservarme | agendarme | sacar turno | pedir hora | pedir cita'),
    ),
    ...list(`
      agendar con ustedes | reservar con ustedes | agendemos | reservemos | reservame | reserveme | agendame |
      agendeme | como reservo | como agendo | como se reserva | como hago para reservar | como hago para agendar |
      como hago una reserva | donde reservo | quiero que me agenden | quiero que me atiendan
    `),
  ],
  verbs: list(`
    reservar | reservarme | me apunto a | me apunto | apuntarme a | apuntame a | me anoto | me anoto a | reserva | reservame | reserve | reserveme | reservo | agendar | agendarme | agenda |
    agendame | agende | agendeme | agendo | programar | programa | programe | pedir | sacar | solicitar |
    concertar | apartar | apartame | aparteme | coger | fijar | coordinar | apuntame | apunteme | anotame |
    anoteme | reservar otra | reservar otro | agendar otra | agendar otro
  `),
  wants: list(`
    quiero | quisiera | querria | necesito | me gustaria | queremos | necesitamos | quisieramos | nos gustaria |
    deseo | dame | deme | me das | me da | ponme | pongame | hacerme | hacer | quiero hacerme | necesito hacerme |
    ver | tener | busco | vengo a por | vengo por | para
  `),
  howTo: list(`
    como puedo | como podria | como hago para | como se hace para | donde puedo | donde | como | que hago para |
    que tengo que hacer para
  `),
  mustI: list('hace falta | hay que | es necesario | es obligatorio'),
  wishes: list(`
    quiero | queremos | quisiera | quisieramos | querria | gustaria | necesito | necesitamos | queria |
    queriamos
  `),
  qualities: words('rapido rapida corto corta gratis gratuito gratuita breve vivo'),
  meet: list(`
    podemos reunirnos | nos podemos reunir | podriamos reunirnos | nos podriamos reunir | podemos vernos |
    nos podemos ver | podemos hacer una llamada | podemos hacer una reunion | podemos tener una reunion |
    podemos agendar una reunion | quisiera una reunion | me gustaria una reunion | podemos quedar
  `),
  booked: list('cita | reserva | turno | hora | reunion | visita | llamada | sesion'),
  another: list('otra | otro | una mas | un mas | segunda | segundo | nueva | nuevo'),
  availability: [
    ...combine(HAVE, FREE),
    ...list(`
      hay lugar | hay sitio | hay espacio | me hacen un hueco | me harian un hueco | me haces un hueco | me podrian atender |
      podria ser | seria posible | esta libre | estan libres | estas libre | puedo ir | puedo pasar | puedo venir | podria ir | podria pasar |
      podria venir | se puede ir | me pueden atender | me podeis atender | me puedes atender | me puede atender |
      podeis atenderme | pueden atenderme | pueden recibirme | me atienden | me atiende | podemos reunirnos |
      podemos vernos | podemos quedar | nos podemos reunir | nos podemos ver | nos reunimos | nos vemos |
      podemos hablar | algo libre | algo disponible | algun hueco | alguna hora | algun horario | algun turno |
      alguna cita | disponibilidad | que horarios | que horas | a que hora tienen | cuando tienen | cuando pueden |
      tendrian | tendria | tendrias | tendran | atienden
    `),
  ],
};
