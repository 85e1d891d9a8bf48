/* oxlint-disable no-underscore-dangle -- Node's own names for its loader. */
/**
 * Lets plain Node require our TypeScript, for what runs outside jest: the jest set-up itself, the
 * benchmarks, and processes that tests start. Resolves `@ledger/<lib>` as jest does.
 * Use: `node -r ./tests/setup/typescript-hook.cjs file.ts`.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { version } = require('@swc/core/package.json');

const root = join(__dirname, '..', '..');
const options = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

const kept = join(root, 'node_modules', '.cache', 'ledger-typescript');
const compiler = JSON.stringify([version, options]);

/** Another process may look at the same moment: it finds the whole file or none. */
const keep = (place, code) => {
  try {
    mkdirSync(kept, { recursive: true });
    writeFileSync(`${place}.${process.pid}`, code);
    renameSync(`${place}.${process.pid}`, place);
  } catch {
    // Some tests run as an account that may write nowhere here: it compiles again.
  }
};

/** Hundreds of processes load the same files in a run, so what was compiled is kept by content. */
const compiled = (filename) => {
  const text = readFileSync(filename, 'utf8');
  const name = createHash('sha256').update(`${compiler}\0${filename}\0${text}`).digest('hex');
  const place = join(kept, `${name}.js`);
  try {
    return readFileSync(place, 'utf8');
  } catch {
    const { code } = require('@swc/core').transformSync(text, { ...options, filename });
    keep(place, code);
    return code;
  }
};

Module._extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const lib = /^@ledger\/([a-z-]+)$/.exec(request);
  const path = lib ? join(root, 'libs', lib[1], 'src', 'index.ts') : request;
  return resolve.call(this, path, ...rest);
};
