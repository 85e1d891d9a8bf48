import type { Sight } from '../session/sight';
import { page, type Place } from './place';

const readsFindings = ({ may }: Sight): boolean => may('read-findings');

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
    path: '/imports',
    title: { zh: '导入', en: 'Imports' },
    office: 'finance',
    isFor: ({ may }) => may('read-imports'),
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../imports/imports-page'), 'ImportsPage'),
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
