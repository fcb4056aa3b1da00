import type { Conversation } from '../conversation.ts';
import * as copy from '../copy/en.ts';
import { Aside } from './aside.tsx';

interface ForgetProps {
  readonly conversation: Conversation;
}

export const Forget = ({ conversation }: ForgetProps) => (
  <Aside title={copy.forget} onBack={() => conversation.closeAside()}>
    <p>{copy.forgetWhat}</p>
    <button type="button" class="primary" onclick={() => conversation.forget()}>
      {copy.forgetNow}
    </button>
  </Aside>
);
