import { ConversationModel, demand } from './conversation-model.ts';
import { EVERYWHERE, type Heard, type ModelWorld, type Seen, TTL_MS, type Where } from './model-world.ts';
import type { Turn } from './turn-line.ts';
import type { Asked, Held } from './whereabouts.ts';

interface Token extends Held {
  readonly sealed: string;
}

/** A client on a browser or phone. */
export interface Device {
  readonly conversation: ConversationModel;
  /** The instance its requests go to. */
  at: Where;
  /** Its tokens, oldest first; null for a client that does not ask for any. */
  tokens: Token[] | null;
  /** The newest turn it received. */
  last: Turn | null;
}

const LIVE = ['held', 'confirmed'];

/**
 * Two conversations with two devices each, one at each instance. The clients of the first conversation use
 * tokens.
 */
export class Visitors {
  readonly isStoreUp = [true, true];
  /** The store answers, but refuses writes. */
  readonly isStoreRefusing = [false, false];
  isDatabaseUp = true;
  readonly conversations = [new ConversationModel('carrying'), new ConversationModel('plain')];
  readonly devices: readonly Device[] = this.conversations.flatMap((conversation, index) =>
    EVERYWHERE.map((at): Device => ({ conversation, at, tokens: index === 0 ? [] : null, last: null })),
  );
  /** References of bookings that clients received. */
  readonly #bookings = new Set<string>();
  #messages = 0;

  device(index: number): Device {
    const device = this.devices[index];
    if (!device) throw new Error(`There is no device ${index}`);
    return device;
  }

  /** `age` is how many replies ago the token was issued. */
  async say(device: Device, text: string, world: ModelWorld, age = 0): Promise<void> {
    this.#messages += 1;
    const messageId = `m${this.#messages}`;
    const { token, heard } = await this.#send(device, messageId, text, world, age);
    const turn = device.conversation.said(this.#asked(device, token, world), messageId, text, heard);
    this.#told(device, turn, heard, world);
  }

  /** Sends the newest answered message again. */
  async retry(device: Device, world: ModelWorld): Promise<void> {
    const last = lastOf(device);
    const { token, heard } = await this.#send(device, last.messageId, last.text, world);
    const turn = device.conversation.retried(this.#asked(device, token, world), last, heard);
    this.#told(device, turn, heard, world);
  }

  /** Sends another message with the id of that one. */
  async reuse(device: Device, world: ModelWorld): Promise<void> {
    const last = lastOf(device);
    const text = `not ${last.text}`;
    const { token, heard } = await this.#send(device, last.messageId, text, world);
    const turn = device.conversation.reused(this.#asked(device, token, world), last, text, heard);
    this.#told(device, turn, heard, world);
  }

  /** `age` is how many replies ago the token was issued. */
  async look(device: Device, world: ModelWorld, age = 0): Promise<void> {
    const token = device.tokens?.at(-1 - age) ?? null;
    const seen = await world.open(device.at, device.conversation.id, token?.sealed ?? null);
    this.#told(device, device.conversation.opened(this.#asked(device, token, world), seen), seen, world);
  }

  /** A deleted conversation frees its slots. Its booking stays if a client received the reference. */
  async delete(device: Device, world: ModelWorld): Promise<void> {
    const token = device.tokens?.at(-1) ?? null;
    const lasts = await world.delete(device.at, device.conversation.id, token?.sealed ?? null);
    demand(lasts === this.isDatabaseUp, `a deletion that lasts: ${lasts}`);
    const asked = this.#asked(device, token, world);
    if (lasts) device.conversation.deleted(asked);
    else device.conversation.notDeleted(asked);
  }

  /**
   * An instance that lost the store has written all it knows to the database, so that the other one can
   * continue.
   */
  flushedAll(at: Where): void {
    if (!this.isDatabaseUp) return;
    for (const conversation of this.conversations) conversation.flushedAll(at);
  }

  /** Waits for all background work. */
  async settle(world: ModelWorld): Promise<void> {
    await world.settle();
    const up = EVERYWHERE.filter((at) => this.isStoreUp[at]);
    for (const conversation of this.conversations)
      conversation.settled(up, this.isDatabaseUp, world.clock.now());
  }

  forget(): void {
    for (const { conversation } of this.devices) conversation.forgotten();
    for (const device of this.devices) {
      device.last = null;
      if (device.tokens) device.tokens = [];
    }
  }

  /** At most one hold or booking per slot. All bookings that clients received are there, and no others. */
  async checkBookings(world: ModelWorld): Promise<void> {
    const rows = (await world.reservations()).filter(({ status }) => LIVE.includes(status));
    const slots = rows.map((row) => `${row.resource_id} ${row.starts_at.toISOString()}`);
    demand(new Set(slots).size === slots.length, `a slot is taken twice: ${slots}`);
    const holders = rows.filter(({ status }) => status === 'held').map((row) => row.session_id);
    demand(new Set(holders).size === holders.length, `a conversation holds two slots: ${holders}`);
    const booked = new Set(rows.flatMap(({ reference }) => reference ?? []));
    for (const reference of this.#bookings) demand(booked.has(reference), `booking ${reference} is gone`);
    for (const reference of booked)
      demand(this.#bookings.has(reference), `nobody was told of booking ${reference}`);
  }

  async #send(
    { conversation, at, tokens }: Device,
    messageId: string,
    text: string,
    world: ModelWorld,
    age = 0,
  ) {
    const token = tokens?.at(-1 - age) ?? null;
    const heard = await world.say(at, conversation.id, messageId, text, token?.sealed ?? null);
    return { token, heard };
  }

  #told(device: Device, turn: Turn | null, { kind, ...told }: Heard | Seen, world: ModelWorld): void {
    if (!turn || !('session' in told)) return;
    device.last = turn;
    for (const { booking } of turn.told) if (booking) this.#bookings.add(booking.reference);
    const sealed = world.seal(device.conversation.id, told.session);
    device.tokens?.push({ turn, epoch: told.session.epoch, until: world.clock.now() + TTL_MS, sealed });
  }

  #asked({ at }: Device, token: Held | null, { clock }: ModelWorld): Asked {
    return { at, token, store: this.isStoreUp[at] === true, database: this.isDatabaseUp, now: clock.now() };
  }
}

function lastOf({ last }: Device): Turn {
  if (!last) throw new Error('A retry follows a reply');
  return last;
}
