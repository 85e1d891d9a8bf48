import type { Verb } from '../verb';
import { absence } from './absence';
import { arrears } from './arrears';
import { backup } from './backup';
import { balances } from './balances';
import { bank } from './bank';
import { journal, trialBalance } from './books';
import { checkpoint } from './checkpoint';
import { closeMonth } from './close-month';
import { committee } from './committee';
import { copyLog } from './copy-log';
import { custody } from './custody';
import { custodyDue } from './custody-due';
import { deaths } from './deaths';
import { decisions } from './decisions';
import { delays } from './delays';
import { explain } from './explain';
import { demo } from './demo';
import { findings } from './findings';
import { funds } from './funds';
import { importVerb } from './import';
import { imports } from './imports';
import { key } from './key';
import { month } from './month';
import { overpayments } from './overpayments';
import { matches } from './matches';
import { policy } from './policy';
import { printPaper } from './print-paper';
import { proof } from './proof';
import { rebuild } from './rebuild';
import { rejected } from './rejected';
import { replay } from './replay';
import { restore } from './restore';
import { simulateVerb } from './simulate';
import { totals } from './totals';
import { user } from './user';
import { verify } from './verify';
import { withdraw } from './withdraw';
import { worklist } from './worklist';

/** Every command there is, in the order the help shows them. */
export const verbs: readonly Verb[] = [
  importVerb,
  imports,
  rejected,
  withdraw,
  findings,
  worklist,
  matches,
  explain,
  custody,
  custodyDue,
  deaths,
  decisions,
  arrears,
  overpayments,
  delays,
  absence,
  balances,
  totals,
  funds,
  bank,
  journal,
  trialBalance,
  closeMonth,
  month,
  printPaper,
  replay,
  policy,
  rebuild,
  verify,
  checkpoint,
  proof,
  key,
  committee,
  copyLog,
  backup,
  restore,
  simulateVerb,
  demo,
  user,
];
