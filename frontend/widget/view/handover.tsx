import type { Conversation } from '../conversation.ts';
import { en } from '../copy/en.ts';
import type { Aside as AsideModel, Model } from '../model.ts';
import { Aside } from './aside.tsx';

interface HandoverProps {
  readonly aside: Extract<AsideModel, { kind: 'handover' }>;
  readonly model: Model;
  readonly conversation: Conversation;
}

/** The code is drawn once its script is there; without it there is the link. */
export function Handover({ aside: { link, expiresAt }, model, conversation }: HandoverProps) {
  const isOver = link !== null && expiresAt <= model.now;
  return (
    <Aside title={en.handOver} onBack={() => conversation.closeAside()}>
      <p role="status">{isOver ? en.codeOver : en.scan}</p>
      {link !== null &&
        !isOver && [
          <holdfast-qr role="img" aria-label={en.code} text={link} />,
          <a href={link} target="_blank" rel="noopener noreferrer">
            {en.link}
          </a>,
        ]}
      {isOver && (
        <button type="button" class="primary" onclick={() => conversation.handOver()}>
          {en.newCode}
        </button>
      )}
    </Aside>
  );
}
