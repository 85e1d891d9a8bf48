import {
  AskBatch,
  AskCustodyCase,
  AskEntitlement,
  AskFindingWork,
  AskOverpayment,
  AskRejected,
  parseOverpaymentId,
  systemClock,
} from '@ledger/application';
import {
  type BatchNo,
  type CustodyEntryNo,
  type DivisionCode,
  type FileId,
  type FindingId,
  type HouseholdNo,
  monthOf,
  type StreamName,
} from '@ledger/kernel';
import { streamOf } from '@ledger/ledger';
import type { QueryBus } from '@nestjs/cqrs';
import { isRefused } from '../problems/refusals';

/** Who asks, and what else the path names. */
export interface AskedOf {
  readonly queries: QueryBus;
  readonly params: Readonly<Record<string, unknown>>;
  readonly scope: DivisionCode;
}

interface Resource {
  /** The parameter of the path that names it. */
  readonly parameter: string;
  /** Undefined: nothing could have that name. */
  readonly stream: (
    name: string,
    asked: AskedOf,
  ) => StreamName | undefined | Promise<StreamName | undefined>;
  /**
   * May whoever asks know of it? Else an `If-Match` that fails would tell that something of that
   * name is there.
   */
  readonly isSeen: (queries: QueryBus, name: string, scope: DivisionCode) => Promise<boolean>;
}

/** Resources that are one stream each; a new one is a row. */
export const streamResources = {
  batch: {
    parameter: 'batch',
    stream: (name) => streamOf.batch(name as BatchNo),
    isSeen: async (queries, name, scope) =>
      (await queries.execute(new AskBatch({ batch: name as BatchNo, scope }))) !== undefined,
  },
  file: {
    parameter: 'fileId',
    stream: (name) => streamOf.file(name as FileId),
    isSeen: async (queries, name, scope) =>
      (await queries.execute(new AskRejected({ fileId: name, scope }))) !== undefined,
  },
  overpayment: {
    parameter: 'overpayment',
    stream: (name) => {
      const of = parseOverpaymentId(name);
      return of && streamOf.overpayment(of.household, of.benefitMonth);
    },
    isSeen: async (queries, name, scope) => {
      const of = parseOverpaymentId(name);
      if (!of) return false;
      const question = { of, scope, knownOn: systemClock.today() };
      return !isRefused(await queries.execute(new AskOverpayment(question)));
    },
  },
  custody: {
    parameter: 'entry',
    // Whose ledger names the case is not in the path; without a case there is no stream either.
    stream: async (name, { queries, params, scope }) => {
      const [household, entry] = [String(params['no']) as HouseholdNo, name as CustodyEntryNo];
      const held = await queries.execute(new AskCustodyCase({ scope, household, entry }));
      return isRefused(held) ? undefined : streamOf.custody(held.division as DivisionCode, entry);
    },
    isSeen: () => Promise.resolve(true),
  },
  household: {
    parameter: 'no',
    stream: (name) => streamOf.household(name as HouseholdNo),
    isSeen: async (queries, name, scope) => {
      const knownOn = systemClock.today();
      const household = name as HouseholdNo;
      const question = { scope, knownOn, month: monthOf(knownOn), household };
      return !isRefused(await queries.execute(new AskEntitlement(question)));
    },
  },
  finding: {
    parameter: 'findingId',
    // The views write ids in small letters, however they are asked for.
    stream: (name) => streamOf.finding(name.toLowerCase() as FindingId),
    isSeen: async (queries, name, scope) =>
      !isRefused(
        await queries.execute(new AskFindingWork({ findingId: name as FindingId, scope })),
      ),
  },
} as const satisfies Record<string, Resource>;

export type StreamResource = keyof typeof streamResources;
