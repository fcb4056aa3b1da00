import type { Conversation } from '../conversation.ts';
import { en } from '../copy/en.ts';
import { Aside } from './aside.tsx';

interface ForgetProps {
  readonly conversation: Conversation;
}

export const Forget = ({ conversation }: ForgetProps) => (
  <Aside title={en.forget} onBack={() => conversation.closeAside()}>
    <p>{en.forgetWhat}</p>
    <button type="button" class="primary" onclick={() => conversation.forget()}>
      {en.forgetNow}
    </button>
  </Aside>
);
