/**
 * Part of the build: writes what describes the routes, and the types of the typed client made from
 * it, as they stand in the sources; no ledger is needed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
require('../tests/setup/typescript-hook.cjs');
require('reflect-metadata');
const { describedWithoutLedger } = require('./api/src/openapi/without-ledger.ts');

const { everybodys, committees } = await describedWithoutLedger();
const folder = join(root, 'dist', 'client');
mkdirSync(folder, { recursive: true });

const write = async (document, description, types) => {
  const text = JSON.stringify(document, null, 2);
  writeFileSync(join(folder, description), text);
  writeFileSync(join(folder, types), astToString(await openapiTS(text, { alphabetize: true })));
};

await write(everybodys, 'openapi.json', 'paths.d.ts');
// The committee's routes are described to the committee alone; so are the types made of them.
await write(committees, 'committee-openapi.json', 'committee-paths.d.ts');
