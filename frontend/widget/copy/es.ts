import type { Notice } from '../model.ts';
import type { EndReason } from '../outcome.ts';

// Spanish for Spain and Latin America, with the assistant's vocabulary: "usted", "reserva", "referencia".

export const locale = 'es';
export const element = 'holdfast-panel-es';

export const chat = 'Chat';
export const close = 'Cerrar chat';
export const more = 'Más';
export const headline = 'Reservas y preguntas';
export const elsewhere = 'Abierto también en otro dispositivo';
export const degraded = 'El guardado se retrasa. Puede continuar.';
export const conversation = 'Conversación';
export const you = 'Usted';
export const team = 'Equipo';
export const typing = 'Escribiendo';
export const messageLabel = 'Su mensaje';
export const placeholder = 'Escriba un mensaje';
export const send = 'Enviar';
export const counter = (length: number, most: number) => `${length} de ${most} caracteres`;
export const retry = 'Reintentar';
export const unanswered = 'Aún sin respuesta';
export const refused = 'Esto no se pudo aceptar. Escríbalo de otra forma.';
export const offline = 'Está sin conexión. Lo que escriba se enviará después.';
export const startUnreachable = 'El chat no está disponible en este momento.';
export const sendUnreachable = 'Aún sin respuesta. Puede reintentar sin riesgo.';
export const busy = 'Hay mucha demanda. Se reintentará en breve.';
export const cut = 'Se perdió la conexión. Reconectando.';
export const ended: Readonly<Record<EndReason, string>> = {
  expired: 'Esta conversación ha caducado.',
  deleted: 'Esta conversación se ha borrado.',
  notFound: 'Esta conversación ya no existe.',
};
export const notices: Readonly<Record<Notice, string>> = {
  linkExpired: 'El enlace ha caducado. Muestre un código nuevo en el otro dispositivo.',
  noCode: 'No hay código en este momento.',
  forgetFailed: 'Aún no se ha borrado nada. Inténtelo de nuevo.',
};
export const startOver = 'Iniciar otra conversación';
export const expiring = (time: string) => `Esta conversación termina a las ${time}.`;
export const stay = 'Mantenerla abierta';
export const handOver = 'Continuar en el teléfono';
export const scan = 'Escanéelo con el teléfono. Sirve una vez, durante un minuto.';
export const code = 'Código QR de esta conversación';
export const link = 'Enlace para otro dispositivo';
export const codeOver = 'El código ha caducado.';
export const newCode = 'Mostrar un código nuevo';
export const forget = 'Borrar mis datos';
export const forgetWhat =
  'Esto borra la conversación y lo que se sabe de usted. Las reservas confirmadas se mantienen.';
export const forgetNow = 'Sí, borrarlos';
export const back = 'Volver';
export const heldStill = (minutes: number) =>
  `El horario se guarda ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'} más.`;
export const holdOver = 'El horario ya no está guardado. Otra persona puede tomarlo.';
