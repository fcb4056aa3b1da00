import type { NameWords } from './lexicon.ts';
import { combine, list, words } from './list.ts';

/** Before the name that a booking is for. */
const UNDER_NAME = list(`
  ponlo | ponla | ponga | pongalo | pongala | pon | que sea | esta | sera | va | reservalo | reservala | reservelo |
  reservela | agendalo | agendala | agendelo | agendela | dejalo | dejelo | la reserva | la cita | la reserva es |
  la cita es | cambialo | cambiala | cambielo | cambiela
`);

export const esNames: NameWords = {
  introductions: [
    ...list(`
      soy | yo soy | me llamo | yo me llamo | mi nombre es | mi nombre completo es | nombre | mi nombre |
      nombre completo | el nombre es | a nombre de | a mi nombre | me dicen | me llaman | llamame | llameme |
      puede llamarme | puedes llamarme | digame | dime | decime | pueden llamarme | todos me dicen | todos me llaman | se escribe | aqui | aca | te habla | le habla | habla | le saluda |
      te saluda | les saluda | le escribe | te escribe | les escribe
    `),
    ...combine(UNDER_NAME, ['a nombre de']),
  ],
  under: list('a nombre de | en nombre de | al nombre de | nombre de'),
  behind: list('esta bien | por favor | a secas | aqui | al habla | por aqui | al aparato'),
  trailing: list('en realidad | en verdad | gracias | perdon | disculpa | disculpe'),
  towns: [],
  preambles: list(`
    es | para | es para | claro | claro que si | por supuesto | si | hola | buenas | buenos dias | buen dia |
    buenas tardes | buenas noches | hola buenas | ok | vale | perdon | perdona | perdone | disculpa | disculpe |
    bueno | pues | mucho gusto | encantado | encantada | un gusto | solo | solamente | simplemente | pon |
    ponga | ponme | pongame | poned | ponedme | puedes poner | puede poner | podeis poner | apunta | apunte |
    apuntad | anota | anote | escribe | escriba | seria | sera para | va a ser | para mi hijo | para mi hija |
    para mi marido | para mi mujer | para mi esposa | es para mi hijo | es para mi hija | es para mi marido |
    es para mi mujer | que tal | hola que tal | en realidad
  `),
  at: list(`
    de la empresa | de la compania | de la firma | de parte de | en representacion de | desde la empresa |
    trabajo en | trabajo para | y trabajo en | y trabajo para | y represento a
  `),
  of: list('de'),
  from: [],
  families: words(`
    la las los el dios jesus armas leon castro haro miguel pedro juan luis diego andres blas francisco santiago
    pablo pablos pascual lucas marcos mateo vega paz rosa toro torres prado silva souza sousa oliveira
  `),
  employments: list(`
    trabajo en | trabajo para | trabajo con | yo trabajo en | trabajamos en | trabajamos para | represento a |
    represento | en representacion de | vengo de parte de | escribo de parte de | llamo de parte de |
    de parte de | de la empresa | soy de la empresa | soy de | de | vengo de | escribo de | llamo de |
    les escribo de | somos la empresa | estoy en la empresa | somos de | somos | mi empresa se llama |
    nuestra empresa se llama | la empresa se llama | se llama | nosotros somos | ahora somos |
    una empresa que se llama | es una empresa que se llama | una empresa llamada
  `),
  whereAsked: list('en | para | en la empresa | es | somos | la mia es | la nuestra es'),
  given: words('domingo abril julio mayo enero'),
  never: words(`
    perdona perdon perdone disculpa disculpe oye oiga mira mire vale bueno venga entonces espera espere medico imposible
    yo tu usted ustedes no quiero quisiera querria necesito queria como cuando donde cual cuanto cuanta cuantos
    cuantas que quien porque porfavor favor ayuda ayudame precio precios tarifa tarifas cuesta cuestan valen cita
    citas reserva reservar agendar turno interesado interesada buscando llamando escribiendo probando solo gracias
    nada nadie algo alguien si sip ok okay puedo puede puedes podria podrias pueden tienen tienes tiene hay mi mis
    su sus estoy esta estan tengo me te le es son luego despues ocupado ocupada disponible libre seguro aun todavia
    encargado encargada dueno duena gerente director directora jefe jefa responsable propietario propietaria cliente
    pero xq pq para hora horas hoy
  `),
  company: list(`
    empresa | compania | negocio | organizacion | firma | sociedad | nombre de la empresa | entidad
  `),
};
