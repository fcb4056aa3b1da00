/** What was sent, as far as it can be told without repeating what may be personal. */
export function inWords(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is null';
  if (Array.isArray(value)) return 'is an array';
  if (typeof value !== 'string') return `is ${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
  const { length } = value.trim();
  return length === 0 ? 'is empty' : `is text of length ${length.toLocaleString('en')}`;
}
