import { liveEventSchemas } from '../../protocol/live-event.ts';

/** `hold-released` → `HoldReleasedEvent` */
const nameOf = (type: string): string =>
  `${type.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Event`;

/** The data of each stream event, by the name of its schema in the document. */
export const eventSchemas = Object.fromEntries(
  Object.entries(liveEventSchemas).map(([type, schema]) => [nameOf(type), schema]),
);

/** References by event name, because OpenAPI 3.1 cannot describe the parts of a stream. */
export const eventSchemaReferences = Object.fromEntries(
  Object.keys(liveEventSchemas).map((type) => [type, { $ref: `#/components/schemas/${nameOf(type)}` }]),
);
