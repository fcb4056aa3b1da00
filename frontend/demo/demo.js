// A plausible page for any business: everything it says about the business comes from GET /api/business.

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** @typedef {import('../../backend/src/protocol/chat.ts').BusinessCard} BusinessCard */

// The page's own buttons open the chat like its launcher does.
for (const button of document.querySelectorAll('[data-open-chat]')) {
  button.addEventListener('click', () => document.querySelector('holdfast-chat')?.open?.());
}

// Without an answer the page stays generic, and the chat reports the problem. The page's own sentences are
// English, so it asks for English texts; the chat itself uses the visitor's language.
const headers = { 'accept-language': 'en' };
const response = await fetch('/api/business', { headers }).catch(() => null);
if (response?.ok) show(await response.json());

/** @param {BusinessCard} business */
function show({ name, locale, timeZone, about }) {
  document.title = name;
  document.documentElement.lang = locale;
  write('[data-name]', name);
  write('[data-tagline]', about.tagline ?? name);
  write('[data-open-chat]', about.booking);
  document.querySelector('.eyebrow').hidden = about.tagline === null;
  showHours(about.hours, timeZone, locale);
  document.querySelector('#sections').append(...sectionsOf(about));
  document.querySelector('nav').append(...[...document.querySelectorAll('.band')].slice(0, 3).map(linkTo));
  document.querySelector('.contact').append(...contactOf(about.support));
}

/** @param {string} places @param {string} text */
function write(places, text) {
  for (const place of document.querySelectorAll(places)) place.textContent = text;
}

function showHours(hours, timeZone, locale) {
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const nameOf = (index) => dayName.format(MONDAY + index * DAY_MS);
  const rows = runsOf(hours).map(({ from, to, open }) => {
    const between = to === from + 1 ? 'and' : 'to';
    const days = from === to ? nameOf(from) : `${nameOf(from)} ${between} ${nameOf(to)}`;
    return make(
      'div',
      open ? {} : { class: 'closed' },
      make('dt', {}, days),
      make('dd', {}, open || 'Closed'),
    );
  });
  const ticket = document.querySelector('.ticket');
  ticket.querySelector('dl').append(...rows);
  ticket.querySelector('.zone').textContent =
    `Times are ${timeZone.split('/').at(-1).replaceAll('_', ' ')} time.`;
  ticket.hidden = false;
}

/** Groups consecutive days with the same hours. */
function runsOf(hours) {
  const runs = [];
  for (const [index, { open }] of hours.entries()) {
    const written = open.map(({ from, to }) => `${from}–${to}`).join('\n');
    const last = runs.at(-1);
    if (last?.open === written) last.to = index;
    else runs.push({ from: index, to: index, open: written });
  }
  return runs;
}

function sectionsOf({ services, topics, faq }) {
  const lengths = services.map(({ label, minutes }) => ({ title: label, text: `${minutes} minutes` }));
  const answers = faq.map(({ question, answer }) => ({ title: question, text: answer }));
  return [
    ...topics.map(({ label, options }) =>
      sectionOf(
        label,
        options.map((option) => ({ title: option.label, text: option.text })),
        'cards',
      ),
    ),
    ...(services.length > 1 ? [sectionOf('Services', lengths, 'cards')] : []),
    ...(faq.length > 0 ? [sectionOf('Questions', answers, 'answers')] : []),
  ];
}

/** @param {'cards' | 'answers'} look */
function sectionOf(title, entries, look) {
  const id = title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const items = entries.map((entry) =>
    make('li', {}, make('h3', {}, entry.title), make('p', {}, entry.text)),
  );
  const heading = make('h2', { id: `${id}-title` }, title);
  const list = make('ul', { class: `entries ${look}` }, ...items);
  return make(
    'section',
    { class: 'band', id, 'aria-labelledby': heading.id },
    make('div', { class: 'wrap' }, heading, list),
  );
}

function linkTo(section) {
  return make('a', { href: `#${section.id}` }, section.querySelector('h2').textContent);
}

function contactOf({ email, phone }) {
  const mail = make('a', { href: `mailto:${email}` }, email);
  if (phone === null) return [mail];
  return [mail, ' · ', make('a', { href: `tel:${phone.replaceAll(/[^+\d]/g, '')}` }, phone)];
}

/** Text is inserted as text: the business's words are not markup. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
