import type { Lexicon } from './lexicon.ts';
import { combine, list } from './list.ts';

const PERSONS = list(`
  persona | humano | humana | agente | operador | operadora | asesor | asesora | representante | alguien |
  ejecutivo | ejecutiva | persona real | persona de verdad | persona humana | ser humano | agente humano |
  agente real | asesor humano | alguien real | alguien de verdad | alguien del equipo | alguien mas |
  otra persona | encargado | encargada | gerente | jefe | jefa | dueno | duena | supervisor | supervisora |
  responsable | recepcionista | empleado | empleada
`);

const REACH = list(`
  hablar con | hablar a | conversar con | charlar con | chatear con | comunicarme con | contactar con |
  contactar a | comunicame con | comuniqueme con | comuniquenme con | pasame con | paseme con | pasenme con |
  ponme con | pongame con | conectame con | conecteme con | transfiereme con | transfiereme a | transfierame con |
  transfierame a | que me atienda | que me llame | hablo con
`);

const MY_DATA = list(`
  mis datos | mis datos personales | mi informacion | mi informacion personal | mi perfil | todos mis datos |
  todo sobre mi | todo lo que sabes de mi | todo lo que sabe de mi | todo lo que sabeis de mi |
  todo lo que saben de mi | todo lo que tengan de mi | todo lo que tienen de mi | lo que tienen de mi | lo que sabeis de mi | lo que saben de mi | todo lo que sabes sobre mi |
  todo lo que sabe sobre mi | todo lo que tienes de mi | todo lo que teneis de mi | lo que sabes de mi |
  lo que sabe de mi
`);

const BOOKINGS = list('cita | reserva | turno | hora | demo | reunion | visita | llamada');

/** With "mi" and "la". */
const ONES_BOOKING = [...BOOKINGS, ...combine(list('mi'), BOOKINGS)];

const PLEASED = list(`
  genial | perfecto | estupendo | excelente | fenomenal | vale | ok | muy bien | bien | guay | listo |
  de acuerdo | entendido | maravilloso | fantastico | que bien | todo bien | venga
`);
const THANK_YOU = list(`
  te lo agradezco mucho | te lo agradezco un monton | se lo agradezco mucho | gracias guapa | gracias guapo | gracias maja | gracias majo | gracias crack | gracias che | gracias amigo | gracias amiga | graciass |
  gracias | muchas gracias | mil gracias | muchisimas gracias | gracias por todo | se agradece |
  te lo agradezco | os lo agradezco
`);
const HELLOS = list(`
  hola | ola | buenas | buenos dias | buen dia | buenas tardes | buenas noches | muy buenas | hey | ey |
  hola buenas | hola buenos dias | hola buenas tardes
`);
const HOW_ARE_YOU = list(`
  que tal | que tal estas | que tal esta | que tal todo | q tal | como estas | como esta | como estan |
  como andas | como va | como va todo | como va eso | que hay | que pasa | todo bien | a todos | equipo | gente
`);

export const esRequests: Lexicon['requests'] = {
  openMenu: {
    alone: list(`
      menu | menu principal | informacion | info | mas informacion | mas info | opciones | todas las opciones |
      inicio | que puedes hacer | que puede hacer | que sabes hacer | que opciones hay | que opciones tengo |
      que opciones tienes | ayudame a elegir | empezar | comenzar
    `),
    within: list(`
      menu principal | ver el menu | ver menu | volver al menu | vuelve al menu | vuelva al menu |
      regresar al menu | regresa al menu | regreso al menu | ir al menu | ve al menu | al menu | mostrar menu |
      muestrame el menu | muestreme el menu | mostrame el menu | cuales son mis opciones | volver al inicio |
      regresar al inicio | al inicio del chat
    `),
  },
  askPerson: {
    alone: [
      ...PERSONS,
      ...combine(REACH, [...PERSONS, 'el equipo', 'ustedes', 'vosotros']),
      ...combine(['con'], PERSONS),
      ...list(
        'chat en vivo | llamame | llameme | llamenme | me pueden llamar | hablar con | atencion humana',
      ),
    ],
    within: [
      ...combine(REACH, PERSONS),
      ...list(`
        persona real | persona de verdad | ser humano | agente humano | asesor humano | atencion humana |
        hablar con un | hablar con una | con una persona | con un humano | con un ser humano | con alguien real | hablar con alguien | atencion al cliente | servicio al cliente |
        una persona por favor | me atienda una persona | me llamen | que me llame | me pueden llamar |
        me puede llamar | pueden llamarme | me llame alguien | me contacte alguien | llamarme | llamadme |
        me podeis llamar | me podria llamar | me ayude alguien | alguien me ayuda | alguien me puede ayudar |
        alguien puede ayudarme | alguien que me atienda | alguien que me ayude | no con un robot |
        no con un bot | alguien del equipo
      `),
    ],
  },
  back: {
    alone: list(`
      atras | volver | vuelve | vuelva | regresar | regresa | regrese | anterior | la anterior | pregunta anterior |
      volver atras | vuelve atras | ir atras | ve atras | paso atras | un paso atras | deshacer | retroceder |
      ver las demas opciones | ver otras opciones del tema
    `),
    within: list(`
      volver atras | vuelve atras | vuelva atras | ir atras | ir para atras | dar un paso atras | paso atras |
      pregunta anterior | paso anterior | volver a la anterior | regresar a la anterior
    `),
  },
  startOver: {
    alone: list(`
      empezar de nuevo | empezar de cero | empezar otra vez | volver a empezar | comenzar de nuevo |
      comenzar de cero | comenzar otra vez | volver a comenzar | reiniciar | reinicia | reinicio | desde cero |
      de cero | desde el principio | nueva conversacion | empecemos de nuevo | empecemos de cero |
      empieza de nuevo | empiece de nuevo
    `),
    within: list(`
      empezar de nuevo | empezar de cero | empezar otra vez | volver a empezar | comenzar de nuevo |
      comenzar de cero | volver a comenzar | empezar desde cero | empezar desde el principio | comenzar desde cero |
      empecemos de nuevo | empecemos de cero | reiniciar la conversacion | reiniciar el chat
    `),
  },
  cancel: {
    alone: [
      ...list(`
        cancelar | cancela | cancele | cancelalo | cancelala | cancelelo | cancelela | cancelarlo | cancelarla |
        anular | anula | anulalo | anulala | anule | detener | detente | dejalo | dejelo | olvidalo | olvidelo |
        no importa | da igual dejalo | mejor lo dejo | lo dejo | mejor lo dejamos | lo dejamos | dejalo estar |
        ya no | ya no quiero | ya no quiero reservar | ya no me interesa | salir | abortar | basta |
        cambie de idea | cambie de opinion | he cambiado de idea | he cambiado de opinion | me arrepenti
      `),
      ...combine(
        list('cancelar | cancela | cancele | anular | anula | anule | eliminar | borrar'),
        ONES_BOOKING,
      ),
    ],
    within: [
      ...combine(list('cancelar | cancela | cancele | anular | anula | anule'), ONES_BOOKING),
      ...list(`
        anulela | anulelo | anularla | anularlo | cancelarla | cancelarlo | quiero cancelar | cancela todo | cancelar todo | cancelalo todo | quisiera cancelar | necesito cancelar |
        tengo que cancelar | me gustaria cancelar | cancelalo | cancelala | cancelelo | cancelela | anulalo |
        anulala | olvidalo | olvidelo | olvidate de esto | ya no quiero | no quiero reservar | no quiero agendar |
        no quiero continuar | no quiero seguir | cambie de idea | cambie de opinion | he cambiado de idea |
        he cambiado de opinion
      `),
      ...combine(
        list('no puedo | no podre | no voy a poder | ya no puedo | ya no voy a poder | me es imposible'),
        list('ir | asistir | acudir | venir | llegar | estar'),
      ),
    ],
  },
  forgetMe: {
    alone: list(`
      borralo todo | borrelo todo | borralo | borrelo | borrar | borrar todo | puedes borrarlo |
      puede borrarlo | puedes borrarlo todo | eliminalo | eliminalo todo | borrad todo | borradlo todo |
      borra todo | borre todo | borrame | borreme | no me recuerdes | no me recuerde | deja de recordarme |
      olvida todo sobre mi
    `),
    within: [
      ...list('olvidame | olvideme | olvidate de mi | olvidese de mi | olvida quien soy | olvide quien soy'),
      ...combine(
        list(`
          olvida | olvide | olvidar | borra | borre | borrar | elimina | elimine | eliminar | suprime | suprima |
          suprimir | quita | quite | borres | elimines | borren | eliminen
        `),
        MY_DATA,
      ),
    ],
  },
  recallBooking: {
    alone: list(`
      mi cita | mi reserva | mi turno | ver mi cita | ver mi reserva | ver mi turno | mostrar mi cita |
      mostrar mi reserva | detalles de mi cita | detalles de mi reserva | detalles de la cita |
      detalles de la reserva | datos de la cita | datos de la reserva | referencia | cuando es | cuando era |
      a que hora es | a que hora era | que hora era | que dia es | que dia era | cuando quedo | como quedo |
      funciono | quedo reservado | quedo reservada | quedo confirmada | quedo confirmado | quedo agendada |
      quedo agendado | esta reservado | esta reservada | esta confirmada | esta confirmado | ya esta reservado |
      ya esta reservada | ya quedo | se reservo | se hizo la reserva | que esta reservado | que tengo reservado |
      tengo una cita | tengo una reserva
    `),
    within: [
      ...list(`
        mi referencia | numero de referencia | numero de reserva | numero de confirmacion | codigo de reserva |
        codigo de confirmacion | referencia de la reserva | referencia de mi reserva | cuando la tengo |
        tengo cita | tengo una cita | tengo alguna cita | tengo una reserva | tengo alguna reserva | tengo turno |
        tengo un turno | he reservado | tengo algo reservado
      `),
      ...combine(
        list(`
          cuando es mi | a que hora es mi | que dia es mi | cuando era mi | a que hora era mi | que dia era mi |
          cuando quedo mi | a que hora quedo mi | para cuando quedo mi | que dia quedo mi | cuando tengo
        `),
        BOOKINGS,
      ),
      ...combine(
        list('cuando tengo la | cuando tengo mi | a que hora tengo la | a que hora tengo | que dia tengo'),
        BOOKINGS,
      ),
      ...list('esta confirmada mi | sigue en pie mi | se guardo mi'),
    ],
  },
  greet: {
    alone: [
      ...combine(HELLOS, HOW_ARE_YOU),
      ...list(`
      hola | buenas | buenos dias | buen dia | buenas tardes | buenas noches | muy buenas | muy buenos dias |
      muy buenas tardes | hola buenas | hola buenos dias | hola buen dia | hola buenas tardes | hola buenas noches |
      ola | ola buenos dias | ola buenas | holaa | holaaa | holis | hey | ey | hola hola | hola de nuevo |
      buenas de nuevo | saludos | que tal | q tal | hola que tal | hola q tal | como estas | como esta |
      como estan | hola como estas | hola como esta | hola como estan | como va | hola como va | buenas que tal |
      buenos dias que tal | buenos dias como esta | buenas tardes como esta | hay alguien | hay alguien ahi |
      alguien ahi | hola hay alguien | que onda | alo | buen dias | buenas dias | buenos dia | buena tarde |
      buenas tarde | wenas
    `),
    ],
    within: [],
  },
  thank: {
    alone: [
      ...combine(PLEASED, THANK_YOU),
      ...combine(THANK_YOU, PLEASED),
      ...list(`
      gracias | muchas gracias | mil gracias | muchisimas gracias | gracias gracias | graciass | grax |
      te agradezco | le agradezco | se agradece | te lo agradezco | se lo agradezco | gracias por tu ayuda |
      gracias por su ayuda | gracias por la ayuda | muchas gracias por tu ayuda | muchas gracias por su ayuda |
      muchas gracias por la ayuda | gracias por todo | muchas gracias por todo | gracias por la informacion |
      gracias por la info | ok gracias | ok muchas gracias | vale gracias | vale muchas gracias | dale gracias |
      listo gracias | perfecto gracias | perfecto muchas gracias | genial gracias | excelente gracias |
      bueno gracias | gracias muy amable | muy amable
    `),
    ],
    within: [],
  },
  goodbye: {
    alone: list(`
      adios | chao | chau | hasta el lunes | hasta el martes | hasta el miercoles | hasta el jueves | hasta el viernes | hasta el sabado | nos vemos el lunes | nos vemos el martes | nos vemos el miercoles | nos vemos el jueves | nos vemos el viernes | nos vemos el sabado | gracias hasta el lunes | gracias hasta el martes | gracias hasta el miercoles | gracias hasta el jueves | gracias hasta el viernes | me lo pienso | me lo pensare | lo pensare | tengo que pensarlo | dejame pensarlo |
      ya vere | luego vuelvo | ya vuelvo | vuelvo luego | quiza otro dia | otro dia sera | bye | hasta luego |
      hasta pronto | hasta manana | nos vemos | nos vemos luego | nos vemos manana | hasta la vista |
      hasta la proxima | hasta entonces | hasta otra | hasta ahora | eso es todo | eso seria todo | es todo |
      seria todo | ya esta | ya estaria | nada mas | nada mas gracias | eso es todo gracias |
      eso seria todo gracias | es todo gracias | gracias eso es todo | que tenga buen dia |
      que tengas buen dia | que tenga un buen dia | que tengas un buen dia | que este bien | que estes bien |
      cuidate | cuidese | gracias adios | gracias hasta luego | muchas gracias hasta luego | ok adios |
      gracias chao | gracias chau | feliz dia | feliz tarde | buen fin de semana | ya termine | he terminado |
      hasta luego gracias | nos vemos pronto | un saludo | saludos cordiales | buenas noches gracias |
      gracias y hasta luego | que vaya bien | que te vaya bien | ciao | talue | taluego
    `),
    within: list('adios'),
  },
  yes: {
    alone: [],
    within: [],
  },
  no: {
    alone: [],
    within: [],
  },
  skip: {
    alone: list(`
      omitir | omitelo | omitela | omite | omita | omitir pregunta | omitir esta | omitir esta pregunta | saltar |
      saltala | saltalo | salta | saltar pregunta | saltar esta | saltar esta pregunta | saltarla | paso | pasar |
      pasar a la siguiente | siguiente pregunta | prefiero no decirlo | prefiero no decir | mejor no | mejor que no | prefiero que no | no quiero darlo | no quiero decirlo | no lo voy a dar | prefiero no darlo |
      prefiero no dar | prefiero no contestar | prefiero no responder | prefiero no indicarlo | mejor no lo digo |
      dejalo en blanco | dejelo en blanco | dejar en blanco | en blanco | no aplica | no procede | sin respuesta
    `),
    within: [],
  },
  keep: {
    alone: list(`
      mantener | mantenlo | mantenla | mantengalo | mantengala | mantenerlo | mantenerla | conservar | conservalo |
      conservelo | conservarlo | conservarlos | no conservarlos | dejarlo asi | dejarla asi | dejalo asi |
      dejala asi | dejelo asi | dejela asi | dejalo como esta | dejelo como esta | dejarlo como esta |
      asi esta bien | esta bien asi | asi es correcto | nada dejarlo asi | el mismo | la misma | lo mismo |
      queda igual | dejalo igual | igual que antes | como antes | el mismo de antes | la misma de antes |
      sin cambios | sin cambio | ningun cambio | no cambiar | no lo cambies | no lo cambie | no cambies nada |
      no cambie nada | sigue igual | sigue siendo el mismo | sigue siendo la misma | siguiente | continuar |
      continua | continue | continuemos | seguir | sigue | siga | sigamos | seguimos | reanudar
    `),
    within: [],
  },
  moreSlots: {
    alone: list(`
      mas | mas tarde | mas horas | mas horarios | mas opciones | mas fechas | mas dias | otras horas | otra hora |
      otros horarios | otro horario | otras opciones | otras fechas | otros dias | otro dia | otras | otros | otra |
      otro | ver mas | ver otras | ver otros | ver mas horarios | ver otros horarios | ver mas horas |
      ver otras horas | muestra mas | muestrame mas | muestreme mas | mostrar mas | mas adelante | algo mas tarde |
      un poco mas tarde | para mas tarde | para mas adelante | algo mas adelante | las siguientes | los siguientes |
      muy temprano | muy pronto | demasiado temprano | demasiado pronto | es muy temprano | es muy pronto |
      es demasiado temprano | es demasiado pronto | ninguno | ninguna | ninguno de estos | ninguna de estas |
      ninguno de esos | ninguna de esas | ninguno de ellos | ninguna de ellas | ninguno me sirve |
      ninguna me sirve | ninguno me va bien | ninguna me va bien | ninguno me viene bien | ninguna me viene bien |
      ninguno me queda bien | ninguna me queda bien | ninguno me funciona | ninguno me conviene |
      ninguna me conviene | no me sirve ninguno | no me sirve ninguna | no me va ninguno | no me va ninguna |
      no puedo ninguno | no puedo ninguna | no puedo en ninguno | no puedo en ninguna | no puedo a esas horas |
      no puedo en esas horas | no puedo en esos horarios | no me sirven | no me van bien | no me vienen bien |
      no me quedan bien | esas no me sirven | esos no me sirven | estas no me sirven | estos no me sirven |
      esas no | esos no | estas no | estos no | no puedo esos dias | ese dia no puedo | esos dias no puedo |
      no puedo ese dia | no puedo esas fechas | algo mas | hay algo mas | tienes algo mas | tienen algo mas |
      tiene algo mas | alguna otra | algun otro | que mas hay | que mas tienes | que mas tienen | que mas tiene |
      que otras horas hay | que otros horarios hay | que otros horarios tienen | que otras horas tienen |
      hay otras | hay otros | hay mas | tienes mas | tienen mas | tienes otras | tienen otras | tienes otros |
      tienen otros | hay otras horas | hay otros horarios | hay mas horarios | tienen otros horarios |
      tienes otros horarios | tienen otras horas
    `),
    within: list(`
      otros horarios | otras horas | otras opciones | mas horarios | mas opciones | ninguno de estos |
      ninguna de estas | ninguno de esos | ninguna de esas | ninguno de los horarios | ninguna de las horas |
      algo mas tarde | no puedo en ninguno | no puedo en ninguna | no puedo ninguno | no puedo ninguna |
      no puedo en esos horarios | no puedo a esas horas
    `),
  },
};
