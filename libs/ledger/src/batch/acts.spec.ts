import type { Fen } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { batchNo, day, division, evidence, household, month, yuan } from '../testing/words';
import type { BatchCommand, StillOpen } from './commands';
import { batch } from './decider';
import type { BankAnswer, BatchEvent, BatchLineEdited } from './events';

const given = spec(batch);
const no = { batch: batchNo };
const total = { count: 2, sumFen: yuan(992), digest: 'd1' };
const header = {
  ...no,
  division,
  benefitMonth: month('2021-06'),
  frozenOn: day('2021-05-20'),
  approvedOn: day('2021-05-25'),
  sentToBankOn: day('2021-06-04'),
  count: 2,
  sumFen: yuan(992),
};

const opened: BatchEvent = {
  type: 'BatchOpened',
  data: { ...no, division, benefitMonth: month('2021-06'), openedBy: 'li' },
};
const edit = (baseFen: number, editedBy = 'li'): BatchLineEdited => ({
  type: 'BatchLineEdited',
  data: {
    ...no,
    household,
    benefitMonth: month('2021-06'),
    kind: 'REGULAR',
    baseAmountFen: baseFen as Fen,
    supplementFen: yuan(0),
    otherFen: yuan(0),
    dueFen: yuan(496),
    reasonCode: 'CORRECTION',
    reason: evidence,
    editedBy,
  },
});
const listFixed: BatchEvent = {
  type: 'BatchListFixed',
  data: { ...no, ...total, list: 'l1', fixedBy: 'li' },
};
const frozen: BatchEvent = {
  type: 'BatchFrozen',
  data: { ...no, ...total, frozenOn: day('2021-05-20'), frozenBy: 'li' },
};
const screened = (blocking: number, on = '2021-05-21'): BatchEvent => ({
  type: 'BatchScreened',
  data: {
    ...no,
    screenedOn: day(on),
    screenedBy: 'li',
    rules: [{ rule: 'R01', version: 1, blocking, warning: 1 }],
    policyDigest: 'p',
    blocking,
    warning: 1,
    shown: { list: 's', digest: 'd' },
  },
});
const submitted = (approversNeeded: number): BatchEvent => ({
  type: 'BatchSubmitted',
  data: { ...no, submittedBy: 'li', approversNeeded },
});
const approved = (approvedBy: string, approvals = 1, approversNeeded = 1): BatchEvent => ({
  type: 'BatchApproved',
  data: { ...no, approvedBy, approvedOn: day('2021-05-25'), approvals, approversNeeded },
});
const rejected = (rejectedBy: string): BatchEvent => ({
  type: 'BatchRejected',
  data: { ...no, rejectedBy, reasonCode: 'FINDINGS' },
});
const sent: BatchEvent = { type: 'BatchSentToBank', data: { ...header, sentBy: 'li' } };
const answer: BankAnswer = {
  creditedCount: 1,
  creditedFen: yuan(496),
  returnedCount: 1,
  returnedFen: yuan(496),
};
const reconciled: BatchEvent = {
  type: 'BatchReconciled',
  data: { ...no, ...answer, reconciledOn: day('2021-06-12'), reconciledBy: 'li' },
};
const closed: BatchEvent = {
  type: 'BatchClosed',
  data: { ...no, ...answer, closedOn: day('2021-07-12'), closedBy: 'li' },
};
const nothingOpen: StillOpen = {
  inFlightCount: 0,
  inFlightFen: 0,
  differenceFen: 0,
  pendingCount: 0,
  pendingFen: 0,
};

const order = (event: BatchEvent, type: BatchCommand['type'], more: object = {}) =>
  ({ type, data: { ...event.data, ...more } }) as BatchCommand;
const submit = (more: object = {}) => ({
  ...order(submitted(1), 'SubmitBatch', { submittedOn: day('2021-05-21'), ...more }),
});
const approve = (approvedBy: string, isLast = true): BatchCommand => ({
  type: 'ApproveBatch',
  data: { ...no, approvedBy, approvedOn: day('2021-05-25'), isLast },
});
const reject = (rejectedBy: string, more: object = {}) =>
  order(rejected(rejectedBy), 'RejectBatch', more);
const reconcile = (open: Partial<StillOpen> = {}) =>
  order(reconciled, 'ReconcileBatch', { open: { ...nothingOpen, ...open } });
const close = (open: Partial<StillOpen> = {}) =>
  order(closed, 'CloseBatch', { open: { ...nothingOpen, ...open } });

const upToFrozen = [opened, listFixed, frozen] as const;
const upToSubmitted = [...upToFrozen, screened(0), submitted(1)] as const;
const upToSent = [...upToSubmitted, approved('wang'), sent] as const;

describe('a roster of the office is taken', () => {
  const taken: BatchEvent = {
    type: 'BatchRosterTaken',
    data: {
      ...no,
      roster: { list: 'r', digest: 'd' },
      count: 2,
      sumFen: yuan(992),
      takenBy: 'wu',
    },
  };

  it('while the batch is open, again when there is a better one, and not afterwards', () => {
    given(opened).when(order(taken, 'TakeRoster')).then(taken);
    given(opened, taken, edit(0)).when(order(taken, 'TakeRoster')).then(taken);
    given(opened, listFixed)
      .when(order(taken, 'TakeRoster'))
      .thenRefused('batch-at-other-step', { status: 'list-fixed', next: 'freeze' });
  });

  it('in place of what was edited before, and by one more who made the batch', () => {
    given(opened, edit(0), taken).thenState({
      status: 'open',
      ...no,
      division,
      benefitMonth: month('2021-06'),
      makers: ['li', 'wu'],
      roster: { list: 'r', digest: 'd' },
      edits: [],
    });
  });
});

describe('a batch goes its way step by step', () => {
  it('opened, fixed, frozen, screened, submitted, approved by another, sent, reconciled, closed', () => {
    const steps: readonly (readonly [readonly BatchEvent[], BatchCommand, BatchEvent])[] = [
      [[], order(opened, 'OpenBatch'), opened],
      [[opened], order(listFixed, 'FixBatchList'), listFixed],
      [[opened, listFixed], order(frozen, 'FreezeBatch'), frozen],
      [upToFrozen, order(screened(0), 'ScreenBatch'), screened(0)],
      [[...upToFrozen, screened(0)], submit(), submitted(1)],
      [upToSubmitted, approve('wang'), approved('wang')],
      [
        [...upToSubmitted, approved('wang')],
        {
          type: 'SendBatch',
          data: { ...no, sentToBankOn: day('2021-06-04'), sentBy: 'li' },
        },
        sent,
      ],
      [upToSent, reconcile(), reconciled],
      [[...upToSent, reconciled], close(), closed],
    ];
    for (const [before, command, event] of steps) {
      given(...before)
        .when(command)
        .then(event);
    }
  });

  it('and no step can be taken before its time or twice; the refusal says the way on', () => {
    given().when(submit()).thenRefused('batch-not-opened');
    given({ type: 'BatchStated', data: header }).when(submit()).thenRefused('batch-not-opened');
    given(opened).when(submit()).thenRefused('batch-at-other-step', {
      status: 'open',
      next: 'freeze',
    });
    given(...upToSubmitted)
      .when({ type: 'SendBatch', data: { ...no, sentToBankOn: day('2021-06-04'), sentBy: 'li' } })
      .thenRefused('batch-at-other-step', { status: 'submitted', next: 'approve-or-reject' });
    given(...upToSent)
      .when(close())
      .thenRefused('batch-at-other-step', { status: 'sent', next: 'reconcile' });
    given(...upToSent, reconciled, closed)
      .when(close())
      .thenRefused('batch-at-other-step', { status: 'closed', next: 'none' });
  });

  it('a number is used once, also by a roster', () => {
    given(opened).when(order(opened, 'OpenBatch')).thenRefused('batch-number-taken', {
      status: 'open',
    });
    given({ type: 'BatchStated', data: header })
      .when(order(opened, 'OpenBatch'))
      .thenRefused('batch-number-taken', { status: 'stated' });
  });

  it('a roster that repeats it does not move it', () => {
    given(...upToSubmitted, { type: 'BatchStated', data: header })
      .when(approve('wang'))
      .then(approved('wang'));
  });
});

describe('a line', () => {
  it('is edited while the batch is open, and may be set back', () => {
    given(opened)
      .when(order(edit(0), 'EditBatchLine'))
      .then(edit(0));
    given(opened, edit(0))
      .when(order(edit(49600), 'EditBatchLine'))
      .then(edit(49600));
  });

  it('that is due anyway need not be edited', () => {
    given(opened)
      .when(order(edit(49600), 'EditBatchLine'))
      .thenRefused('edit-says-nothing', {
        dueFen: 49600,
      });
  });

  it('is not edited any more once the list is fixed', () => {
    given(opened, listFixed)
      .when(order(edit(0), 'EditBatchLine'))
      .thenRefused('batch-at-other-step', { status: 'list-fixed', next: 'freeze' });
  });
});

describe('a batch is frozen', () => {
  it('with something in it', () => {
    given(opened)
      .when(order(listFixed, 'FixBatchList', { count: 0 }))
      .thenRefused('batch-empty');
  });

  it.each([{ count: 1 }, { sumFen: yuan(991) }, { digest: 'd2' }])(
    'only over the items of its list, not over %j',
    (other) => {
      given(opened, listFixed)
        .when(order(frozen, 'FreezeBatch', other))
        .thenRefused('items-not-whole', {
          items: other.count ?? 2,
          listed: 2,
          itemsFen: other.sumFen ?? 99200,
          listedFen: 99200,
        });
    },
  );
});

describe('a batch is submitted', () => {
  it('after a screening of the same day', () => {
    given(...upToFrozen)
      .when(submit())
      .thenRefused('batch-not-screened');
    given(...upToFrozen, screened(0, '2021-05-20'))
      .when(submit())
      .thenRefused('screening-too-old', { screenedOn: '2021-05-20' });
  });

  it('with what blocks only if an approver with no hand in it overrides it by name', () => {
    const by = (who: string) => ({ override: { by: who, reason: evidence } });
    const before = [...upToFrozen, screened(2)];
    given(...before)
      .when(submit())
      .thenRefused('blocking-findings', { blocking: 2 });
    given(...before)
      .when(submit(by('li')))
      .thenRefused('override-needs-another-person', { by: 'li' });
    given(opened, edit(0, 'wang'), listFixed, frozen, screened(2))
      .when(submit(by('wang')))
      .thenRefused('override-needs-another-person', { by: 'wang' });
    given(...before)
      .when(submit(by('wang')))
      .then({
        type: 'BatchSubmitted',
        data: { ...no, submittedBy: 'li', approversNeeded: 1, ...by('wang') },
      });
  });
});

describe('what was shown before the batch was submitted', () => {
  const override = { by: 'wang', reason: evidence };
  const overridden: BatchEvent = {
    type: 'BatchSubmitted',
    data: { ...no, submittedBy: 'li', approversNeeded: 1, override },
  };
  const made = { ...no, division, benefitMonth: month('2021-06'), makers: ['li'] };
  const shown = {
    list: { ...total, list: 'l1' },
    frozenOn: day('2021-05-20'),
    screening: { screenedOn: day('2021-05-21'), blocking: 2, warning: 1 },
    override,
  };

  it('stays to be read for whoever approves it', () => {
    given(...upToFrozen, screened(2), overridden).thenState({
      status: 'submitted',
      ...made,
      ...shown,
      approversNeeded: 1,
      approvedBy: [],
    });
  });

  it('and once it is rejected, with who said so and why', () => {
    given(...upToFrozen, screened(2), overridden, rejected('zhao')).thenState({
      status: 'rejected',
      ...made,
      ...shown,
      rejection: { rejectedBy: 'zhao', reasonCode: 'FINDINGS' },
    });
  });
});

describe('a batch is approved', () => {
  it('by nobody who opened, edited, froze or submitted it', () => {
    const before = [
      opened,
      edit(0, 'editor'),
      { type: 'BatchListFixed', data: { ...listFixed.data, fixedBy: 'fixer' } } as BatchEvent,
      { type: 'BatchFrozen', data: { ...frozen.data, frozenBy: 'freezer' } } as BatchEvent,
      screened(0),
      { type: 'BatchSubmitted', data: { ...submitted(1).data, submittedBy: 'su' } } as BatchEvent,
    ];
    for (const maker of ['li', 'editor', 'fixer', 'freezer', 'su']) {
      given(...before)
        .when(approve(maker))
        .thenRefused('approver-made-it');
    }
  });

  it('by as many as its sum needs, each once', () => {
    const before = [...upToFrozen, screened(0), submitted(2)];
    given(...before)
      .when(approve('wang', false))
      .then(approved('wang', 1, 2));
    const once = [...before, approved('wang', 1, 2)];
    given(...once)
      .when(approve('wang'))
      .thenRefused('approved-by-you-before');
    given(...once)
      .when({ type: 'SendBatch', data: { ...no, sentToBankOn: day('2021-06-04'), sentBy: 'li' } })
      .thenRefused('batch-at-other-step', { status: 'submitted', next: 'approve-or-reject' });
    given(...once)
      .when(approve('zhao'))
      .then(approved('zhao', 2, 2));
  });

  it('and the last word is known to be the last before it is written', () => {
    given(...upToSubmitted)
      .when(approve('wang', false))
      .thenRefused('approvals-changed', { approvals: 0 });
    given(...upToFrozen, screened(0), submitted(2))
      .when(approve('wang', true))
      .thenRefused('approvals-changed', { approvals: 0 });
  });
});

describe('a batch is rejected', () => {
  it('by whoever makes it while it is theirs, afterwards by others', () => {
    for (const before of [[opened], [opened, listFixed], upToFrozen]) {
      given(...before)
        .when(reject('li'))
        .then(rejected('li'));
    }
    for (const before of [upToSubmitted, [...upToSubmitted, approved('wang')]]) {
      given(...before)
        .when(reject('li'))
        .thenRefused('rejection-needs-another-person');
      given(...before)
        .when(reject('zhao'))
        .then(rejected('zhao'));
    }
  });

  it('and cannot be given up any more by somebody who may only make batches', () => {
    given(...upToSubmitted)
      .when(reject('zhao', { reasonCode: 'GIVEN_UP' }))
      .thenRefused('rejection-needs-another-person');
  });

  it('and then goes no further; nor is one rejected that went out', () => {
    given(...upToSubmitted, rejected('zhao'))
      .when(approve('wang'))
      .thenRefused('batch-at-other-step', { status: 'rejected', next: 'open-another' });
    given(...upToSent)
      .when(reject('zhao'))
      .thenRefused('batch-at-other-step', { status: 'sent', next: 'reconcile' });
  });
});

describe('a batch that went out', () => {
  it('is reconciled once the bank has answered every item', () => {
    given(...upToSent)
      .when(reconcile({ inFlightCount: 1, inFlightFen: 49600 }))
      .thenRefused('items-in-flight', { items: 1, fen: 49600 });
  });

  it('is reconciled with the amounts that were sent', () => {
    given(...upToSent)
      .when(reconcile({ differenceFen: 100 }))
      .thenRefused('bank-amounts-differ', { fen: 100 });
  });

  it('is closed with nothing in flight and every return handled', () => {
    const before = [...upToSent, reconciled];
    given(...before)
      .when(close({ inFlightCount: 1, inFlightFen: 49600 }))
      .thenRefused('items-in-flight', { items: 1, fen: 49600 });
    given(...before)
      .when(close({ pendingCount: 1, pendingFen: 49600 }))
      .thenRefused('returns-not-handled', { items: 1, fen: 49600 });
  });
});
