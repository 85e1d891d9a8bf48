import type { Sight } from '../session/sight';
import { page, type Place } from './place';

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
    path: '/worklist',
    title: { zh: '疑点核查', en: 'Worklist' },
    office: 'street',
    isFor: readsFindings,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../worklist/worklist-page'), 'WorklistPage'),
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
    path: '/findings/:finding',
    title: { zh: '疑点', en: 'Finding' },
    office: 'street',
    isFor: readsFindings,
    inMenu: false,
    knowsDays: true,
    Page: page(() => import('../finding/finding-page'), 'FindingPage'),
  },
  {
    path: '/households/:no',
    title: { zh: '家庭', en: 'Household' },
    office: 'street',
    isFor: ({ may }) => may('replay-history'),
    inMenu: false,
    knowsDays: true,
    Page: page(() => import('../household/household-page'), 'HouseholdPage'),
  },
  {
    path: '/delays',
    title: { zh: '发放时效', en: 'Delays' },
    office: 'street',
    isFor: ({ may }) => may('read-money'),
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../delays/delays-page'), 'DelaysPage'),
  },
  {
    path: '/absence',
    title: { zh: '应报未报', en: 'What is missing' },
    office: 'street',
    isFor: readsFindings,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../absence/absence-page'), 'AbsencePage'),
  },
  {
    path: '/matches',
    title: { zh: '疑似同一人', en: 'One person?' },
    office: 'street',
    isFor: readsFindings,
    inMenu: true,
    knowsDays: false,
    Page: page(() => import('../matches/matches-page'), 'MatchesPage'),
  },
  {
    path: '/relations',
    title: { zh: '关系图', en: 'Relations' },
    office: 'street',
    isFor: readsFindings,
    inMenu: true,
    knowsDays: true,
    Page: page(() => import('../relations/relations-page'), 'RelationsPage'),
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
