/** Jest projects: pure, database, e2e, browser. ESM-only packages go through swc as well. */
const { availableParallelism } = require('node:os');
const { resolve } = require('node:path');

// Absolute, because jest resolves it a second time for each project.
const root = resolve(__dirname, '..');

const transform = {
  '^.+\\.(ts|js|mjs)$': [
    '@swc/jest',
    {
      swcrc: false,
      sourceMaps: true,
      module: { type: 'commonjs' },
      jsc: {
        target: 'es2022',
        keepClassNames: true,
        parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          useDefineForClassFields: false,
        },
      },
    },
  ],
};
const esmOnly = [
  '@nestjs',
  'hucre',
  'csv-parse',
  'fast-check',
  'pure-rand',
  '@seriousme',
  '@sparticuz',
  'tar-fs',
  'openid-client',
  'oauth4webapi',
  'jose',
  'qr',
  'unpdf',
];
const base = {
  rootDir: root,
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: {
    '^@ledger/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    // The reader of PDFs exports this for `import` alone, and here everything is required.
    '^unpdf/pdfjs$': '<rootDir>/node_modules/unpdf/dist/pdfjs.mjs',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
};
const project = (displayName, testMatch, more = {}) => ({
  ...base,
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  ...more,
});

const madeHome = {
  globalSetup: '<rootDir>/tests/setup/made-home.cjs',
  globalTeardown: '<rootDir>/tests/setup/made-home-teardown.cjs',
};

module.exports = {
  rootDir: root,
  testTimeout: 120000,
  // Many suites wait for servers they started, so that on two cores two at a time still pay.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testSequencer: '<rootDir>/tests/setup/longest-first.cjs',
  projects: [
    project(
      'pure',
      [
        'libs/**/src/**/!(*.int).spec.ts',
        'apps/{api,cli,worker}/src/**/*.spec.ts',
        'tests/architecture/**/*.spec.ts',
        'tests/docker/**/*.spec.ts',
        'tests/history/**/*.spec.ts',
        'tests/judge/**/!(*.int).spec.ts',
        'tests/pages/**/*.spec.ts',
        'tests/simulation/**/*.spec.ts',
        'tests/web/**/*.spec.ts',
      ],
      {
        testPathIgnorePatterns: ['\\.int\\.spec\\.ts$'],
      },
    ),
    project(
      'database',
      [
        'libs/**/src/**/*.int.spec.ts',
        'tests/contract/**/*.spec.ts',
        'tests/judge/**/*.int.spec.ts',
        'tests/scenarios/**/*.spec.ts',
      ],
      {
        globalSetup: '<rootDir>/tests/setup/database.cjs',
        globalTeardown: '<rootDir>/tests/setup/database-teardown.cjs',
        setupFiles: ['<rootDir>/tests/setup/light-passwords.cjs'],
      },
    ),
    project('e2e', ['tests/e2e/**/*.spec.ts', 'tests/fault/**/*.spec.ts'], madeHome),
    project('browser', ['tests/browser/**/*.spec.ts'], madeHome),
  ],
};
