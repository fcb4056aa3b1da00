/** With a capital at the beginning; the rest stays as it is. */
export const capitalised = (text: string): string => {
  const [initial = ''] = text;
  return initial.toUpperCase() + text.slice(initial.length);
};
