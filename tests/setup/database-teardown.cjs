const removeMadeHome = require('./made-home-teardown.cjs');

module.exports = async () => {
  await globalThis.testDatabase?.stop();
  removeMadeHome();
};
