import { archive } from './archive';
import { custody } from './custody';
import { death, deathCorrection } from './death';
import { decision } from './decision';
import { fund } from './fund';
import type { Kind, KindName } from './kind';
import { accountChange, cadre, filing } from './people-lists';
import { recovery } from './recovery';
import { result } from './result';
import { roster } from './roster';
import { specialHardship } from './special-hardship';

const byName = {
  ARCHIVE: archive,
  FUND: fund,
  ROSTER: roster,
  RESULT: result,
  DEATH: death,
  DEATH_CORRECTION: deathCorrection,
  SH: specialHardship,
  DECISION: decision,
  CUSTODY: custody,
  CADRE: cadre,
  FILING: filing,
  ACCOUNT_CHANGE: accountChange,
  RECOVERY: recovery,
} satisfies Record<KindName, Kind>;

/** Every kind of file there is, in the order of their numbers. */
export const kinds: readonly Kind[] = Object.values(byName);
export const kindOf = (name: KindName): Kind => byName[name];
