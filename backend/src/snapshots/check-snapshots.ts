import type { Dialogue } from '../dialogue/dialogue.ts';
import type { RestartReason } from '../dialogue/restore-snapshot.ts';
import { assertNever } from '../lib/assert-never.ts';
import { shortHash } from '../lib/ids.ts';
import type { Session } from '../sessions/session-store.ts';
import type { StoredSession } from '../sessions/stored-sessions.ts';

/** How a build would restore a deployment's sessions. Contains nothing about visitors. */
export interface SnapshotCheck {
  /** The build's machine version. */
  readonly machineVersion: number;
  /** Live sessions: the sum of all that follow except `deleted`, `sealed` and `losingAnswers`. */
  readonly sessions: number;
  /** Deletion marks, which were skipped. */
  readonly deleted: number;
  readonly restored: number;
  /** By the version that saved them, oldest first. */
  readonly migrated: readonly { readonly from: number; readonly sessions: number }[];
  /** Most frequent reason first. `hashes`: `shortHash` of each session id. */
  readonly restarted: readonly { readonly reason: string; readonly hashes: readonly string[] }[];
  /** Sessions that could not be decrypted, by cause. */
  readonly sealed: readonly { readonly trouble: string; readonly sessions: number }[];
  /** Sessions with an answer that no longer fits its question, which is asked again. */
  readonly losingAnswers: number;
}

/** Restores every session as the next turn would, one by one, without keeping them. */
export async function checkSnapshots(
  stored: AsyncIterable<StoredSession>,
  dialogue: Dialogue,
): Promise<SnapshotCheck> {
  const { machineVersion } = dialogue;
  let deleted = 0;
  let losingAnswers = 0;
  const sealed = new Map<string, number>();
  const savedBy = new Map<number, number>();
  const restarted = new Map<string, string[]>();
  const restarts = (reason: string, id: string): void => {
    const hashes = restarted.get(reason) ?? [];
    hashes.push(shortHash(id));
    restarted.set(reason, hashes);
  };

  for await (const one of stored) {
    if (one.kind === 'deleted') {
      deleted += 1;
    } else if (one.kind === 'sealed') {
      sealed.set(one.trouble, (sealed.get(one.trouble) ?? 0) + 1);
    } else if (one.kind === 'damaged') {
      restarts('damaged JSON', one.id);
    } else {
      const restored = dialogue.restore(one.session);
      if (losesAnswers(one.session, restored.dialogue.context.answers)) losingAnswers += 1;
      if (restored.kind === 'restarted') restarts(inWords(restored.reason), one.id);
      else savedBy.set(restored.savedBy, (savedBy.get(restored.savedBy) ?? 0) + 1);
    }
  }
  return {
    machineVersion,
    sessions: sum([...savedBy.values(), ...[...restarted.values()].map(({ length }) => length)]),
    deleted,
    restored: savedBy.get(machineVersion) ?? 0,
    migrated: [...savedBy]
      .filter(([version]) => version !== machineVersion)
      .sort(([a], [b]) => a - b)
      .map(([from, sessions]) => ({ from, sessions })),
    restarted: [...restarted]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([reason, hashes]) => ({ reason, hashes })),
    sealed: [...sealed].map(([trouble, sessions]) => ({ trouble, sessions })),
    losingAnswers,
  };
}

const losesAnswers = ({ data }: Session, kept: Session['data']): boolean =>
  Object.keys(data).some((question) => !Object.hasOwn(kept, question));

function inWords(reason: RestartReason): string {
  switch (reason.kind) {
    case 'unknownVersion':
      return reason.version === null ? 'no machine version' : `unknown machine version ${reason.version}`;
    case 'failedMigration':
      return `failed migration from version ${reason.version}`;
    case 'unreadable':
      return `unreadable ${reason.field}`;
    case 'stateGone':
      return `no state ${nameOnly(reason.state)}`;
    case 'serviceGone':
      return `no service ${nameOnly(reason.service)}`;
    default:
      return assertNever(reason);
  }
}

/** A damaged session may hold anything in place of a name. */
const nameOnly = (name: string): string => (/^[\w-]{1,64}$/.test(name) ? name : '(not a name)');

const sum = (numbers: readonly number[]): number => numbers.reduce((total, next) => total + next, 0);
