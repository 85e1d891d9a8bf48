import type { YearMonth } from '@ledger/kernel';
import type { DataSource } from 'typeorm';
import { type Asked, IN_SCOPE } from './scope';

export interface HouseholdListed {
  readonly household: string;
  readonly village: string;
  readonly division: string;
  readonly startMonth: YearMonth;
}

/** Households by the newest archive (低保家庭档案) of a day, whether or not they are still paid. */
export const householdsListed = (
  readSide: DataSource,
  { scope, knownOn }: Asked,
): Promise<readonly HouseholdListed[]> =>
  readSide.query(
    `with home as (
       select distinct on (subject) substr(subject, length('household/') + 1) as household,
         data::json->>'village' as village, data::json->>'division' as division,
         data::json->>'startMonth' as "startMonth"
       from read.fact where type = 'HouseholdStated' and subject like 'household/%'
         and known_on <= $1 and (withdrawn_on is null or withdrawn_on > $1)
       order by subject, received_on desc, row_no desc)
     select * from home where ${IN_SCOPE} order by household`,
    [knownOn, scope],
  );
