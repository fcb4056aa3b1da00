/** The result of one check. */
export type Finding =
  | { readonly level: 'ok'; readonly about: string; readonly what: string }
  | {
      /** `failure`: Holdfast would not start, or would lose data that it is meant to keep. */
      readonly level: 'warning' | 'failure';
      readonly about: string;
      readonly what: string;
      /** What to do. */
      readonly remedy: string;
    };

type Told = (what: string) => Finding;
type Warned = (what: string, remedy: string) => Finding;

/** Creates findings about one thing. */
export const findingsAbout = (about: string): { ok: Told; warning: Warned; failure: Warned } => ({
  ok: (what) => ({ level: 'ok', about, what }),
  warning: (what, remedy) => ({ level: 'warning', about, what, remedy }),
  failure: (what, remedy) => ({ level: 'failure', about, what, remedy }),
});

/** Removes the leading name, which the finding already shows. */
export const withoutName = (trouble: string): string => trouble.replace(/^(Redis|PostgreSQL|PGlite): /, '');

export const hasFailure = (findings: readonly Finding[]): boolean =>
  findings.some(({ level }) => level === 'failure');
