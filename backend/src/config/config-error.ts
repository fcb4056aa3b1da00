/** Something set wrongly stops the start; the message lists everything that is wrong, for whoever set it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
