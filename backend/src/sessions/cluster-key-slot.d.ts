declare module 'cluster-key-slot' {
  /** The hash slot of a key, 0 to 16,383; computed from its hash tag if it has one. */
  export default function slotOf(key: string): number;
}
