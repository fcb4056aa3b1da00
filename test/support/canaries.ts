/** Personal data of a fictitious visitor. Wherever a piece of it shows up, it has leaked. */
export const CANARY = {
  name: 'Zephyrine Quillfeather',
  email: 'zephyrine.quill@canary-mail.example',
  phone: '+351 937 461 592',
  company: 'Marmalade Crescent Holdings',
  goal: 'stop the wombats from flooding rua dos pinguins 17',
  issue: 'the flugelhorn invoice of aunt Petronella is wrong',
  otherEmail: 'petronella.xylo@other-canary.example',
} as const;

/** Masks keep a first letter, a domain and four digits; these must never be seen. */
const SECRETS = [
  'zephyrine',
  'quillfeather',
  'zephyrine.quill',
  'petronella',
  'petronella.xylo@other-canary.example',
  CANARY.email,
  'marmalade crescent',
  'wombats',
  'rua dos pinguins',
  'flugelhorn',
] as const;
const SECRET_DIGITS = ['351937461592', '937461592'] as const;

/**
 * The canaries, or further secrets, that a text contains: as they are, as digits, in base64 or URL-encoded.
 */
export function leaksIn(text: string, further: readonly string[] = []): readonly string[] {
  const lowered = text.toLowerCase();
  const digits = text.split('\n').map((line) => line.replaceAll(/\D/g, ''));
  const secrets = [...SECRETS, ...further];
  return [
    ...secrets.filter((secret) => lowered.includes(secret.toLowerCase())),
    ...secrets.filter((secret) => lowered.includes(encodeURIComponent(secret).toLowerCase())),
    ...SECRET_DIGITS.filter((secret) => digits.some((line) => line.includes(secret))),
    ...[...CASES(secrets), ...SECRET_DIGITS].filter((secret) =>
      base64Forms(secret).some((form) => text.includes(form)),
    ),
  ];
}

/** Base64 depends on case, and a secret may occur in either. */
const CASES = (secrets: readonly string[]): readonly string[] =>
  secrets.flatMap((secret) => [secret, `${secret.slice(0, 1).toUpperCase()}${secret.slice(1)}`]);

/** The part of the base64 form that is independent of the secret's position in the encoded text. */
function base64Forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const inner = encoded.slice(Math.ceil((offset * 4) / 3), encoded.length - 1);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
