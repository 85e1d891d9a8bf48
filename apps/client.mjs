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

const { everybodys } = await describedWithoutLedger();
const document = JSON.stringify(everybodys, null, 2);
const types = astToString(await openapiTS(document, { alphabetize: true }));
const folder = join(root, 'dist', 'client');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'openapi.json'), document);
writeFileSync(join(folder, 'paths.d.ts'), types);
