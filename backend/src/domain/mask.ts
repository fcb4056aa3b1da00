import type { JsonObject } from '../lib/json.ts';
import type { Business } from './business.ts';

/** `jo***@example.com`: two characters, or fewer of a short name, and the domain. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '***';
  return `${[...email.slice(0, at)].slice(0, at > 2 ? 2 : 1).join('')}***${email.slice(at)}`;
}

/** `***7890`: the last four digits of a number with more than four. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return digits.length > 4 ? `***${digits.slice(-4)}` : '***';
}

/** `J***`: the first letter. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}***`;

/** The answers that may appear in a log line: name, e-mail and phone, masked. All others are omitted. */
export function maskAnswers(answers: JsonObject, business: Business): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const { id, kind } of business.questions) {
    const answer = answers[id];
    if (typeof answer !== 'string') continue;
    if (kind === 'name') masked.name = maskName(answer);
    if (kind === 'email') masked.email = maskEmail(answer);
    if (kind === 'phone') masked.phone = maskPhone(answer);
  }
  return masked;
}
