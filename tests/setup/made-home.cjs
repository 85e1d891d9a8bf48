// Jest maps `@ledger/*` for the tests only, so its own set-up goes through our require hook.
require('./typescript-hook.cjs');
const { makeHome } = require('./home-with-server.ts');

/** Of several projects of one run the first makes it. */
module.exports = async () => {
  globalThis.madeHome ??= await makeHome();
  process.env.TEST_MADE_HOME = globalThis.madeHome.home;
};
