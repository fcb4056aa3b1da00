import type { Lexicon } from './lexicon.ts';
import { combine, list } from './list.ts';

const TO_BOOK = list(`
  reservar | agendar | programar | pedir | solicitar | sacar | concertar | coger | tomar | apartar | conseguir |
  fijar | coordinar | hacer | hacerme | reservarme | agendarme | apartarme
`);

/** Said to somebody: "resérvame", "¿me agendas …?" */
const BOOK_FOR_ME = list(`
  reservame | reserveme | reservenme | agendame | agendeme | apartame | aparteme | dame | deme | denme | me das |
  me da | me dan | me reservas | me reserva | me reservan | me agendas | me agenda | me agendan | me apartas |
  me aparta | reservo | agendo | ponme | pongame | anotame | anoteme | apuntame | apunteme
`);

const WISH = list(`
  quiero | quisiera | querria | necesito | me gustaria | me interesa | queremos | necesitamos | quisieramos |
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

export const esBooking: Lexicon['booking'] = {
  alone: [
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
    reservar | reservarme | reserva | reservame | reserve | reserveme | reservo | agendar | agendarme | agenda |
    agendame | agende | agendeme | agendo | programar | programa | programe | pedir | sacar | solicitar |
    concertar | apartar | apartame | aparteme | coger | fijar | coordinar | apuntame | apunteme | anotame |
    anoteme | reservar otra | reservar otro | agendar otra | agendar otro
  `),
  wants: list(`
    quiero | quisiera | querria | necesito | me gustaria | queremos | necesitamos | quisieramos | nos gustaria |
    deseo | dame | deme | me das | me da | ponme | pongame | hacerme | hacer | quiero hacerme | necesito hacerme |
    ver | tener | busco | vengo a por | vengo por | para
  `),
  another: list('otra | otro | una mas | un mas | segunda | segundo | nueva | nuevo'),
  availability: list(`
    esta libre | estan libres | estas libre | hay algo | hay hueco | hay huecos | hay sitio | hay lugar |
    hay espacio | hay disponibilidad | hay disponible | hay libre | hay cita | hay citas | hay turno | hay turnos |
    hay horas | hay hora | hay horario | hay horarios | tienen algo | tienen hueco | tienen huecos | tienen cita |
    tienen citas | tienen turno | tienen turnos | tienen disponibilidad | tienen disponible | tienen libre |
    tienen hora | tienen horas | tienen horario | tienen horarios | tienen lugar | tienen espacio | tienen sitio |
    tiene algo | tiene hueco | tiene cita | tiene disponibilidad | tiene disponible | tiene libre | tiene hora |
    tiene turno | tiene lugar | tienes algo | teneis algo | teneis hueco | teneis cita | teneis sitio |
    teneis disponibilidad | teneis disponible | teneis libre | teneis hora | teneis horas | tienes hueco |
    tienes cita | tienes disponibilidad | tienes disponible | tienes libre | tienes hora | tienes turno | tendrian |
    tendria | tendrias | tendran | puedo ir | puedo pasar | puedo venir | podria ir | podria pasar | podria venir |
    se puede ir | me pueden atender | me podeis atender | podeis atenderme | pueden atenderme | me puedes atender |
    me puede atender | me atienden | me atiende | podemos reunirnos | podemos vernos | podemos quedar |
    nos podemos reunir | nos podemos ver | nos reunimos | nos vemos | podemos hablar | algo libre |
    algo disponible | algun hueco | alguna hora | algun horario | algun turno | alguna cita | disponibilidad |
    que horarios | que horas | a que hora tienen | cuando tienen | cuando pueden | atienden | queda algo |
    quedan horas | quedan huecos | queda hueco | pueden recibirme
  `),
};
