/** Lets a child process of a test load our TypeScript: `node -r register.cjs file.ts`. */
/* oxlint-disable no-underscore-dangle -- Node names its hooks for compiling and resolving so. */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const { transformSync } = require('@swc/core');

const root = path.resolve(__dirname, '../..');
const options = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
};

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const lib = /^@ledger\/([a-z-]+)$/.exec(request)?.[1];
  return resolve(lib ? path.join(root, 'libs', lib, 'src', 'index.ts') : request, ...rest);
};
