/* oxlint-disable no-underscore-dangle -- Node's own names for its loader. */
/**
 * Lets plain Node require our TypeScript, for what runs outside jest: the jest set-up itself, the
 * benchmarks, and processes that tests start. Resolves `@ledger/<lib>` as jest does.
 * Use: `node -r ./tests/setup/typescript-hook.cjs file.ts`.
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

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

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const lib = /^@ledger\/([a-z-]+)$/.exec(request);
  const path = lib ? join(root, 'libs', lib[1], 'src', 'index.ts') : request;
  return resolve.call(this, path, ...rest);
};
