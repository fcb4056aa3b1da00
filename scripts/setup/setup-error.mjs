/** Set-up cannot go on; the message tells the reader what to do. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}
