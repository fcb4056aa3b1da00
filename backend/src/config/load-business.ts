import { basename, join, resolve } from 'node:path';
import type { Business, OpeningHours, Question, Service } from '../domain/business.ts';
import { type BusinessFile, businessFileSchema } from './business-schema.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { loadTexts } from './load-texts.ts';
import { translate } from './translate.ts';
import { readYamlFile } from './yaml-file.ts';

const NO_FILE = 'set BUSINESS_DIR to a folder that contains a business.yaml';

/**
 * Reads and validates a business's folder: `business.yaml`, `texts/<tag>.yaml` with its texts in other
 * languages, and `knowledge/*.md` with `knowledge/<tag>/*.md`.
 * @throws ConfigError naming the file and, for each problem, its line, path, value and what was expected.
 */
export function loadBusiness(dir: string): Business {
  const file = readYamlFile(join(dir, 'business.yaml'), businessFileSchema, NO_FILE);
  const tags = file.languages.slice(1);
  const knowledge = loadKnowledge(join(dir, 'knowledge'), tags);
  const business = { ...toBusiness(basename(resolve(dir)), file), knowledge: knowledge.passages };
  const texts = loadTexts(join(dir, 'texts'), tags, business);
  const translations = tags.map((tag): readonly [string, Business] => [
    tag,
    {
      ...translate(business, texts[tag] ?? {}),
      knowledge: knowledge.translations[tag] ?? business.knowledge,
    },
  ]);
  return { ...business, translations: Object.fromEntries(translations) };
}

function toBusiness(id: string, file: BusinessFile): Business {
  return {
    ...file,
    id,
    tagline: file.tagline ?? null,
    country: file.country ?? null,
    hours: toHours(file.hours),
    services: file.services.map(toService),
    questions: file.questions satisfies readonly Question[],
    support: { ...file.support, phone: file.support.phone ?? null },
    knowledge: [],
    translations: {},
  };
}

function toHours({ exceptions, ...weekly }: BusinessFile['hours']): OpeningHours {
  return { weekly, exceptions: new Map(exceptions.map(({ date, open }) => [date, open])) };
}

function toService({
  startEveryMinutes,
  noticeHours,
  ...service
}: BusinessFile['services'][number]): Service {
  return {
    ...service,
    startEveryMinutes: startEveryMinutes ?? service.minutes,
    noticeMinutes: Math.round(noticeHours * 60),
  };
}
