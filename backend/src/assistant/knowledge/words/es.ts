import { list, words } from '../../../understanding/lexicon/list.ts';
import type { KnowledgeWords } from './knowledge-words.ts';
import { withoutEnding } from './without-ending.ts';

export const es: KnowledgeWords = {
  common: words(`
    tenes podes queres sabes haces decis sos vos usas aceptas ofreces trabajas usais aceptais haceis podeis ofreceis trabajais vais estais sois dais poneis
    el la los las lo un una unos unas de del al a en por para con sin sobre entre hasta desde y e o u pero si que quien quienes cual cuales
    cuando como porque cuanto cuanta cuantos cuantas yo tu vos usted ustedes nosotros ellos ellas el ella me te se le les nos os
    mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra este esta estos estas ese esa esos esas esto eso aquello aqui ahi alli
    es son soy eres entero entera contesta contestar era fue ser estar esta estan estoy estamos estaba tener tiene tienen tengo tenemos tienes teneis haber hay habia existe existen
    hacer hace hacen hago hacemos haceis hecho poder puede pueden puedo podemos podria podrian podeis deber debo debe debemos
    querer quiero quiere queremos quisiera quiera gustaria necesito necesita necesitamos necesitan ir voy va vamos van ver saber se sabe saben
    decir diga dime dice dicen dar doy da dan quedar queda quedan pasa pasar ocurre sucede
    usar uso usa usan trabajar trabaja trabajan ofrecer ofrece ofrecen llevar
    no si tambien ya aun todavia solo muy mucho mucha muchos muchas mas menos bien mal ahora hoy despues antes siempre nunca algun alguna
    algunos algunas ningun ninguna algo alguien todo toda todos todas nada otro otra otros otras mismo misma cada
    hola buenas buenos dias tardes noches gracias favor porfa pregunta preguntas preguntan duda preguntar informacion info
    cosa cosas tipo tipos forma modo manera empresa tienda negocio ayuda ayudar apoyo soporte entonces ok vale claro vez veces
    aceptan acepta aceptar permitido permitida permiten posible necesario necesaria caso conmigo
    durante mientras funciona estaria estarian seria serian aparte funcionan creo pienso recibir general normalmente realmente exactamente hay que tan fuera dentro
  `),
  light: words(`
    cerca cercano
    lleva llevan
    firmar firman piden multa entrar pedir fin momento inicial llegar llego concreto poner reservar reserva
    reservas cita citas agendar turno turnos traer comprar compro vender venden venta elegir escoger
    disponible disponibles disponibilidad especial especiales especifico especifica politica minimo minima
    maximo periodo largo corto acceso incluir incluye incluido incluida incluidos problema anual ano anos mes
    meses mensual semana semanas dia hora tiempo valido valida validos proximo proxima grande pequeno nuevo
    nueva viejo bueno buena mejor cubre cubrir exigir exigido pronto rapido primero ultimo parte real numero
    cantidad cliente clientes mundo version opcion opciones diferencia extra adicional total anadir enviar
    llamar escribir leer responder respuesta manana lunes martes miercoles jueves viernes sabado domingo noche
    ciudad pais paises zona min mins minuto familia mujer marido amigo hermano hermana madre padre equipo colega colegas jefe persona
    personas online lugar lugares sitio dos tres cuatro cinco seis siete ocho nueve diez quince veinte treinta cien seguro segura dejar salir necesitar
  `),
  places: words('donde adonde'),
  bots: words('bot bots chatbot robot ia agente asistente maquina programa cosa servicio'),
  alike: [
    list(
      'recibo un correo | recibo un email | recibo correo | recibo email | recibo confirmación | recibo una confirmación | recibir un correo | me mandan un correo | me envían un correo | me mandan un email | me envían un email | envían confirmación | mandan confirmación | confirmación por correo | recordatorio | recordatorios | invitación',
    ),
    list('me llaman | me llama | llamarme | me llamarán | me telefonean | me marcan'),
    list(
      'precio | precios | costo | me sale | me saldría | nos sale | costos | coste | costes | cuesta | cuestan | costar | valor | tarifa | tarifas | cuota | cuánto cuesta | cuánto vale | cuánto es | cuánto sale | cuánto cobran | cobran | cobra | cobrar | caro | barato | a cuánto está | a cuánto | cara | caros | baratos | por cuánto | en cuánto sale | mensualidad',
    ),
    list(
      'instalación | configuración | configurar | implementación | implantación | puesta en marcha | setup | set-up | set up | dar de alta | cuota inicial | coste inicial | cuota de alta | pago inicial',
    ),
    list(
      'enmarcha | en marcha | funcionando | andando | estar en marcha | en producción | entrar en producción | en funcionamiento | estar listo | listo | lista | listos | go live | lanzar | lanzamiento | salir en vivo | operativo | esté funcionando | estar funcionando',
    ),
    list(
      'empezar | comenzar | necesitan de nosotros | necesitáis de nosotros | necesitas de nosotros | necesita de nosotros | de nuestra parte | por nuestra parte | tenemos que aportar | hay que aportar | tenemos que enviar | inicio | iniciar | preparar | arrancar',
    ),
    list(
      'duración | dura | duran | año entero | todo un año | año completo | cuánto tiempo | cuánto tarda | cuánto tardan | cuánto dura | cuánto tiempo tarda | cuánto tiempo lleva | cuánto se tarda | plazo | minutos | cuántos minutos | rápido',
    ),
    list(
      'cancelar | cancelación | rescindir | rescisión | terminar | dar de baja | darme de baja | darse de baja | darnos de baja | baja | finalizar | acabar',
    ),
    list(
      'contrato | acuerdo | comprometerme | comprometernos | comprometerse | atado | atados | ligado a un contrato | permanencia | compromiso | plazo mínimo | periodo mínimo | tiempo mínimo',
    ),
    list('plan | paquete | suscripción'),
    list('cambiar | cambio | pasar | subir | pasar a | mejorar | upgrade | downgrade | cambiarme'),
    list(
      'idioma | idiomas | atiende en | atienden en | responden en | contestan en | contesta en | responde en | lengua | lenguas | hablar | hablan | habla | multilingüe | inglés | portugués | español | francés | alemán',
    ),
    list(
      'integrar | integración | enlazar | vincular | enganchar | integraciones | integran | integra | conectar | conexión | compatible | sincronizar | conectan | conecta | crm',
    ),
    list('sistema | herramienta | herramientas | software | aplicación | plataforma | app'),
    list('datos | datos personales | información personal'),
    list('europa | europea | europeo | unión europea | ue'),
    list('agente | agentes | bot | bots | chatbot | asistente'),
    list(
      'rgpd | gdpr | acuerdo de tratamiento de datos | privacidad | protección de datos | cumplen | cumplimiento | cumple',
    ),
    list('entrenar | entrenamiento | entrenan | enseñar | enseñan | aprender | entrenar modelos'),
    list(
      'conversación | conversaciones | charla | charlas | mensaje | mensajes | chat | chats | historial | transcripciones',
    ),
    list(
      'prueba | probar | gratis | gratuito | gratuita | gratuitos | gratuitas | es de pago | son de pago | sin coste | sin costo | prueba gratis | prueba gratuita | periodo de prueba | versión gratuita',
    ),
    list(
      'descuento | descuentos | descuentito | negociar | negociable | mejor precio | rebajas | abaratar | hacer precio | promoción | promociones | cupón | más barato | rebaja | oferta | ofertas | precio especial',
    ),
    list('iva | impuesto | impuestos'),
    list(
      'horario | horarios | horas | abrís | cerráis | abren | cierran | abre | cierra | abierto | abiertos | cerrado',
    ),
    list(
      'sinrespuesta | no sabe | no tiene ni idea | ni idea | no sepa | sin respuesta | no sabe la respuesta | no sabe responder | inventa | inventan | inventar | se equivoca | alucina | qué contestar | qué responder | no puede responder | no sepa responder',
    ),
    list(
      'aparcar | aparcamiento | dejar el coche | estacionar | estacionamiento | parking | coche | carro | auto | parquímetro | garaje',
    ),
    list('niño | niños | niña | niñas | hijo | hija | hijos | bebé | infantil | chico | pequeños'),
    list(
      'tarde | retraso | con retraso | atasco | demoro | me demoro | retrasado | llego tarde | llegar tarde | retrasos | me retraso | retrasarme | impuntual',
    ),
    list(
      'faltar | no me presento | no presentarse | no aparezco | no voy | no vengo | falto | no acudo | no asisto',
    ),
    list('barbero | peluquero | estilista'),
    list(
      'regalo | regalos | tarjeta regalo | tarjetas regalo | tarjeta de regalo | tarjetas de regalo | cheque regalo | vale regalo | bono regalo',
    ),
    list('propina | propinas'),
    list('depósito | señal | anticipo | fianza | por adelantado | pago anticipado | pagar antes | adelanto'),
    list('producto | productos | marca | marcas | pomada | cera | champú'),
    list(
      'tinte | teñir | tiñen | teñís | tiñes | color | colorear | coloración | mechas | decolorar | permanente',
    ),
    list('perro | perros | perrito | perrita | perritos | perrillo | mascota | mascotas | animal | animales'),
    list(
      'silla de ruedas | accesible | accesibilidad | discapacitados | discapacidad | movilidad reducida | minusválidos',
    ),
    list('jubilado | jubilados | mayor | mayores | tercera edad | ancianos | pensionistas'),
    list('estudiante | estudiantes | universitario'),
    list('sincita | sin cita | sin reserva | sin cita previa | sin reservar'),
    list(
      'corte | cortar | cortes | pelo y barba | cabello y barba | corte y barba | cortáis | corte de pelo | corte de cabello | cortan',
    ),
    list(
      'pagar | pago | forma de pago | formas de pago | medios de pago | métodos de pago | tarjeta | tarjeta de crédito | crédito | débito | visa | efectivo | metálico | cheque | apple pay | google pay | paypal | transferencia | transferencia bancaria | domiciliación',
    ),
    list('contacto | contactar | hablar con | ponerme en contacto'),
    list(
      'guardar | almacenar | borrar | borráis | eliminar | elimináis | almacenamiento | alojado | servidor | servidores | conservar | mantener | retención',
    ),
    list('vacante | empleo | están contratando'),
    list('benefica | ong | sin ánimo de lucro'),
    list('pelo | cabello'),
  ],
  stem: (word) => withoutEnding(word, ENDINGS, 3),
  openings: list(`
    vendeis | cumplis | pasa algo | hay problema | necesito | tengo que | se integra | se integran | integra | conecta | se conecta | entrenais | necesitais | permitis | admitis | usais | hablais | guardais | abris | cerrais | ofreceis | trabajais | cobrais | cortais | tenis | dais | atendeis | integrais | conectais | estais | venis | aceptas | vendes | abres | atienden | atiendes |
    que | quien | quienes | cual | y si | en cuanto | en que | a que | por cuanto | hasta que | cuales | cuando | donde | adonde | como | porque | cuanto | cuanta | cuantos | cuantas | tiene | tienen | hay | existe | existen | puedo | puede | pueden | podemos | podeis | teneis | haceis | hacen | hace | aceptan | acepta | aceptais | ofrecen |    dime | diga | explica | cuentame | venden | usan | hablan | guardan |  funciona | funcionan | se puede | se pueden |
    quisiera saber | quiero saber | me gustaría saber | necesito saber | quería saber | una pregunta | una duda | tengo una pregunta | tengo una duda | será que | es posible
  `),
  aboutUs: list(
    'usted | ustedes | vosotros | su | sus | vuestro | vuestra | nosotros | nuestro | nuestra | aqui | ahi | tienen | teneis | puedo | podemos | aceptan | acepta | aceptais | hacen | haceis | ofrecen | venden | cobran | dan | usan | trabajan | emiten | necesito | tengo',
  ),
  ofBusiness: words(`
    director directora gerente reembolso reembolsan devolucion devolver garantia entrega entregan envio certificado certificacion seguro empleo trabajo vacante vacantes
    oficina direccion ubicacion sede fundador dueno ceo clientes cliente competidor competencia competidores referencias
    opiniones resenas socio colaboracion revendedor seguridad seguro iso factura recibo wifi bano servicio metro autobus
    espera esperar api sms telefono numero voz llamadas queja boletin catalogo
  `),
  ofTheWorld: words(`
    tesla ferrari iphone samsung oro plata petroleo leche rueda ruedas suiza londres portugal brasil cuantica fisica fotosintesis vacuna vacunas dragon dragones eiffel
    chiste chistes clima lluvia llover llueve nieve temperatura pronostico poema poemas poesia cancion musica canciones cuento novela
    presidente ministro eleccion elecciones voto votar gobierno trump biden putin sanchez guerra ucrania israel
    futbol baloncesto tenis partido partidos campeonato campeon goles madrid barcelona barca liga mundial olimpiadas messi ronaldo
    receta recetas cocinar pastel pizza pasta cena almuerzo restaurante restaurantes paella tortilla
    pelicula peliculas netflix actor actriz cantante
    capital francia paris alemania japon china italia espana oceano planeta planetas universo 
    matematicas ecuacion calcula calcule multiplicar raiz cuadrada 
    python javascript java algoritmo sql
    bitcoin criptomoneda ethereum acciones bolsa loteria horoscopo signo
    dios religion biblia jesus sentido novia novio sexo
    deberes traduce traducir gramatica dinosaurio dinosaurios einstein cervantes
    medico dolor dieta calorias virus covid fiebre medicina
    vuelo vuelos hotel hoteles taxi uber aeropuerto viaje 
    chatgpt openai gpt gemini siri alexa
    pez gato gatos elefante poblacion moneda adivinanza ajedrez
  `),
  offTopic: list(`
    mi cumple | mi cumpleaños | qué opinas de los | qué opina de los |
    cuéntame un chiste | deberes de | mis deberes | los deberes | declaración de la renta | cuenta un chiste | dime un chiste | sentido de la vida | cuántos años tienes | me amas | me quieres | dónde vives |
    qué hora es | qué día es hoy | prompt del sistema | ignora las instrucciones | ignora todo | tus instrucciones | tu prompt | estoy aburrido | estoy aburrida | estoy triste |
    recomiéndame | recomiendame una | traduce | escribe un | escribe una | escríbeme | cuéntame un cuento | cuéntame una historia | haz mis deberes | haz los deberes | quién ganó | raíz cuadrada | quién inventó | quién escribió |
    quién descubrió | quién pintó | cásate conmigo | finge que | finge ser | canta una | tienes sentimientos | duermes | qué tiempo hace | va a llover
  `),
  insults: list(`
    vete a paseo | vete a freír espárragos | idiota | estúpido | estúpida | tonto | tonta | imbécil | mierda | joder | que te jodan | jódete | vete a la mierda | vete al infierno | puta | hijo de puta | puta madre | gilipollas | cabrón | coño |
    pérdida de tiempo | me haces perder el tiempo | no me estás ayudando | no ayuda | no sirve para nada | no sirves para nada | no sirve de nada | esto es ridículo | es ridículo | ya te lo dije | ya se lo dije | ya me lo preguntaste | ya me lo preguntó | qué pesado | estoy harto | estoy harta | qué fastidio | qué desastre |
    cállate | inútil | basura | payaso | te odio | pendejo | pendeja | que asco | qué asco | porquería | idiotas | ladrones | estafa | estafadores | cretino | eres un desastre | eres un inútil
  `),
  whoAnswers: list(`
    quién eres | quién es usted | quién es | quién habla | con quién hablo | con quién estoy hablando | qué eres | cómo te llamas | cómo se llama usted | cuál es tu nombre | cuál es su nombre |
    eres un robot | eres robot | es usted un robot | es un robot | eres un bot | eres bot | es un bot | eres humano | eres humana | es humano | eres un humano | eres una persona | es una persona | eres una persona real | es una persona real | eres real |
    eres una ia | es una ia | eres una máquina | es una máquina | eres chatgpt | esto es un robot | esto es un bot | es esto un bot | esto es automático | eres una persona de verdad |
    estoy hablando con un robot | estoy hablando con una persona | estoy hablando con un humano | estoy hablando con una máquina | hablo con un robot | hablo con una persona | robot o humano | humano o robot | robot o persona | persona o robot | quién te creó | quién te hizo | preséntate | háblame de ti
  `),
  isItYou: list(`
    eres | sos | es usted | usted es | tú eres | vos sos | esto es | es esto | este chat es | estoy hablando con |
    estoy chateando con | estoy escribiendo con | hablo con | estoy hablando contigo
  `),
  beings: words(`
    robot robots bot bots humano humana persona personas gente maquina ia ordenador computadora chatbot chatgpt
  `),
  besideBeings: words(`
    un una el la o y u programa automatico automatica asistente virtual solo real verdad de alguien ser algun alguna mismo
  `),
  asNear: [['prueba', 'precio']],
};

const ENDINGS: readonly (readonly [string, string])[] = [
  ['arlos', ''],
  ['arlas', ''],
  ['arlo', ''],
  ['arla', ''],
  ['erlo', ''],
  ['erla', ''],
  ['irlo', ''],
  ['irla', ''],
  ['arme', ''],
  ['arnos', ''],
  ['amientos', ''],
  ['amiento', ''],
  ['imiento', ''],
  ['aciones', ''],
  ['acion', ''],
  ['iones', 'ion'],
  ['ariais', ''],
  ['abais', ''],
  ['ais', ''],
  ['eis', ''],
  ['amos', ''],
  ['emos', ''],
  ['ando', ''],
  ['iendo', ''],
  ['adas', ''],
  ['ados', ''],
  ['idas', ''],
  ['idos', ''],
  ['ada', ''],
  ['ado', ''],
  ['ida', ''],
  ['ido', ''],
  ['aron', ''],
  ['ar', ''],
  ['er', ''],
  ['ir', ''],
  ['an', ''],
  ['en', ''],
  ['os', ''],
  ['as', ''],
  ['es', ''],
  ['a', ''],
  ['e', ''],
  ['o', ''],
  ['s', ''],
];
