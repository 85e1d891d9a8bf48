import death from '../data/china/death.json';
import custodyAndRelatives from '../data/china/custody-and-relatives.json';
import custodyReview from '../data/china/custody-review.json';
import batchApproval from '../data/china/batch-approval.json';
import absence from '../data/china/absence.json';
import defaults from '../data/china/defaults.json';
import paymentDeadline from '../data/china/payment-deadline.json';
import suppression from '../data/china/suppression.json';
import specialHardship from '../data/china/special-hardship.json';
import chongqing202009 from '../data/chongqing/2020-09.json';
import chongqing202109 from '../data/chongqing/2021-09.json';
import chongqing202209 from '../data/chongqing/2022-09.json';
import chongqing202309 from '../data/chongqing/2023-09.json';
import chongqing202409 from '../data/chongqing/2024-09.json';
import chongqing202507 from '../data/chongqing/2025-07.json';
import type { PolicyEntry } from './policies';

/** Every notice this version ships. A new notice is a file and a line here. */
export const policyEntries = [
  defaults,
  death,
  paymentDeadline,
  specialHardship,
  custodyAndRelatives,
  custodyReview,
  absence,
  batchApproval,
  suppression,
  chongqing202009,
  chongqing202109,
  chongqing202209,
  chongqing202309,
  chongqing202409,
  chongqing202507,
] as unknown as readonly PolicyEntry[];
