import type { CorrectionWords } from './lexicon.ts';
import { list } from './list.ts';

export const esCorrections: CorrectionWords = {
  markers: list(`
    no | nop | nope | perdon | perdona | perdone | disculpa | disculpe | disculpas | lo siento | en realidad |
    espera | espere | un momento | ups | uy | huy | oops | correccion | quise decir | queria decir |
    quiero decir | me refiero a | mejor | mas bien | bueno | hmm | mmm | ah | ay | oh | pero | si pero |
    error mio | fallo mio | culpa mia | me equivoque | si | ok | vale | hola | digo | y | antes de eso |
    antes de nada | primero | por cierto | antes | una cosa | otra cosa | una cosita | volver y |
    volver atras y | puedo volver y | puedo volver atras y | vaya | anda | ostras | perdona que | al final
  `),
  something: list(`
    cambiar algo | cambiar | cambiarlo | cambialo | cambielo | hacer un cambio | hacer cambios |
    hacer una correccion | quiero cambiar algo | editar | editarlo | editar algo | modificar | modificar algo |
    modificarlo | corregir | corregir algo | corregirlo | correccion | mal | esta mal | eso esta mal |
    algo esta mal | hay algo mal | hay un error | hay un fallo | es incorrecto | incorrecto | eso es incorrecto |
    no es correcto | no esta bien | no esta correcto | eso no es | eso no es correcto | eso no esta bien |
    me equivoque | me he equivocado | me equivoque en algo | cambiar mi reserva | cambiar la reserva |
    modificar mi reserva | modificar la reserva | cambiar datos | cambiar mis datos | cambiar los datos |
    corregir mis datos | corregir los datos | corregir un dato | cambiar un dato
  `),
  insteadOf: list('no | y no | en vez de | en lugar de | ya no'),
  turns: list('pero | solo | solo que | sino'),
  verbs: list(`
    han escrito mal | escribieron mal | escribiste mal | habeis escrito mal | has escrito mal | pusieron mal |
    cambiar | cambia | cambie | cambiame | cambieme | cambien | cambiemos | cambio | cambiar de | cambia de |
    cambiemos de | actualizar | actualiza | actualice | corregir | corrige | corrija | corrigeme | arreglar |
    arregla | editar | edita | edite | modificar | modifica | modifique | reemplazar | reemplaza | sustituir |
    sustituye | poner | pon | ponga | mover | mueve | mueva | pasar | pasa | pase | cambiarlo | cambiarme |
    anadir | anade | anada | agregar | agrega | agregue | incluir | incluye | incluya | completar | completa |
    rectificar | rectifica
  `),
  giving: list(`
    dar | darte | daros | darle | darles | usar | poner | dejar | indicar | ser | ser en | que sea
  `),
  told: list(`
    elegi | escogi | seleccione | he elegido | he escogido | he seleccionado | puse | he puesto | escribi |
    he escrito | di | te di | le di | os di | he dado | mande | envie | marque | tecleé | creo que puse |
    creo que elegi | teneis | tienen | habeis puesto | han puesto
  `),
  wrong: list(`
    en otro | en otra |
    mal | esta mal | equivocado | equivocada | equivocados | incorrecto | incorrecta | erroneo | erronea | otro |
    otra | otros | otras | diferente | distinto | distinta | nuevo | nueva | no es | no es ese | no es esa |
    no es mi | no era | no es correcto | no es correcta | error en | un error en | hay un error en |
    hay un error con | fallo en | me equivoque de | me equivoque en | me equivoque con | me equivoque al poner |
    me equivoque al escribir | me he equivocado de | me he equivocado en | me he equivocado con | puse mal |
    escribi mal | he puesto mal | he escrito mal | te di mal | le di mal | di mal | tienes mal | tiene mal |
    anote mal | esta mal escrito | esta mal escrita | mal escrito | mal escrita
  `),
  wrongAfter: list(`
    tiene un error | tiene un fallo | tiene una errata |
    mal | esta mal | esta mal escrito | esta mal escrita | mal escrito | mal escrita | equivocado | equivocada |
    esta equivocado | esta equivocada | incorrecto | incorrecta | es incorrecto | es incorrecta | erroneo |
    erronea | no es | no es ese | no es esa | no es correcto | no es correcta | no esta bien | es otro | es otra |
    no era | no era ese | no era esa | ha cambiado | cambio
  `),
  links: list(`
    es | ahora es | en realidad es | realmente es | ya es | era | seria | sera | deberia ser | deberia decir |
    debe ser | tiene que ser | ha de ser | pasa a ser | cambio a | ha cambiado a | a | por | al | se llama |
    es el | es la | esta | son | correcto es | correcta es | bueno es | buena es | bueno | buena | nuevo es |
    nueva es | verdadero es | real es | correcto | correcta | nuevo | nueva
  `),
  possessives: list(`
    mi | mis | nuestro | nuestra | nuestros | nuestras | el | la | los | las | lo | su | sus | tu | tus | al | del |
    de | ese | esa | este | esta | eso | un | una | para | a | en | con | que
  `),
  itIs: list(`
    es | son | somos | ahora somos | tenemos | seria | sera | deberia ser | debe ser | tiene que ser |
    deberia decir | quise decir | queria decir | quiero decir | me refiero a | me referia a | digo | que sea |
    mejor | mejor que sea | mas bien | usa | use | usar | prueba | pruebe | pon | ponga | ponme | pongame |
    ponlo a | ponlo | pongalo | pongalo a | cambialo a | cambiala a | cambielo a | cambiela a | cambialo por |
    cambiala por | cambielo por | cambiela por | cambiar a | cambia a | cambie a | pasalo a | paselo a |
    muevelo a | muevela a | muevalo a | dejalo en | dejemoslo en | hagamos | hagamoslo | empezar por |
    empezar con | comenzar por | comenzar con | empezar en | prefiero | mejor el | mejor la | empezamos por |
    empezamos con
  `),
  kinds: {
    email: list(`
      email | e mail | mail | correo | correo electronico | correo e | direccion de correo | direccion de email |
      direccion de correo electronico | direccion de mail | cuenta de correo | correos
    `),
    phone: list(`
      telefono | numero de telefono | numero telefonico | telefono movil | telefono celular | movil |
      numero de movil | celular | numero de celular | cel | tel | telf | tlf | tfno | fono
    `),
    name: list('nombre | nombre completo | nombre y apellido | nombre y apellidos | apellido | apellidos'),
  },
  partsOfName: list('apellido | apellidos | primer nombre | segundo nombre | nombre de pila'),
  slot: list(`
    hora | horas | horario | horarios | fecha | fechas | dia | cita | turno | reunion | fecha y hora | dia y hora |
    hora y dia | hora y fecha | hora de la cita | fecha de la cita | dia de la cita | hora de la reserva |
    fecha de la reserva | horario de la cita | hora de la reunion | franja | franja horaria
  `),
  reschedule: list(`
    reprogramar | reprogramarlo | me surgio algo | me ha surgido algo | surgio algo | me salio algo | me surgio un imprevisto | podemos moverla | podemos moverlo | puedo moverla | puedo moverlo | se puede mover | podemos cambiarla | podemos cambiarlo | puedo cambiarla | reprogramarla | reprograma | reagendar | reagendarlo | reagendarla | reagenda |
    posponer | posponerlo | posponerla | pospon | aplazar | aplazarlo | aplazarla | moverlo | moverla |
    mover mi reserva | mover la reserva | reprogramar mi reserva | reprogramar la reserva | reprogramar mi cita |
    reprogramar la cita | reagendar mi cita | reagendar la cita | posponer mi cita | posponer la cita |
    aplazar mi cita | aplazar la cita
  `),
  service: list('servicio | servicios | tratamiento | tipo de cita | tipo de servicio'),
};
