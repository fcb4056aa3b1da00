import type { ChatReply, ChatSnapshot } from '../../backend/src/protocol/chat.ts';
import { backoffMs } from './backoff.ts';
import type { ConversationOptions } from './conversation-options.ts';
import { isPending } from './line.ts';
import type { LiveEvent } from './live-event.ts';
import { LiveStream } from './live-stream.ts';
import {
  canSay,
  initialModel,
  isOutOfStep,
  isRetryDue,
  isStarted,
  type Model,
  nextPending,
  runs,
} from './model.ts';
import type { EndReason, Failure, Outcome } from './outcome.ts';
import { type Message, reduce } from './reduce.ts';

const TICK_MS = 1_000;
/** How often continued typing is reported. */
const TYPING_EVERY_MS = 4_000;

/**
 * Connects model and server: the visitor's actions are sent, and the answers are reduced into the model.
 */
export class Conversation {
  readonly #options: ConversationOptions;
  readonly #stream: LiveStream;
  readonly #watchers = new Set<(model: Model, before: Model) => void>();
  #model: Model;
  #handoverCode: string | null;
  #clock: ReturnType<typeof setInterval> | undefined;
  #typedAt = 0;

  constructor(options: ConversationOptions) {
    this.#options = options;
    this.#handoverCode = options.handoverCode;
    this.#model = { ...initialModel(options.now(), options.timeZone), draft: options.tab.state.draft };
    this.#stream = new LiveStream({
      open: (after, signal) => options.connection.events(after, signal),
      onEvent: (event) => this.#hear(event),
      onCut: (cut) => this.#dispatch({ type: 'streamChanged', cut }),
      onEnd: (reason) => this.#end(reason),
      random: options.random,
    });
  }

  get model(): Model {
    return this.#model;
  }

  /** Calls back after each change; returns a function that ends this. */
  watch(onChange: (model: Model, before: Model) => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  open({ byVisitor }: { byVisitor: boolean }): void {
    this.#dispatch({ type: 'opened', byVisitor });
    if (this.#model.phase.kind === 'idle') void this.#start();
  }

  close(): void {
    this.#dispatch({ type: 'closed' });
  }

  /**
   * Sends what was typed or chosen, or keeps it until there is a connection. Ignored while a reply is
   * awaited.
   */
  say(text: string): void {
    if (canSay(this.#model)) this.queue(text);
  }

  /** Sends it as soon as possible. */
  queue(text: string): void {
    const { newMessageId, tab } = this.#options;
    const outgoing = { id: newMessageId(), text };
    if (isStarted(this.#model)) {
      this.#dispatch({ type: 'said', outgoing });
      void this.#flush();
    } else tab.keep({ unsent: [...tab.state.unsent, outgoing] });
  }

  /** Keeps the draft, and signals to other devices that the visitor is typing. */
  draft(draft: string): void {
    const { tab, connection, now } = this.#options;
    this.#dispatch({ type: 'drafted', draft });
    tab.keep({ draft });
    if (draft === '' || this.#model.devices.length < 2 || now() - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = now();
    connection.typing();
  }

  /** What the page knows of the visitor, such as `{ email: 'ana@example.com' }`. */
  identify(known: Readonly<Record<string, string>>): void {
    this.#dispatch({ type: 'identified', known });
  }

  /** Retries immediately what failed, under the same message id. */
  retry(): void {
    const { phase } = this.#model;
    this.#stream.wake();
    if (phase.kind === 'waiting') void (phase.for === 'start' ? this.#start() : this.#flush());
  }

  /** Leaves an ended conversation for a new one, which the server creates at its first message. */
  startOver(): void {
    const { memory, tab } = this.#options;
    memory.leave();
    tab.keep({ unsent: [] });
    if (this.#model.business) this.#dispatch({ type: 'restarted' });
    else void this.#start();
  }

  /**
   * Continues a conversation that another tab has started; one that the other tab has left ends here, too.
   */
  switchSession(): void {
    const { phase } = this.#model;
    if (phase.kind === 'idle') return;
    this.#stream.reset();
    if (this.#options.memory.session) void this.#start();
    else if (phase.kind !== 'ended') this.#end('deleted');
  }

  /** Extends a conversation that is about to end. */
  async stay(): Promise<void> {
    const outcome = await this.#options.connection.resume();
    if (outcome.ok) this.#dispatch({ type: 'happened', event: { type: 'snapshot', data: outcome.value } });
    else this.#fail(outcome.failure);
  }

  /** Creates a link that opens this conversation on another device. */
  async handOver(): Promise<void> {
    const { connection, page, onHandover } = this.#options;
    this.#dispatch({ type: 'asideChanged', aside: { kind: 'handover', link: null, expiresAt: 0 } });
    onHandover();
    const outcome = await connection.handOver();
    if (this.#model.aside?.kind !== 'handover') return;
    if (!outcome.ok) return this.#dispatch({ type: 'noticed', notice: 'noCode' });
    const { code, expiresAt } = outcome.value;
    const link = `${page()}#holdfast=${code}`;
    this.#dispatch({
      type: 'asideChanged',
      aside: { kind: 'handover', link, expiresAt: Date.parse(expiresAt) },
    });
  }

  /** Asks whether to forget everything. */
  askToForget(): void {
    this.#dispatch({ type: 'asideChanged', aside: { kind: 'forget' } });
  }

  async forget(): Promise<void> {
    const outcome = await this.#options.connection.forget();
    if (!outcome.ok && outcome.failure.kind !== 'ended')
      return this.#dispatch({ type: 'noticed', notice: 'forgetFailed' });
    this.#end('deleted');
  }

  closeAside(): void {
    this.#dispatch({ type: 'asideChanged', aside: null });
  }

  setOnline(online: boolean): void {
    this.#dispatch({ type: 'onlineChanged', online });
    if (!online) return;
    this.retry();
    void this.#flush();
  }

  /** Only a visible page keeps a stream, because browsers limit their number. */
  setVisible(visible: boolean): void {
    if (visible) this.#follow();
    else this.#stream.stop();
  }

  /** Reports that this device is still present without a stream. */
  beat(): void {
    if (this.#options.memory.session && this.#model.phase.kind === 'ready')
      this.#options.connection.heartbeat();
  }

  dispose(): void {
    clearInterval(this.#clock);
    this.#watchers.clear();
    this.#stream.stop();
    this.#options.connection.close();
  }

  async #start(): Promise<void> {
    const { connection, memory, tab } = this.#options;
    this.#dispatch({ type: 'starting' });
    const [business, resumed] = await Promise.all([connection.business(), this.#resume()]);
    const card = business.ok ? business.value : null;
    const outcome = resumed ?? business;
    // A conversation that has ended is shown with its assistant's name.
    const isShown = outcome.ok || (card && outcome.failure.kind === 'ended');
    const snapshot = resumed?.ok ? resumed.value : null;
    if (isShown) this.#dispatch({ type: 'started', business: card, snapshot, unsent: tab.state.unsent });
    if (!outcome.ok) return this.#fail(outcome.failure);
    if (memory.session) this.#follow(snapshot?.cursor);
    void this.#flush();
  }

  /**
   * Resumes by another device's code if there is one, otherwise from memory; null if there is nothing to
   * resume.
   */
  async #resume(): Promise<Outcome<ChatSnapshot> | null> {
    const { connection, memory } = this.#options;
    if (this.#handoverCode !== null) {
      const claimed = await connection.claim(this.#handoverCode);
      if (claimed.ok || claimed.failure.kind !== 'busy') this.#handoverCode = null;
      if (claimed.ok || claimed.failure.kind === 'busy') return claimed;
      this.#dispatch({ type: 'noticed', notice: 'linkExpired' });
    }
    return memory.session ? connection.resume() : null;
  }

  /** Sends pending messages one after another. */
  async #flush(): Promise<void> {
    for (;;) {
      const { phase, online } = this.#model;
      const next = nextPending(this.#model);
      const isFree = phase.kind === 'ready' || (phase.kind === 'waiting' && phase.for === 'message');
      if (!next || !isFree || !online) return;
      this.#dispatch({ type: 'sending' });
      const outcome = await this.#options.connection.send(next);
      if (!outcome.ok) return this.#fail(outcome.failure);
      await this.#take(outcome.value);
    }
  }

  async #take(reply: ChatReply): Promise<void> {
    const isOtherConversation = isOutOfStep(this.#model, reply);
    this.#dispatch({ type: 'replied', reply });
    if (isOtherConversation) await this.stay();
    this.#follow();
  }

  #follow(cursor?: string): void {
    const { phase } = this.#model;
    if (this.#options.memory.session && phase.kind !== 'idle' && phase.kind !== 'ended')
      this.#stream.start(cursor);
  }

  #fail(failure: Failure): void {
    if (failure.kind === 'ended') this.#end(failure.reason);
    else if (failure.kind === 'refused') this.#dispatch({ type: 'refused' });
    else {
      const busy = failure.kind === 'busy';
      const backoff = backoffMs(this.#model.failures + 1, this.#options.random());
      this.#dispatch({ type: 'failed', busy, retryInMs: busy ? failure.retryAfterMs + backoff : backoff });
    }
  }

  #hear(event: LiveEvent): void {
    if (event.type === 'expired' || event.type === 'deleted') this.#end(event.type);
    else this.#dispatch({ type: 'happened', event });
  }

  #end(reason: EndReason): void {
    if (reason === 'deleted') this.#options.memory.forget();
    this.#stream.reset();
    this.#dispatch({ type: 'ended', reason });
  }

  #dispatch(message: Message): void {
    const before = this.#model;
    this.#model = reduce({ ...before, now: this.#options.now() }, message);
    this.#keepUnsent(before);
    this.#keepTime();
    for (const watcher of this.#watchers) watcher(this.#model, before);
  }

  #keepUnsent(before: Model): void {
    if (before.lines === this.#model.lines) return;
    const unsent = this.#model.lines.filter(isPending).map(({ id, text }) => ({ id, text }));
    this.#options.tab.keep({ unsent });
  }

  /** Ticks only while something on the screen changes with time. */
  #keepTime(): void {
    if (runs(this.#model) === (this.#clock !== undefined)) return;
    clearInterval(this.#clock);
    this.#clock = runs(this.#model) ? setInterval(() => this.#tick(), TICK_MS) : undefined;
  }

  #tick(): void {
    this.#dispatch({ type: 'ticked' });
    if (isRetryDue(this.#model)) this.retry();
  }
}
