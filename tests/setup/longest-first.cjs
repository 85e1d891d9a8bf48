const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The suites that take longest: begun at the end, one of them would keep a single worker busy while
 * the others have nothing to do. In turns one that computes and one that mostly waits for a browser
 * or a process, so that what runs at the same time fills the processors.
 */
const LONGEST = [
  'tests/scenarios/sample-year.spec.ts',
  'tests/browser/acts.spec.ts',
  'tests/browser/finance.spec.ts',
  'tests/scenarios/route-access.spec.ts',
  'tests/browser/street.spec.ts',
  'adapters/eventstoredb/contract.int.spec.ts',
  'tests/browser/committee.spec.ts',
  'tests/scenarios/eventstoredb-year.spec.ts',
  'tests/browser/frame.spec.ts',
  'libs/views/src/assess.spec.ts',
  'tests/e2e/cli.spec.ts',
  'tests/scenarios/policy-year.spec.ts',
  'tests/fault/kill.spec.ts',
  'tests/scenarios/simulated-street.spec.ts',
  'tests/e2e/committee.spec.ts',
  'libs/projector/src/intervals.spec.ts',
  'libs/home/src/join.int.spec.ts',
  'tests/scenarios/street-year.spec.ts',
  'tests/fault/node-away.spec.ts',
  'tests/scenarios/any-order.spec.ts',
  'tests/e2e/seal.spec.ts',
  'tests/scenarios/batch-funds.spec.ts',
  'tests/e2e/workers.spec.ts',
  'tests/scenarios/backup.spec.ts',
  'tests/e2e/node-away.spec.ts',
  'tests/scenarios/papers.spec.ts',
  'tests/e2e/api.spec.ts',
  'tests/scenarios/unmasked.spec.ts',
  'tests/e2e/api-process.spec.ts',
  'tests/simulation/simulated.spec.ts',
  'tests/e2e/backup.spec.ts',
  'tests/scenarios/leader.spec.ts',
];

/** The others have the last place, together. */
const placeOf = ({ path }) => {
  const place = LONGEST.findIndex((end) => path.endsWith(end));
  return place < 0 ? LONGEST.length : place;
};

/** Longest first. Jest by itself knows only what it ran before, and a clean checkout ran nothing. */
module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
};
