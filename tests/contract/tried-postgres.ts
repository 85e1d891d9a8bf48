import { openPostgresStore } from '@ledger/event-store';
import { Client } from 'pg';

import type { Faults, TriedStore } from '../../libs/event-store/src/contract/tried-store';
import { Doorway } from './doorway';
import { otherProcess } from './other-process';
import { makeDatabase, type ScratchDatabase } from './scratch-database';

const AWAY_MS = 400;
/** A pool hears of its lost connections a moment later. */
const NOTICED_MS = 100;

/** PostgreSQL by way of a doorway, which suffers what a network does; others go straight to it. */
export const triedPostgres = (schema: string): TriedStore => {
  let made: { readonly database: ScratchDatabase; readonly doorway: Doorway } | undefined;
  const making = async () => {
    if (made) return made;
    const database = await makeDatabase('contract');
    const doorway = new Doorway(new URL(database.url));
    await doorway.open();
    made = { database, doorway };
    return made;
  };
  const doorway = async () => (await making()).doorway;
  const openWith = async (change: (url: URL) => void) => {
    const url = new URL((await doorway()).url);
    change(url);
    return openPostgresStore({ connectionString: url.href, schema });
  };

  const faults: Faults = {
    loseNextAnswer: async () => (await doorway()).arm('lose-answer'),
    cutNextAppend: async () => (await doorway()).arm('cut'),
    cutConnections: async () => (await doorway()).cut(),
    restart: async () => {
      await (await doorway()).close();
      await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
      await (await doorway()).open();
    },
    silence: async () => (await doorway()).be(true),
    speak: async () => {
      const way = await doorway();
      // What was swallowed meanwhile would be missing from every connection that stood.
      way.cut();
      way.be(false);
      await new Promise((resolve) => setTimeout(resolve, NOTICED_MS));
    },
    openWrong: {
      unreachable: () => openWith((url) => (url.port = '1')),
      tls: () => openWith((url) => url.searchParams.set('sslmode', 'verify-full')),
      authentication: () => openWith((url) => (url.username = 'nobody_known')),
    },
  };
  return {
    column: 'postgresql',
    open: async (options = {}) =>
      openPostgresStore({ connectionString: (await doorway()).url, schema, ...options }),
    faults,
    start: (script, ...args) => otherProcess(script, made?.database.url ?? '', schema, args),
    openEmpty: async () =>
      openPostgresStore({ connectionString: (await doorway()).url, schema: `${schema}_copy` }),
    holdTransaction: async () => {
      const client = new Client((await making()).database.url);
      await client.connect();
      await client.query('begin; create table beside (n integer); insert into beside values (1)');
      return async () => {
        await client.query('rollback');
        await client.end();
      };
    },
    farPositions: ['p:9007199254740993', 'p:9007199254740994'],
    end: async () => {
      const { database, doorway: way } = await making();
      await way.close();
      await database.drop();
    },
  };
};
