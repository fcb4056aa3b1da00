/** Set-up failed; the message says what to do. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}
