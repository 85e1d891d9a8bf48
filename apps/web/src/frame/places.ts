import type { Sight } from '../session/sight';
import { page, type Place } from './place';

const readsFindings = ({ may }: Sight): boolean => may('read-findings');
const readsMoney = ({ may }: Sight): boolean => may('read-money');
/** Whoever makes or checks what becomes of money begins with its month. */
const keepsMoney = ({ may }: Sight): boolean => may('confirm-reversals');

/** Every page of the ledger; a new one is a row here and a folder of its own. */
export const places: readonly Place[] = [
  {
    path: '/account',
    title: { zh: '本人账号', en: 'My account' },
    office: 'administration',
    isFor: () => true,
    inMenu: false,
    knowsDays: false,
    Page: page(() => import('../account/account-page'), 'AccountPage'),
  },
  {
    path: '/month',
    title: { zh: '本月一览', en: 'The month' },
    office: 'finance',
    isFor: keepsMoney,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../month/month-page'), 'MonthPage'),
  },
  {
    path: '/imports',
    title: { zh: '导入', en: 'Imports' },
    office: 'finance',
    isFor: ({ may }) => may('read-imports'),
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../imports/imports-page'), 'ImportsPage'),
  },
  {
    path: '/batches',
    title: { zh: '发放批次', en: 'Batches' },
    office: 'finance',
    isFor: readsMoney,
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../batches/batches-page'), 'BatchesPage'),
  },
  {
    path: '/batches/:batch',
    title: { zh: '批次', en: 'Batch' },
    office: 'finance',
    isFor: readsMoney,
    inMenu: false,
    knowsDays: false,
    Page: page(() => import('../batches/batch-page'), 'BatchPage'),
  },
  {
    path: '/funds',
    title: { zh: '资金流向', en: 'Funds' },
    office: 'finance',
    isFor: readsMoney,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../funds/funds-page'), 'FundsPage'),
  },
  {
    path: '/bank',
    title: { zh: '银行待办', en: 'Bank' },
    office: 'finance',
    isFor: readsMoney,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../bank/bank-page'), 'BankPage'),
  },
  {
    path: '/recovery',
    title: { zh: '多发追回', en: 'Recovery' },
    office: 'finance',
    isFor: readsMoney,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../recovery/recovery-page'), 'RecoveryPage'),
  },
  {
    path: '/recovery/:overpayment',
    title: { zh: '多发款项', en: 'Overpayment' },
    office: 'finance',
    isFor: readsMoney,
    inMenu: false,
    knowsDays: true,
    Page: page(() => import('../recovery/overpayment-page'), 'OverpaymentPage'),
  },
  {
    path: '/custody',
    title: { zh: '卡折代管', en: 'Custody' },
    office: 'finance',
    isFor: readsFindings,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../custody/custody-page'), 'CustodyPage'),
  },
  {
    path: '/decisions',
    title: { zh: '停发减发', en: 'Decisions' },
    office: 'finance',
    isFor: readsFindings,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../decisions/decisions-page'), 'DecisionsPage'),
  },
  {
    path: '/months',
    title: { zh: '月结', en: 'Month close' },
    office: 'finance',
    isFor: readsMoney,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../months/months-page'), 'MonthsPage'),
  },
  {
    path: '/months/:month',
    title: { zh: '月结', en: 'Month close' },
    office: 'finance',
    isFor: readsMoney,
    inMenu: false,
    knowsDays: true,
    Page: page(() => import('../months/closed-month-page'), 'ClosedMonthPage'),
  },
  {
    path: '/dashboard',
    title: { zh: '疑点看板', en: 'Dashboard' },
    office: 'street',
    isFor: readsFindings,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../dashboard/dashboard-page'), 'DashboardPage'),
  },
  {
    path: '/findings',
    title: { zh: '疑点清单', en: 'Findings' },
    office: 'street',
    isFor: readsFindings,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../findings/findings-page'), 'FindingsPage'),
  },
  {
    path: '/delays',
    title: { zh: '发放时效', en: 'Delays' },
    office: 'street',
    isFor: ({ may }) => may('read-money'),
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../money/delays-page'), 'DelaysPage'),
  },
  {
    path: '/back-fill',
    title: { zh: '补录开关', en: 'Back-fill' },
    office: 'administration',
    isFor: ({ may }) => may('manage-accounts'),
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../administration/backfill-page'), 'BackfillPage'),
  },
];

/** Where somebody begins: the first of these that is theirs. */
const BEGINNINGS = ['/month', '/dashboard', '/imports', '/accounts'];

export const beginningOf = (sight: Sight): string =>
  BEGINNINGS.find((path) => places.some((place) => place.path === path && place.isFor(sight))) ??
  places.find((place) => place.inMenu && place.isFor(sight))?.path ??
  '/imports';
