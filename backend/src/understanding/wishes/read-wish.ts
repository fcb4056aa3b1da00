import type { Business } from '../../domain/business.ts';
import { writesMonthFirst } from '../../domain/month-first.ts';
import type { SlotWish, When } from '../../domain/slot.ts';
import { remembered } from '../../lib/remembered.ts';
import type { TimeWords } from '../lexicon/time-words.ts';
import { type Here, type LocalTime, toLocalTime } from './calendar.ts';
import { createTimeExpander } from './expand-times.ts';
import { eitherMorning } from './morning-or-tomorrow.ts';
import { createSideReader, type RuledOut, type Sides } from './ruled-out.ts';
import { createZoneReader } from './said-zone.ts';
import { anyOf, Scrap, wholeWords } from './scrap.ts';
import { broughtHome, seenFrom } from './seen-from.ts';
import { type Judged, NO_WISH, toWish } from './settle-wish.ts';
import { createSpokenReader } from './spoken.ts';
import { type CalendarDate, comingWeekday } from './spoken-day.ts';
import { createTimeHint } from './time-hint.ts';

/** The wish that was read; `rest` is the text that was not part of it. */
export type WishReading = { readonly rest: string } & Judged;

/** Nobody states a time in a longer text. */
const MAX_LENGTH = 200;
/** "Not Monday, Tuesday or Wednesday" */
const MAX_IN_ONE = 5;
/** How many parts of a message are cached at once. */
const MAX_PARTS = 64;
const BARE_NUMBER = /^\d{1,2}$/;
const NUMBER = /(?<!\d)\d{1,2}(?!\d)/g;

export type WishReader = (text: string, now: number) => WishReading | null;

export function createWishReader(business: Business, words: TimeWords): WishReader {
  const hint = createTimeHint(words);
  const read = createSpokenReader(words, hint.namesTime);
  const sidesOf = createSideReader(words);
  const zoneIn = createZoneReader(words);
  const expanded = createTimeExpander(words);
  const either = eitherPattern(words);
  const dayOnly = dayPattern(words);
  const glue = wholeWords([...words.glue].join('|'), 'gu');
  const [at = ''] = words.at.split('|');
  const afterThat = wholeWords(words.afterThat);
  const beforeThat = wholeWords(words.beforeThat);
  const week = wholeWords(anyOf(words.weeks));
  const weekday = wholeWords(anyOf(words.weekdays));
  const nextOne = wholeWords(words.nextOne);
  const nextDay = wholeWords(`(?:${words.nextOne})(?=\\s*(?:[,.;?!]|$))`);
  const dayAfter = wholeWords(words.dayAfter);
  const near = (days: number) => Object.keys(words.nearDays).filter((said) => words.nearDays[said] === days);
  const tomorrow = wholeWords(`(?<!(?:pasado|day after|depois de|depois d) )(?:${anyOf(near(1))})`);
  const [overmorrow] = near(2);
  const [of = ''] = words.of.split('|');
  const monthNames = new Map(Object.entries(words.months).map(([name, month]) => [month, name]));
  const inWords = ({ day, month }: CalendarDate): string => `${day} ${of} ${monthNames.get(month) ?? ''}`;
  const weekNames = new Map(Object.entries(words.weeks).map(([name, ahead]) => [ahead, name]));
  const horizonDays = Math.max(0, ...business.services.map((service) => service.horizonDays));
  const monthFirst = writesMonthFirst(business);

  function readWanted(scrap: Scrap, now: Here): WishReading | null {
    const spoken = read(scrap, { today: now.date, horizonDays, monthFirst });
    return spoken && { ...toWish(now.business, spoken, now), rest: scrap.rest };
  }

  /** "The day after is Saturday so Monday then": if a second day is left over, either may be meant. */
  function readOne(text: string, now: Here): WishReading | null {
    const scrap = new Scrap(text);
    const reading = readWanted(scrap, now);
    if (reading?.kind !== 'wish' || !reading.wish.unsure || reading.wish.day === null) return reading;
    const other = readWanted(scrap, now);
    return other?.kind === 'wish' && other.wish.day !== null && !other.wish.either && !reading.wish.either
      ? { kind: 'wish', wish: anyOfThem([reading.wish, other.wish]), rest: other.rest }
      : reading;
  }

  /**
   * "Monday or Tuesday afternoon": two acceptable alternatives. An alternative that adds nothing of its own
   * is ignored.
   */
  function readEither(text: string, now: Here): WishReading | null {
    const pieces = text.split(either);
    if (pieces.length < 2 || pieces.length > MAX_IN_ONE) return readOne(text, now);
    const full = inOneWeek(pieces).map((piece, index) =>
      completed(piece, pieces[index - 1], pieces[index + 1]),
    );
    const readings = full.map((piece) => readWanted(new Scrap(piece), now));
    if (!readings[0]) return readWanted(new Scrap(text), now);
    const rest = readings
      .map((reading, index) => reading?.rest ?? pieces[index])
      .join(' ')
      .trim();
    const wishes: SlotWish[] = [];
    for (const reading of readings) {
      if (reading?.kind === 'invalid') return reading;
      if (reading) wishes.push(reading.wish);
    }
    return { kind: 'wish', wish: anyOfThem(wishes), rest };
  }

  /** "Tuesday or Thursday next week": both are in that week. */
  function inOneWeek(pieces: readonly string[]): readonly string[] {
    const named = pieces.flatMap((piece) => week.exec(piece)?.[0] ?? []);
    const [only] = named;
    if (only === undefined || named.length > 1) return pieces;
    return pieces.map((piece) => (weekday.test(piece) && !week.test(piece) ? `${piece} ${only}` : piece));
  }

  /** "Not this week, the following one", "not this Friday, the next one", "not tomorrow, the day after" */
  function withNextOne(text: string, today: CalendarDate): string {
    const inWeek = week.exec(text);
    const said = words.weeks[inWeek?.[0] ?? ''];
    if (inWeek && said !== undefined) return withBehind(text, inWeek, nextOne, weekNames.get(said + 1) ?? '');
    const onDay = weekday.exec(text);
    if (onDay && sidesOf(text) !== null) {
      const coming = comingWeekday(today, words.weekdays[onDay[0]] ?? 0);
      const after = withBehind(text, onDay, nextDay, inWords(coming.add({ days: 7 })));
      // This does not rule out every Friday.
      return after === text ? text : after.replace(weekday, inWords(coming));
    }
    return overmorrow !== undefined && tomorrow.test(text) ? text.replace(dayAfter, overmorrow) : text;
  }

  /**
   * "11 or 12 on Monday", "the 25 or 26", "1 December at 10 or 11": a bare number means the same kind of thing
   * as the number nearest to it.
   */
  function completed(piece: string, before: string | undefined, after: string | undefined): string {
    const neighbour = before ?? after;
    if (!BARE_NUMBER.test(piece)) return piece;
    const day = neighbour === undefined ? null : dayOnly.exec(neighbour);
    const nearest = [...(neighbour ?? '').matchAll(NUMBER)].at(before === undefined ? 0 : -1);
    if (!day || !nearest || !isWithin(nearest, day)) return `${at} ${piece}`;
    return (
      nearest.input.slice(0, nearest.index) + piece + nearest.input.slice(nearest.index + nearest[0].length)
    );
  }

  /** Each day and time in a text. A past or invalid one excludes nothing. */
  function readEach(scrap: Scrap, now: Here): readonly When[] {
    const found: When[] = [];
    for (let at = 0; at < MAX_IN_ONE; at++) {
      const reading = readWanted(scrap, now);
      if (!reading) break;
      if (reading.kind === 'wish') found.push(...(reading.wish.either ?? [reading.wish]));
    }
    return found;
  }

  const readWish = eitherMorning(words, readEither);

  function readSides({ wanted, ruledOut }: Sides, now: Here): WishReading | null {
    const reading = readWish(wanted, now);
    if (reading?.kind === 'invalid') return reading;
    const rests = [reading?.rest ?? wanted];
    const not = ruledOut.flatMap(({ text, too }) => {
      const side = new Scrap(text);
      const each = readEach(side, now);
      rests.push(side.rest);
      return each.map((when) => reaching(when, too, now));
    });
    if (!reading && not.length === 0) return null;
    const wish = { ...(reading?.wish ?? NO_WISH), ...(not.length > 0 && { not }) };
    return { kind: 'wish', wish, rest: rests.join(' ').trim() };
  }

  function readText(text: string, home: Here, now: number): WishReading | null {
    const scrap = new Scrap(expanded(text));
    if (!hint.saysWhen(scrap.rest)) return null;
    const elsewhere = zoneIn(scrap.rest);
    if (!elsewhere) return readLocal(scrap.rest, home);
    const there = seenFrom(business, elsewhere.zone, now);
    const reading = readLocal(elsewhere.rest, there);
    if (reading?.kind !== 'wish') return reading;
    return { ...reading, wish: broughtHome(reading.wish, there, business.timeZone) };
  }

  function readLocal(text: string, local: Here): WishReading | null {
    const said = withNextOne(text, local.date);
    const sides = sidesOf(said);
    const reading = sides ? readSides(sides, local) : readWish(said, local);
    if (!reading) return null;
    const rest = reading.rest.replaceAll(glue, ' ').trim();
    if (reading.kind === 'wish' && beforeThat.test(said))
      return { kind: 'wish', wish: upToThen(reading.wish), rest: rest.replace(beforeThat, ' ').trim() };
    return reading.kind === 'wish' && afterThat.test(said)
      ? { kind: 'wish', wish: fromThen(reading.wish), rest: rest.replace(afterThat, ' ').trim() }
      : { ...reading, rest };
  }

  // A message is read several times, as a whole and in parts; only the newest one is cached.
  let newest: { readonly now: number; readonly read: (text: string) => WishReading | null } | null = null;
  function readAt(now: number): (text: string) => WishReading | null {
    if (newest?.now !== now) {
      const home = { ...toLocalTime(business.timeZone, now), business };
      newest = { now, read: remembered(MAX_PARTS, (text: string) => readText(text, home, now)) };
    }
    return newest.read;
  }

  return (text, now) => (text.length > MAX_LENGTH ? null : readAt(now)(text));
}

const isWithin = (part: RegExpExecArray, whole: RegExpExecArray): boolean =>
  part.index >= whole.index && part.index < whole.index + whole[0].length;

/** Replaces what follows a match: "semana próxima" does not contain its own "next". */
function withBehind(text: string, { index, 0: match }: RegExpExecArray, what: RegExp, by: string): string {
  const end = index + match.length;
  return text.slice(0, end) + text.slice(end).replace(what, by);
}

/** "Monday or Tuesday", "Monday, Tuesday or Friday", "Monday and Tuesday", "mon/tue". */
function eitherPattern(words: TimeWords): RegExp {
  const weekday = `(?:${anyOf(words.weekdays)})`;
  const inARow = `(?<=(?<!\\p{L})${weekday})(?<!(?:${words.between})\\s(?:(?:${words.dayArticle})\\s)?${weekday})(?:,?\\s(?:(?:${words.and})\\s)?)(?=(?:(?:${words.dayArticle})\\s)?${weekday}(?!\\p{L}))`;
  const numbers = `(?<=(?<![\\d:])\\d{1,2})\\s(?:${words.and})\\s(?=\\d{1,2}\\s(?:(?:${words.of})\\s)?(?:${anyOf(words.months)})(?!\\p{L}))`;
  return new RegExp(`,?\\s(?:${words.or})\\s|(?<=\\p{L})/(?=\\p{L})|${inARow}|${numbers}`, 'u');
}

/** "I finish at 3, any time after that" */
const fromThen = (wish: SlotWish): SlotWish =>
  wish.time?.kind === 'at' && !wish.or
    ? { ...wish, time: { kind: 'range', from: wish.time.minute, to: DAY_END } }
    : wish;

/** "I pick the kids up at 3, so before then" */
const upToThen = (wish: SlotWish): SlotWish =>
  wish.time?.kind === 'at' && !wish.or
    ? { ...wish, time: { kind: 'range', from: 0, to: wish.time.minute } }
    : wish;

/** "The 25th", in figures and not followed by an hour. */
function dayPattern(words: TimeWords): RegExp {
  const month = `\\d{1,2}\\s(?:(?:${words.of})\\s)?(?:${anyOf(words.months)})|(?:${anyOf(words.months)})\\s\\d{1,2}`;
  return wholeWords(`(?:${words.dayOfMonth.replaceAll('#', '\\d{1,2}')}|${month})(?![:h\\d])`);
}

/** Among several alternatives an ambiguous one is not asked about: all readings are offered. */
function anyOfThem(wishes: readonly SlotWish[]): SlotWish {
  const [only, ...others] = wishes;
  if (!only || others.length === 0) return only ?? NO_WISH;
  const [when = NO_WISH, ...or] = sharing(wishes.flatMap((wish) => wish.either ?? [wish]));
  const isUnsure = wishes.some(({ unsure, either }) => unsure || either);
  return { ...when, or, ...(isUnsure && { unsure: true }) };
}

/**
 * "Monday or Tuesday afternoon" means the afternoon of both; "Monday morning or evening" and "11 or 12 on
 * Monday" share Monday.
 */
function sharing(whens: readonly When[]): readonly When[] {
  const shared: When[] = [];
  const first = whens.find(({ day }) => day !== null)?.day ?? null;
  for (const { day, time } of whens) shared.push({ day: day ?? shared.at(-1)?.day ?? first, time });
  const last = whens.at(-1)?.time ?? null;
  return shared.every(({ time }, index) => time === null || index === shared.length - 1)
    ? shared.map(({ day }) => ({ day, time: last }))
    : shared;
}

/** "Too early" excludes everything before it as well, "too late" everything after it. */
function reaching({ day, time }: When, too: RuledOut['too'], now: LocalTime): When {
  if (too === null) return { day, time };
  if (time?.kind === 'at') {
    const { minute } = time;
    const range = too === 'early' ? { from: 0, to: minute + 1 } : { from: minute, to: DAY_END };
    return { day, time: { kind: 'range', ...range } };
  }
  if (too === 'late' || time !== null || day === null || day.kind === 'weekday') return { day, time };
  const to = day.kind === 'date' ? day.date : day.to;
  return { day: { kind: 'range', from: now.date.toString(), to }, time };
}

const DAY_END = 24 * 60;
