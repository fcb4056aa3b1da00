/** Personal data of a visitor who does not exist: wherever a piece of it shows up, it leaked. */
export const CANARY = {
  name: 'Zephyrine Quillfeather',
  email: 'zephyrine.quill@canary-mail.example',
  phone: '+351 937 461 592',
  company: 'Marmalade Crescent Holdings',
  goal: 'stop the wombats from flooding rua dos pinguins 17',
  issue: 'the flugelhorn invoice of aunt Petronella is wrong',
  otherEmail: 'petronella.xylo@other-canary.example',
} as const;

/** Masks keep a first letter, a domain and four digits, so these are what must never be seen. */
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

/** What of the canary, or of these further secrets, stands in the text: as it is, as digits, base64 or URL-coded. */
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

/** Base64 depends on the case, and a secret may stand in either. */
const CASES = (secrets: readonly string[]): readonly string[] =>
  secrets.flatMap((secret) => [secret, `${secret.slice(0, 1).toUpperCase()}${secret.slice(1)}`]);

/** What is the same in base64 wherever in the encoded text the secret begins. */
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
