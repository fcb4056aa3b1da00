/** Invalid settings stop the start. The message lists every problem, for the person who configured it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
