import type { DivisionCode, Instant, StreamName } from '@ledger/kernel';
import type { Recorded } from '@ledger/event-store';
import type { AnyLedgerEvent } from '@ledger/ledger';
import type { Permission } from '../accounts/permissions';
import type { Ledger } from '../ledger';

/**
 * What other programs are told of an event: that it happened, where, and by which number to ask for
 * more. Neither names nor amounts leave this way: whoever may know them asks for them.
 */
export interface News {
  readonly type: NewsType;
  readonly at: Instant;
  readonly division: DivisionCode;
  readonly about: Readonly<Record<string, string>>;
}

/** Events that are news, under the name other programs know them by. */
const newsOfEvents = {
  BatchOpened: 'batch.opened',
  BatchFrozen: 'batch.frozen',
  BatchScreened: 'batch.screened',
  BatchSubmitted: 'batch.submitted',
  BatchApproved: 'batch.approved',
  BatchRejected: 'batch.rejected',
  BatchSentToBank: 'batch.sent',
  BatchReconciled: 'batch.reconciled',
  BatchClosed: 'batch.closed',
  FileImported: 'file.imported',
  FileWithdrawn: 'file.withdrawn',
  FileReplaced: 'file.replaced',
  FundsRaised: 'funds.raised',
  FundsAllocated: 'funds.allocated',
  FundsAppropriated: 'funds.appropriated',
  FundsArrived: 'funds.arrived',
  FundEntryReversed: 'funds.reversed',
  PolicyPublished: 'policy.published',
} as const satisfies Partial<Record<AnyLedgerEvent['type'], string>>;

export type NewsType = (typeof newsOfEvents)[keyof typeof newsOfEvents];

export const NEWS_TYPES: readonly NewsType[] = Object.values(newsOfEvents);

/** Who may hear of it: whoever may ask for it. */
const permissionOfSubject = {
  batch: 'read-money',
  file: 'read-imports',
  funds: 'read-money',
  policy: 'read-policy',
} as const satisfies Record<string, Permission>;

export const permissionToHear = ({ type }: Pick<News, 'type'>): Permission =>
  permissionOfSubject[type.split('.', 1)[0] as keyof typeof permissionOfSubject];

/** Numbers that people know things by; nothing else of an event is told. */
const NUMBERS = ['batch', 'benefitMonth', 'document', 'fiscalYear', 'question'];

const numbersIn = ({ stream, data }: Recorded): News['about'] => {
  const known = NUMBERS.flatMap((name) => {
    const value = data[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const file = stream.startsWith('file-')
    ? [['fileId', stream.slice('file-'.length)] as const]
    : [];
  return Object.fromEntries([...known, ...file]);
};

const isNews = (type: string): type is keyof typeof newsOfEvents =>
  Object.hasOwn(newsOfEvents, type);

const divisionIn = ({ data }: Recorded): DivisionCode | undefined =>
  typeof data['division'] === 'string' ? (data['division'] as DivisionCode) : undefined;

/** Of most streams only the first event says whose they are. */
const divisionOf = async (
  ledger: Pick<Ledger, 'history'>,
  stream: StreamName,
): Promise<DivisionCode | undefined> => {
  for (const recorded of await ledger.history(stream)) {
    const division = divisionIn(recorded);
    if (division !== undefined) return division;
  }
  return undefined;
};

/** Undefined: the event is no news, or nobody's. */
export const newsOf = async (
  ledger: Pick<Ledger, 'history'>,
  recorded: Recorded,
): Promise<News | undefined> => {
  if (!isNews(recorded.type)) return undefined;
  const division = divisionIn(recorded) ?? (await divisionOf(ledger, recorded.stream));
  if (division === undefined) return undefined;
  const type = newsOfEvents[recorded.type];
  return { type, at: recorded.recordedAt, division, about: numbersIn(recorded) };
};
