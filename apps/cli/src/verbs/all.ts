import type { Verb } from '../verb';
import { balances } from './balances';
import { checkpoint } from './checkpoint';
import { committee } from './committee';
import { copyLog } from './copy-log';
import { delays } from './delays';
import { findings } from './findings';
import { importVerb } from './import';
import { imports } from './imports';
import { key } from './key';
import { proof } from './proof';
import { rebuild } from './rebuild';
import { rejected } from './rejected';
import { replay } from './replay';
import { totals } from './totals';
import { user } from './user';
import { verify } from './verify';
import { withdraw } from './withdraw';

/** Every command there is, in the order the help shows them. */
export const verbs: readonly Verb[] = [
  importVerb,
  imports,
  rejected,
  withdraw,
  findings,
  delays,
  balances,
  totals,
  replay,
  rebuild,
  verify,
  checkpoint,
  proof,
  key,
  committee,
  copyLog,
  user,
];
