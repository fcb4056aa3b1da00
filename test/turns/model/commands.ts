import fc from 'fast-check';
import type { UnavailableReason } from '../../../backend/src/sessions/session-store.ts';
import { EVERYWHERE, type ModelWorld, type Where } from './model-world.ts';
import type { Device, Visitors } from './visitors.ts';

export type Command = fc.AsyncCommand<Visitors, ModelWorld>;

const MINUTE_MS = 60_000;
/** Longer than a deletion is remembered and any session lives. */
const AGES_MS = 8 * 24 * 60 * MINUTE_MS;

const ANSWERS: Readonly<Record<string, string>> = {
  BOOK_SERVICE: '1',
  BOOK_NAME: 'Ana Silva',
  BOOK_PHONE: '+1 212 555 0142',
  BOOK_SLOT: '1',
  BOOK_REVIEW: 'yes',
};

const nextWords = ({ last }: Device): string => ANSWERS[last?.told[0]?.state ?? ''] ?? 'book';

function command(
  name: string,
  run: (visitors: Visitors, world: ModelWorld) => Promise<unknown>,
  isPossible: (visitors: Visitors) => boolean = () => true,
): Command {
  return {
    check: isPossible,
    run: async (visitors, world) => {
      await run(visitors, world);
      await visitors.checkBookings(world);
    },
    toString: () => name,
  };
}

const device = fc.nat(3);
const where = fc.constantFrom<readonly Where[]>([0], [1], EVERYWHERE);
const words = fc.constantFrom('book', 'menu', 'back', '1', '2', 'yes', 'another time', 'cancel', 'Ana Silva');
const age = fc.integer({ min: 1, max: 5 });
const fault = fc.constantFrom<UnavailableReason>('timeout', 'connection', 'refused');

const hasSpoken = (d: number) => (visitors: Visitors) => visitors.device(d).last !== null;

/** If only one instance has lost the store, the other one cannot know what that one was told. */
const isOneWorld = ({ isStoreUp: [here, there] }: Visitors): boolean => here === there;

/** A store that refuses writes cannot record a deletion, so the deletion is refused. */
const takesDeletions = ({ isStoreRefusing }: Visitors): boolean => !isStoreRefusing.includes(true);

const knowsDeletions = ({ isDatabaseUp, conversations }: Visitors): boolean =>
  isDatabaseUp || !conversations.some(({ isDeleted }) => isDeleted);

const sayNext = device.map((d) =>
  command(`SayNext ${d}`, (visitors, world) => {
    const by = visitors.device(d);
    return visitors.say(by, nextWords(by), world);
  }),
);

/** Goes as far as the review, if nothing interferes. */
const sayOn = fc.tuple(device, fc.integer({ min: 2, max: 6 })).map(([d, times]) =>
  command(`SayNext ${d}, ${times} times`, async (visitors, world) => {
    const by = visitors.device(d);
    for (let said = 0; said < times; said += 1) await visitors.say(by, nextWords(by), world);
  }),
);

const say = fc
  .tuple(device, words)
  .map(([d, text]) =>
    command(`Say ${d} "${text}"`, (visitors, world) => visitors.say(visitors.device(d), text, world)),
  );

const confirm = device.map((d) =>
  command(`Confirm ${d}`, (visitors, world) => visitors.say(visitors.device(d), 'yes', world)),
);

const retrySame = device.map((d) =>
  command(`RetrySame ${d}`, (visitors, world) => visitors.retry(visitors.device(d), world), hasSpoken(d)),
);

const retryOtherBody = device.map((d) =>
  command(
    `RetryOtherBody ${d}`,
    (visitors, world) => visitors.reuse(visitors.device(d), world),
    hasSpoken(d),
  ),
);

const look = device.map((d) =>
  command(`Look ${d}`, (visitors, world) => visitors.look(visitors.device(d), world)),
);

const resumeOld = fc
  .tuple(fc.nat(1), age, fc.boolean())
  .map(([d, ago, speaks]) =>
    command(`ResumeOld ${d}, ${ago} ago${speaks ? ', says' : ''}`, (visitors, world) =>
      speaks
        ? visitors.say(visitors.device(d), 'menu', world, ago)
        : visitors.look(visitors.device(d), world, ago),
    ),
  );

const secondDevice = device.map((d) =>
  command(`SecondDevice ${d}`, async (visitors) => {
    const moved = visitors.device(d);
    moved.at = moved.at === 0 ? 1 : 0;
  }),
);

const remove = device.map((d) =>
  command(
    `Delete ${d}`,
    (visitors, world) => visitors.delete(visitors.device(d), world),
    (visitors) => isOneWorld(visitors) && takesDeletions(visitors),
  ),
);

/** Long enough for all background work. */
const advanceClock = fc.constantFrom(0, 0, 4, 6, 31, 61).map((minutes) =>
  command(`AdvanceClock ${minutes} min`, async (visitors, world) => {
    await visitors.settle(world);
    await world.pass(minutes * MINUTE_MS);
    await visitors.settle(world);
  }),
);

const agesPass = fc.constant(
  command('AgesPass', async (visitors, world) => {
    await visitors.settle(world);
    await world.pass(AGES_MS);
    visitors.forget();
  }),
);

const flush = fc.constant(
  command(
    'Flush',
    async (visitors, world) => {
      world.flush();
      for (const conversation of visitors.conversations) conversation.flushed();
    },
    knowsDeletions,
  ),
);

const restart = fc.constantFrom<Where>(0, 1).map((at) =>
  command(`Restart ${at}`, async (visitors, world) => {
    for (const conversation of visitors.conversations) conversation.restarted(at);
    await world.restart(at);
    await visitors.settle(world);
  }),
);

const storeAway = fc.tuple(where, fault).map(([at, reason]) =>
  command(`StoreAway ${at}, ${reason}`, async (visitors, world) => {
    for (const each of at) {
      visitors.isStoreUp[each] = false;
      visitors.isStoreRefusing[each] = reason === 'refused';
      await world.storeAway(each, reason);
      if (reason !== 'refused') visitors.flushedAll(each);
    }
  }),
);

const storeBack = where.map((at) =>
  command(
    `StoreBack ${at}`,
    async (visitors, world) => {
      for (const each of at) {
        visitors.isStoreUp[each] = true;
        visitors.isStoreRefusing[each] = false;
        world.storeBack(each);
      }
      await visitors.settle(world);
    },
    (visitors) => at.some((each) => !visitors.isStoreUp[each]),
  ),
);

/** The store applies a turn and the instance never receives the answer, unless another line counts. */
const loseAnswer = device.map((d) =>
  command(
    `LoseAnswer ${d}`,
    async (visitors, world) => {
      const by = visitors.device(d);
      visitors.isStoreUp[by.at] = false;
      world.loseAnswers(by.at);
      await visitors.say(by, nextWords(by), world);
      visitors.isStoreUp[by.at] = true;
      world.storeBack(by.at);
      await visitors.settle(world);
    },
    (visitors) => {
      const { at, conversation } = visitors.device(d);
      return isOneWorld(visitors) && visitors.isStoreUp[at] === true && !conversation.wasLost;
    },
  ),
);

const databaseAway = fc.constant(
  command(
    'DatabaseAway',
    async (visitors, world) => {
      visitors.isDatabaseUp = false;
      world.databaseAway();
    },
    ({ conversations }) => !conversations.some(({ isUnmarked }) => isUnmarked),
  ),
);

const databaseBack = fc.constant(
  command(
    'DatabaseBack',
    async (visitors, world) => {
      visitors.isDatabaseUp = true;
      world.databaseBack();
      await visitors.settle(world);
    },
    ({ isDatabaseUp }) => !isDatabaseUp,
  ),
);

/** Commands listed twice run more often. */
export const COMMANDS = [
  ...[sayNext, sayNext, sayOn, sayOn, sayOn, say, confirm, confirm],
  ...[retrySame, retrySame, retrySame, retryOtherBody, look, resumeOld, resumeOld, secondDevice, remove],
  ...[advanceClock, advanceClock, agesPass, flush, restart],
  ...[storeAway, storeBack, storeBack, loseAnswer, databaseAway, databaseBack, databaseBack],
];
