import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Conversation } from '../conversation.ts';
import { Launcher } from './launcher.tsx';
import { Panel } from './panel.tsx';

interface WidgetProps {
  readonly conversation: Conversation;
  /** The page's own name for the chat; else the assistant's. */
  readonly title: string | null;
}

export function Widget({ conversation, title }: WidgetProps) {
  const model = conversation.model.value;
  const launcher = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);

  // Before the panel is seen to be gone: the next key already belongs to the launcher.
  useLayoutEffect(() => {
    if (wasOpen.current && !model.open) launcher.current?.focus();
    wasOpen.current = model.open;
  }, [model.open]);

  return (
    <>
      {model.open && <Panel model={model} conversation={conversation} title={title} />}
      <Launcher
        button={launcher}
        open={model.open}
        title={title}
        onToggle={() => (model.open ? conversation.close() : conversation.open({ byVisitor: true }))}
      />
    </>
  );
}
