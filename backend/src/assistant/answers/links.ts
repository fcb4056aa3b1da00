const SCHEME = /[a-z][a-z0-9+.-]{1,20}:(?=[^\s\d])\S*/g;
const ADDRESS =
  /(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}_%+-]+(?:\.[\p{L}\p{N}_%+-]+)*@)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[/?#]\S*)?/gu;
const EDGES = /^[("'“«<]+|[)"'”»>.,;:!?]+$/gu;

/** Everything in a text that may lead elsewhere: links of any scheme, domains, e-mail addresses. */
export const linksIn = (text: string): readonly string[] => {
  const lowered = text.normalize('NFKC').toLowerCase();
  return [...(lowered.match(SCHEME) ?? []), ...(lowered.match(ADDRESS) ?? [])].map((link) =>
    link.replaceAll(EDGES, ''),
  );
};
