import type { Upload } from '@ledger/application';
import { filesOf } from '@ledger/simulator';
import { inNewLedger } from '../scenarios/open-ledger';
import { folderOf, setsWith } from '../scenarios/sample-set';
import { streetOf } from '../scenarios/simulated-streets';
import type { Measure } from './runner';

const HOUSEHOLDS = 330;

/** A whole year of one street, from its files to its findings, as an operator hands it in. */
const importOf = (of: string, files: readonly Upload[]): Promise<readonly Measure[]> =>
  inNewLedger(async (ledger) => {
    const begun = performance.now();
    const report = await ledger.take(files);
    const seconds = (performance.now() - begun) / 1000;
    const rows = report.accepted + report.rejected;
    const events = await ledger.events();
    const again = performance.now();
    await ledger.take(files);
    const againSeconds = (performance.now() - again) / 1000;
    const name = `import of ${of}, ${rows} rows`;
    return [
      { name, value: seconds, unit: 's' },
      { name: `${name}: rows to findings`, value: rows / seconds, unit: 'rows/s' },
      { name: `${name}: events to findings`, value: events / seconds, unit: 'events/s' },
      { name: `${name}: the same folder again`, value: againSeconds, unit: 's' },
    ];
  });

export const run = async (): Promise<readonly Measure[]> => {
  const measures: Measure[] = [];
  for (const set of setsWith('expected.json')) {
    measures.push(...(await importOf(set, folderOf(set))));
  }
  const simulated = await filesOf(streetOf(1, HOUSEHOLDS));
  measures.push(...(await importOf(`a simulated street of ${HOUSEHOLDS}`, simulated)));
  return measures;
};
