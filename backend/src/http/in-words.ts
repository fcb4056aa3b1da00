/** Describes a sent value without repeating it, because it may be personal. */
export function inWords(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is null';
  if (Array.isArray(value)) return 'is an array';
  if (typeof value !== 'string') return `is ${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
  const { length } = value.trim();
  return length === 0 ? 'is empty' : `is text of length ${length.toLocaleString('en')}`;
}
