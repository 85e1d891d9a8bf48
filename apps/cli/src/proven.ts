import { type Account, type Accounts, may, type Permission } from '@ledger/application';
import { remark } from './terminal/print';

/** Who somebody is by their password; undefined when they may not do this. */
export const proven = async (
  accounts: Accounts,
  permission: Permission,
  userName: string,
  password: string,
): Promise<Account | undefined> => {
  const proof = await accounts.login(userName, password);
  if ('refused' in proof) return undefined;
  await accounts.logout(proof.token);
  const { account } = proof;
  return may(account.role, permission) && !account.mustChangePassword ? account : undefined;
};

export const notProven = (
  userName: string,
  what: { readonly zh: string; readonly en: string },
): Promise<void> =>
  remark(
    `${userName}：用户名或密码不正确，或该账号无权${what.zh}。`,
    `${userName}: wrong name or password, or the account may not ${what.en}.`,
  );
