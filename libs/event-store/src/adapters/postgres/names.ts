/** The log of money. The committee keeps a second one, in a schema of its own. */
export const DEFAULT_SCHEMA = 'log';

/** The name goes into SQL text, so nothing but a plain identifier is let through. */
export const schemaName = (name: string): string => {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name)) throw new RangeError(`not a schema name: ${name}`);
  return name;
};

/** Names the tables and the channel of one log. */
export const namesOf = (schema: string) => ({
  events: `${schemaName(schema)}.events`,
  head: `${schemaName(schema)}.head`,
  channel: `${schemaName(schema)}_grew`,
});

// Any number will do, as long as nobody else in the database locks it.
export const MIGRATION_LANE = 7_210_001;

// The second half of the key is the schema, for a database may hold two logs.
const LOG_LANE = 7_210_002;

/** Whoever changes a log waits here for whoever else does, until that transaction has ended. */
export const takeLane = (schema: string): string =>
  `select pg_advisory_xact_lock(${LOG_LANE}, hashtext('${schemaName(schema)}'))`;
