/** Who may import whom. A lib is entered by its index.ts only; wiring.ts alone names adapters. */
const mayImport = {
  'libs/kernel': [],
  'libs/policy': ['kernel'],
  'libs/ledger': ['kernel'],
  'libs/people': ['kernel'],
  'libs/home': ['kernel'],
  'libs/event-store': ['kernel'],
  'libs/views': ['kernel', 'policy', 'ledger'],
  'libs/projector': ['kernel', 'ledger', 'views', 'event-store', 'policy'],
  'libs/intake': ['kernel', 'ledger', 'people'],
  // Labels are worked out without the views: what measures the rules must not be made of them.
  'libs/simulator': ['kernel', 'policy', 'intake'],
  'libs/application': [
    'kernel',
    'policy',
    'ledger',
    'views',
    'event-store',
    'projector',
    'people',
    'intake',
    'home',
  ],
  'apps/api': ['kernel', 'ledger', 'application', 'simulator'],
  'apps/client': [],
  'apps/cli': ['kernel', 'ledger', 'application', 'policy', 'simulator'],
  'apps/worker': ['application'],
  'apps/web': [],
};
const layers = Object.entries(mayImport).map(([from, libs]) => ({
  name: `${from} imports only ${libs.join(', ') || 'itself'}`,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: ['[.]spec[.]ts$', '/wiring[.]ts$'] },
  to: {
    path: '^(apps|libs|tests)/',
    pathNot: [`^${from}/`, ...libs.map((lib) => `^libs/${lib}/src/index[.]ts$`)],
  },
}));

module.exports = {
  forbidden: [
    ...layers,
    { name: 'no rings', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'the pure core knows no framework and no I/O',
      severity: 'error',
      from: { path: '^libs/(kernel|policy|ledger|views)/', pathNot: '[.]spec[.]ts$' },
      to: { dependencyTypes: ['npm', 'core'] },
    },
    {
      name: 'only application and the apps know Nest',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/application/' },
      to: { path: 'node_modules/@nestjs' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '^(dist|data)/' },
    // By content, so that a checkout with new times reads what the last one found.
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
