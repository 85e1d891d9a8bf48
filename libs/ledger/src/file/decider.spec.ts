import type { FileId, Token } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division } from '../testing/words';
import { file, type FileCommand } from './decider';
import type { FileEvent } from './events';

const given = spec(file);

const received: FileEvent = {
  type: 'FileReceived',
  data: {
    kind: 'DEATH',
    digest: 'ab' as Token,
    division,
    receivedOn: day('2021-06-08'),
    declared: false,
    rows: 3,
    rejectedRows: 1,
  },
};
const rejected: FileEvent = {
  type: 'RowRejected',
  data: { sheet: '死亡名单', row: 4, column: '证件号', code: 'ID_PRECISION_LOST' },
};
const imported: FileEvent = {
  type: 'FileImported',
  data: { accepted: 2, rejected: 1, statements: 2, alreadyStated: 0 },
};
const back = { reasonCode: 'WRONG_CONTENT', confirmedBy: 'second' } as const;
const withdrawal = { ...back, withdrawnOn: day('2021-06-20') };
const replacement = {
  ...back,
  replacedOn: day('2021-06-21'),
  replacedBy: 'better' as FileId,
};
const withdrawn: FileEvent = { type: 'FileWithdrawn', data: withdrawal };
const replaced: FileEvent = { type: 'FileReplaced', data: replacement };
const whole = [received, rejected, imported];

const asked = { askedBy: 'first', creditedItems: 0 };
const withdraw = (more = {}): FileCommand => ({
  type: 'WithdrawFile',
  data: { ...withdrawal, ...asked, ...more },
});
const replace = (more = {}): FileCommand => ({
  type: 'ReplaceFile',
  data: { ...replacement, ...asked, ...more },
});

describe('what happens to a file is recorded', () => {
  const reports = [
    ['ReceiveFile', received],
    ['RejectRow', rejected],
    ['CompleteImport', imported],
  ] as const;

  it.each(reports)('%s, whatever stood before', (type, event) => {
    const command = { type, data: event.data } as FileCommand;
    for (const history of [[], [received], whole, [...whole, withdrawn], [...whole, replaced]]) {
      given(...history)
        .when(command)
        .then(event);
    }
  });
});

describe.each([
  ['withdrawn', withdraw, withdrawn],
  ['replaced', replace, replaced],
] as const)('a file is %s', (_, act, event) => {
  it('once it is imported and a second person confirms', () => {
    given(...whole)
      .when(act())
      .then(event);
  });

  it('not when it was never received', () => {
    given().when(act()).thenRefused('file-not-received');
  });

  it('not twice', () => {
    given(...whole, withdrawn)
      .when(act())
      .thenRefused('already-withdrawn', { on: '2021-06-20' });
    given(...whole, replaced)
      .when(act())
      .thenRefused('already-replaced', { by: 'better' });
  });

  it('not while its rows are still going in', () => {
    given(received, rejected).when(act()).thenRefused('import-under-way');
  });

  it('not by one person alone', () => {
    given(...whole)
      .when(act({ askedBy: 'second' }))
      .thenRefused('second-person-missing');
  });

  it('not once the bank has credited its items', () => {
    given(...whole)
      .when(act({ creditedItems: 2 }))
      .thenRefused('money-went-out', { items: 2 });
  });
});

describe('of several reasons the most fundamental is given', () => {
  const everything = { askedBy: 'second', creditedItems: 2 };

  it.each([
    ['file-not-received', []],
    ['already-withdrawn', [...whole, withdrawn]],
    ['already-replaced', [...whole, replaced]],
    ['import-under-way', [received]],
    ['second-person-missing', whole],
  ] as const)('%s', (reason, history) => {
    for (const act of [withdraw, replace]) {
      const details = {
        'already-withdrawn': { on: '2021-06-20' },
        'already-replaced': { by: 'better' },
      }[reason as string];
      given(...history)
        .when(act(everything))
        .thenRefused(reason, details);
    }
  });
});

describe('a file stands', () => {
  it('nowhere, received, imported, withdrawn, or replaced by another', () => {
    given().thenState({ status: 'none' });
    given(received, rejected).thenState({ status: 'received' });
    given(...whole).thenState({ status: 'imported' });
    given(...whole, withdrawn).thenState({ status: 'withdrawn', on: day('2021-06-20') });
    given(...whole, replaced).thenState({ status: 'replaced', by: 'better' });
  });

  it('received again once it is sent again after it was withdrawn', () => {
    given(...whole, withdrawn, received).thenState({ status: 'received' });
    given(...whole, withdrawn, ...whole)
      .when(withdraw())
      .then(withdrawn);
  });
});
