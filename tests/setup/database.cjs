// Jest maps `@ledger/*` for the tests only, so its own set-up goes through our require hook.
require('./typescript-hook.cjs');
const { startTestDatabase } = require('./database.ts');

module.exports = async () => {
  globalThis.testDatabase = await startTestDatabase();
  process.env.TEST_DATABASE_URL = globalThis.testDatabase.url;
};
