import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { DialogueState } from '../../backend/src/dialogue/step.ts';
import { ArchiveCipher } from '../../backend/src/sessions/archive/archive-cipher.ts';
import { createKeyRing } from '../../backend/src/sessions/key-ring.ts';
import { openResumeToken, sealResumeToken } from '../../backend/src/sessions/resume-token.ts';
import { decodeSession, encodeSession } from '../../backend/src/sessions/session-json.ts';
import type { Session } from '../../backend/src/sessions/session-store.ts';
import { BUSINESS_NAMES, loadTestBusiness } from '../support/businesses.ts';
import { everyNode } from '../support/every-node.ts';

const ID = 'web-1';
const AT = '2026-01-05T12:00:00.000Z';
const ring = createKeyRing([{ kid: 'k', secret: randomBytes(32) }]);
const cipher = new ArchiveCipher(ring);

/** The ways in which a session is stored, each as a round trip. */
const RESTS: readonly (readonly [string, (session: Session) => Session | null])[] = [
  ['the JSON in the store', (session) => decodeSession(encodeSession(session))],
  ['the token of its client', throughToken],
  ['the row of the archive', throughRow],
];

function throughToken(session: Session): Session | null {
  const at = Date.parse(AT);
  const token = sealResumeToken(ring, { sessionId: ID, session, issuedAt: at, expiresAt: at + 3_600_000 });
  const opened = openResumeToken(ring, token ?? '', ID, at);
  return opened.kind === 'opened' ? opened.session : null;
}

function throughRow(session: Session): Session | null {
  const hashed = cipher.hash(ID);
  return cipher.openSession(hashed, cipher.sealSession(hashed, ID, session))?.session ?? null;
}

describe.each(BUSINESS_NAMES)('every node of the statechart of %s', (name) => {
  const business = loadTestBusiness(name);
  const dialogue = new Dialogue(business);

  const sessionIn = (node: DialogueState): Session => ({
    version: 3,
    epoch: 'epoch',
    createdAt: AT,
    updatedAt: AT,
    ...dialogue.save(node),
    turns: [],
  });

  test.each(RESTS)('survives %s', (_, there) => {
    for (const node of everyNode(business)) {
      const session = there(sessionIn(node));
      expect(session, node.state).not.toBeNull();
      expect(session && dialogue.restore(session)).toMatchObject({
        kind: 'restored',
        dialogue: node,
        asShown: true,
      });
    }
  });
});
