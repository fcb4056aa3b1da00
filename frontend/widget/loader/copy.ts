type Copy = readonly [launch: string, close: string, failed: string];

/** What is said before the panel is there. */
export const copies = {
  en: ['Chat with us', 'Close chat', 'Not reachable. Try again'],
  pt: ['Fale conosco', 'Fechar chat', 'Sem resposta. Tente de novo'],
  es: ['Chatee con nosotros', 'Cerrar chat', 'Sin respuesta. Reintente'],
} as const satisfies Readonly<Record<string, Copy>>;

/** Those that the widget has sentences of its own in. */
export type Language = keyof typeof copies;

/** The most wanted of these tags (BCP 47) that it has sentences for: `pt` of `pt-BR`. Else English. */
export const languageOf = (wanted: readonly string[]): Language =>
  wanted.map((tag) => tag.toLowerCase().replace(/-.*/s, '')).find(isLanguage) ?? 'en';

const isLanguage = (code: string): code is Language => Object.hasOwn(copies, code);
