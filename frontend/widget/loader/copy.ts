type Copy = readonly [launch: string, close: string, failed: string];

/** The sentences shown before the panel is loaded. */
export const copies = {
  en: ['Chat with us', 'Close chat', 'Not reachable. Try again'],
  pt: ['Fale conosco', 'Fechar chat', 'Sem resposta. Tente de novo'],
  es: ['Chatee con nosotros', 'Cerrar chat', 'Sin respuesta. Reintente'],
} as const satisfies Readonly<Record<string, Copy>>;

/** The languages that the widget has its own sentences in. */
export type Language = keyof typeof copies;

/**
 * The first of these BCP 47 tags, in order of preference, that has sentences: `pt` for `pt-BR`. Default:
 * English.
 */
export const languageOf = (wanted: readonly string[]): Language =>
  wanted.map((tag) => tag.toLowerCase().replace(/-.*/s, '')).find(isLanguage) ?? 'en';

const isLanguage = (code: string): code is Language => Object.hasOwn(copies, code);
