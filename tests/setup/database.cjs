// Jest maps `@ledger/*` for the tests only, so its own set-up goes through our require hook.
require('./typescript-hook.cjs');
const makeHome = require('./made-home.cjs');
const { NOT_WAITING_FOR_THE_DISK, startTestDatabase } = require('./database.ts');

module.exports = async () => {
  globalThis.testDatabase = await startTestDatabase(NOT_WAITING_FOR_THE_DISK);
  process.env.TEST_DATABASE_URL = globalThis.testDatabase.url;
  process.env.TEST_FOLDER = globalThis.testDatabase.folder;
  await makeHome();
};
