import type { Sight } from '../session/sight';
import { page, type Place } from './place';

const worksForCommittee = ({ isCommittee }: Sight): boolean => isCommittee;
const readsFindings = ({ may }: Sight): boolean => may('read-findings');

/** Every page of the ledger; a new one is a row here and a folder of its own. */
export const places: readonly Place[] = [
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
    path: '/committee/search',
    title: { zh: '检索', en: 'Search' },
    office: 'committee',
    isFor: worksForCommittee,
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../committee/search/search-page'), 'SearchPage'),
  },
  {
    path: '/committee/households/:no',
    title: { zh: '经过回放', en: 'Replay' },
    office: 'committee',
    isFor: worksForCommittee,
    inMenu: false,
    knowsDays: true,
    Page: page(() => import('../committee/replay/replay-page'), 'ReplayPage'),
  },
  {
    path: '/committee/batches/:batch',
    title: { zh: '批次审批所见', en: 'A batch as approved' },
    office: 'committee',
    isFor: worksForCommittee,
    inMenu: false,
    knowsDays: true,
    Page: page(() => import('../committee/batch/batch-page'), 'CommitteeBatchPage'),
  },
  {
    path: '/committee/clues',
    title: { zh: '问题线索', en: 'Clues' },
    office: 'committee',
    isFor: worksForCommittee,
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../committee/clues/clues-page'), 'CluesPage'),
  },
  {
    path: '/committee/clues/:clue',
    title: { zh: '线索', en: 'Clue' },
    office: 'committee',
    isFor: worksForCommittee,
    inMenu: false,
    knowsDays: false,
    Page: page(() => import('../committee/clues/clue-page'), 'CluePage'),
  },
  {
    path: '/committee/access',
    title: { zh: '查阅记录', en: 'Access log' },
    office: 'committee',
    isFor: worksForCommittee,
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../committee/access/access-page'), 'AccessPage'),
  },
  {
    path: '/committee/verify',
    title: { zh: '核验封存', en: 'Check the seal' },
    office: 'committee',
    isFor: worksForCommittee,
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../committee/verify/verify-page'), 'VerifyPage'),
  },
  {
    path: '/accounts',
    title: { zh: '账号', en: 'Accounts' },
    office: 'administration',
    isFor: ({ may }) => may('read-accounts'),
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../administration/accounts/accounts-page'), 'AccountsPage'),
  },
  {
    path: '/accounts/:account',
    title: { zh: '账号', en: 'Account' },
    office: 'administration',
    isFor: ({ may }) => may('read-accounts'),
    inMenu: false,
    knowsDays: false,
    Page: page(() => import('../administration/accounts/account-page'), 'AccountPage'),
  },
  {
    path: '/policies',
    title: { zh: '政策', en: 'Policy' },
    office: 'administration',
    isFor: ({ may }) => may('read-policy'),
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../administration/policies/policies-page'), 'PoliciesPage'),
  },
  {
    path: '/health',
    title: { zh: '运行状况', en: 'Health' },
    office: 'administration',
    isFor: ({ may }) => may('manage-accounts'),
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../administration/health/health-page'), 'HealthPage'),
  },
  {
    path: '/back-fill',
    title: { zh: '补录', en: 'Back-fill' },
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
