import type { Notice } from '../model.ts';
import type { EndReason } from '../outcome.ts';

// Brazilian Portuguese, with the assistant's vocabulary: "você", "agendamento", "código".

export const locale = 'pt-BR';
export const element = 'holdfast-panel-pt';

export const chat = 'Chat';
export const close = 'Fechar chat';
export const more = 'Mais';
export const headline = 'Agendamentos e dúvidas';
export const elsewhere = 'Aberto também em outro aparelho';
export const degraded = 'O salvamento atrasou. Pode continuar.';
export const conversation = 'Conversa';
export const you = 'Você';
export const team = 'Equipe';
export const typing = 'Digitando';
export const messageLabel = 'Sua mensagem';
export const placeholder = 'Escreva uma mensagem';
export const send = 'Enviar';
export const counter = (length: number, most: number) => `${length} de ${most} caracteres`;
export const retry = 'Tentar de novo';
export const unanswered = 'Ainda sem resposta';
export const refused = 'Isto não pôde ser aceito. Escreva de outra forma.';
export const offline = 'Você está offline. O que escrever será enviado depois.';
export const startUnreachable = 'O chat está indisponível no momento.';
export const sendUnreachable = 'Ainda sem resposta. Pode tentar de novo sem risco.';
export const busy = 'Há muito movimento. Nova tentativa em breve.';
export const cut = 'A conexão caiu. Reconectando.';
export const ended: Readonly<Record<EndReason, string>> = {
  expired: 'Esta conversa expirou.',
  deleted: 'Esta conversa foi apagada.',
  notFound: 'Esta conversa não existe mais.',
};
export const notices: Readonly<Record<Notice, string>> = {
  linkExpired: 'O link expirou. Mostre um novo código no outro aparelho.',
  noCode: 'Não há código no momento.',
  forgetFailed: 'Nada foi apagado ainda. Tente de novo.',
};
export const startOver = 'Iniciar nova conversa';
export const expiring = (time: string) => `Esta conversa termina às ${time}.`;
export const stay = 'Manter aberta';
export const handOver = 'Continuar no celular';
export const scan = 'Escaneie com o celular. Vale uma vez, por um minuto.';
export const code = 'QR code desta conversa';
export const link = 'Link para outro aparelho';
export const codeOver = 'O código expirou.';
export const newCode = 'Mostrar um novo código';
export const forget = 'Apagar meus dados';
export const forgetWhat =
  'Isto apaga a conversa e o que se sabe de você. Agendamentos confirmados permanecem.';
export const forgetNow = 'Sim, apagar';
export const back = 'Voltar';
export const heldStill = (minutes: number) =>
  `O horário fica reservado por mais ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}.`;
export const holdOver = 'O horário não está mais reservado. Outra pessoa pode ficar com ele.';
