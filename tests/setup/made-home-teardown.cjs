module.exports = () => {
  globalThis.madeHome?.remove();
  globalThis.madeHome = undefined;
};
