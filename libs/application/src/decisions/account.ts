import { compact } from '@ledger/intake';
import type { LocalDate, Refusal, Token } from '@ledger/kernel';
import { household as decider, type HouseholdAct, streamOf } from '@ledger/ledger';
import { actMetadata } from '../act-metadata';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import type { HouseholdActAnswer } from './answers';
import {
  dayAhead,
  evidenceFor,
  householdHeld,
  type HouseholdNeeds,
  type HouseholdOrder,
} from './held';
import type { HouseholdActRefusal } from './refusal-words';

export interface AccountOrder extends HouseholdOrder {
  readonly changedOn: LocalDate;
  readonly account: string;
  readonly accountHolder: string;
  readonly bank: string;
  readonly note?: string;
  readonly reviewedBy: string;
}

interface Change {
  readonly changedOn: LocalDate;
  readonly token: Token;
}

/**
 * Whose account went away and came back on one day has it changed a third time by another command:
 * a change is known by how many others went before it, and asked again at once it is the same one.
 */
const placeOf = async (
  { ledger }: HouseholdNeeds,
  { household }: AccountOrder,
  { changedOn, token }: Change,
): Promise<number> => {
  const held = await ledger.history(streamOf.household(household));
  const changes = held.filter(({ type }) => type === 'PayoutAccountChanged');
  const last = changes.at(-1)?.data;
  const isSame = last?.['changedOn'] === changedOn && last['newAccountToken'] === token;
  return isSame ? changes.length - 1 : changes.length;
};

/** 账户变更: the words of the new account go to the vault, the batch reads them there. */
export const changeAccount = async (
  needs: HouseholdNeeds,
  order: AccountOrder,
): Promise<HouseholdActAnswer | Refusal<HouseholdActRefusal>> => {
  const held = await householdHeld(needs, order);
  if ('refused' in held) return held;
  const { actor, household, changedOn, bank, note, reviewedBy } = order;
  const ahead = dayAhead(needs, changedOn);
  if (ahead) return ahead;
  const [account, holder] = [compact(order.account), compact(order.accountHolder)];
  const token = needs.tokens.accountToken(account);
  const evidence = await evidenceFor(needs, held.archive.head, 'account-change', {
    新账号: account,
    新账户名: holder,
    新开户银行: bank,
    经办人: actor,
    复核人: reviewedBy,
    变更原因: note,
  });
  const command: HouseholdAct = {
    type: 'ChangePayoutAccount',
    data: {
      household,
      changedOn,
      newAccountToken: token,
      newAccountHolderToken: needs.tokens.nameToken(holder),
      reviewedBy,
      evidence,
      askedBy: actor,
    },
  };
  const place = await placeOf(needs, order, { changedOn, token });
  const id = commandIdFrom('household', household, 'account', changedOn, token, String(place));
  const metadata = actMetadata(needs.clock, actor, id);
  const outcome = await needs.ledger.run(streamOf.household(household), decider, command, metadata);
  if (isRefused<HouseholdActRefusal>(outcome)) return outcome;
  return { householdNo: household, done: 'account-changed', on: changedOn };
};
