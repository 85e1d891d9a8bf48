/**
 * `node apps/compile.mjs api`: TypeScript to JavaScript, for one app and what it imports, into
 * `dist/<app>`. File by file and without types: those are the business of `npm run check`, and a
 * compiler that knows them took half a minute an app. The transform is the one the tests run under.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { transform } from '@swc/core';
import { root } from './prepare.mjs';

const [app = ''] = process.argv.slice(2);
const out = join(root, 'dist', app);

const compilerOptions = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'commonjs', ignoreDynamic: true },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

const LIB = /^@ledger\/([a-z-]+)$/;
/** Imports and re-exports, of types as well: a worker's file is only ever named by its types. */
const IMPORTED = /\bfrom '([^']+)'|\bimport '([^']+)'/g;

/** The file of ours that an import means; packages are none of ours. */
const sourceOf = (specifier, importer) => {
  const lib = LIB.exec(specifier);
  if (lib) return join(root, 'libs', lib[1], 'src', 'index.ts');
  if (!specifier.startsWith('.')) return undefined;
  const path = join(dirname(importer), specifier);
  const found = [path, `${path}.ts`, join(path, 'index.ts')].find(
    (candidate) => /\.(ts|json)$/.test(candidate) && existsSync(candidate),
  );
  if (!found) throw new Error(`${relative(root, importer)}: no file for ${specifier}`);
  return found;
};

const importsOf = (file, text) =>
  [...text.matchAll(IMPORTED)].flatMap(([, from, only]) => sourceOf(from ?? only, file) ?? []);

/** Every source reachable from the entry, with its text. */
const sourcesFrom = (entry) => {
  const sources = new Map();
  const open = [entry];
  for (let file = open.pop(); file; file = open.pop()) {
    if (sources.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    sources.set(file, text);
    if (file.endsWith('.ts')) open.push(...importsOf(file, text));
  }
  return sources;
};

/** Where a source goes: the folders of the repository again, under `dist/<app>`. */
const placeOf = (source) => join(out, relative(root, source)).replace(/\.ts$/, '.js');

/** Node knows nothing of `@ledger/…`: the compiled files name each other by their places. */
const withPlaces = (code, place) =>
  code.replaceAll(/\brequire\("(@ledger\/[^"]+)"\)/g, (_, lib) => {
    const path = relative(dirname(place), placeOf(sourceOf(lib, place))).replaceAll('\\', '/');
    return `require(${JSON.stringify(path.startsWith('.') ? path : `./${path}`)})`;
  });

const compile = async ([source, text]) => {
  const place = placeOf(source);
  mkdirSync(dirname(place), { recursive: true });
  if (source.endsWith('.json')) return copyFileSync(source, place);
  const sourceFileName = relative(dirname(place), source);
  const { code, map } = await transform(text, {
    ...compilerOptions,
    filename: source,
    sourceFileName,
  });
  writeFileSync(`${place}.map`, map);
  return writeFileSync(
    place,
    `${withPlaces(code, place)}//# sourceMappingURL=${basename(place)}.map\n`,
  );
};

rmSync(out, { recursive: true, force: true });
await Promise.all([...sourcesFrom(join(root, 'apps', app, 'src', 'main.ts'))].map(compile));
