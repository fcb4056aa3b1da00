import type { Conversation } from '../conversation.ts';
import * as copy from '../copy/en.ts';
import type { Aside as AsideModel, Model } from '../model.ts';
import { Aside } from './aside.tsx';

interface HandoverProps {
  readonly aside: Extract<AsideModel, { kind: 'handover' }>;
  readonly model: Model;
  readonly conversation: Conversation;
}

/** The QR code is drawn once its script is loaded; without it there is the link. */
export function Handover({ aside: { link, expiresAt }, model, conversation }: HandoverProps) {
  const isOver = link !== null && expiresAt <= model.now;
  return (
    <Aside title={copy.handOver} onBack={() => conversation.closeAside()}>
      <p role="status">{isOver ? copy.codeOver : copy.scan}</p>
      {link !== null &&
        !isOver && [
          <holdfast-qr role="img" aria-label={copy.code} text={link} />,
          <a href={link} target="_blank" rel="noopener noreferrer">
            {copy.link}
          </a>,
        ]}
      {isOver && (
        <button type="button" class="primary" onclick={() => conversation.handOver()}>
          {copy.newCode}
        </button>
      )}
    </Aside>
  );
}
