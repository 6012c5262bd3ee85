import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { RouterHistory } from '@tanstack/react-router';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Home } from './Home.tsx';
import { NotFound, ScreenError } from './fallbacks.tsx';
import { Shell } from './Shell.tsx';
import { readCheckSearch, readListSearch, readPast, readStep } from './asked.ts';

const rootRoute = createRootRoute({ component: Shell });
const parent = { getParentRoute: () => rootRoute };

const home = createRoute({ ...parent, path: '/', component: Home });
const today = createRoute({
  ...parent,
  path: '/today',
  component: lazyRouteComponent(() => import('../features/today/TodayScreen.tsx'), 'TodayScreen'),
});
const checks = createRoute({
  ...parent,
  path: '/checks',
  validateSearch: readCheckSearch,
  component: lazyRouteComponent(() => import('../features/checks/ChecksScreen.tsx'), 'ChecksScreen'),
});
const schoolMatrix = createRoute({
  ...parent,
  path: '/checks/schools',
  component: lazyRouteComponent(() => import('../features/matrices/SchoolsScreen.tsx'), 'SchoolsScreen'),
});
const unitMatrix = createRoute({
  ...parent,
  path: '/checks/units',
  component: lazyRouteComponent(() => import('../features/matrices/UnitsScreen.tsx'), 'UnitsScreen'),
});
const recordCheck = createRoute({
  ...parent,
  path: '/checks/record/$venueId',
  validateSearch: readPast,
  component: lazyRouteComponent(
    () => import('../features/checks/RecordCheckScreen.tsx'),
    'RecordCheckScreen',
  ),
});
const recordPlace = createRoute({
  ...parent,
  path: '/checks/at/$register/$id',
  component: lazyRouteComponent(
    () => import('../features/checks/RecordCheckScreen.tsx'),
    'RecordPlaceScreen',
  ),
});
const batchChecks = createRoute({
  ...parent,
  path: '/checks/batch',
  component: lazyRouteComponent(() => import('../features/checks/batch/BatchScreen.tsx'), 'BatchScreen'),
});
const checklists = createRoute({
  ...parent,
  path: '/checks/lists',
  component: lazyRouteComponent(
    () => import('../features/checks/lists/ChecklistsScreen.tsx'),
    'ChecklistsScreen',
  ),
});
const findings = createRoute({
  ...parent,
  path: '/checks/findings',
  component: lazyRouteComponent(() => import('../features/checks/FindingsScreen.tsx'), 'FindingsScreen'),
});
const check = createRoute({
  ...parent,
  path: '/checks/$id',
  component: lazyRouteComponent(() => import('../features/checks/CheckScreen.tsx'), 'CheckScreen'),
});
/** The chosen thing is a child without a component: the list beside it stays mounted and keeps its place. */
const problems = createRoute({
  ...parent,
  path: '/problems',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('../features/problems/ProblemsScreen.tsx'), 'ProblemsScreen'),
});
const problem = createRoute({ getParentRoute: () => problems, path: '$id', validateSearch: readStep });
const tasks = createRoute({
  ...parent,
  path: '/tasks',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('../features/tasks/TasksScreen.tsx'), 'TasksScreen'),
});
const task = createRoute({ getParentRoute: () => tasks, path: '$id', validateSearch: readStep });
const newProblem = createRoute({ getParentRoute: () => problems, path: 'new' });
/** The directory of the registers stays beside whichever is open. */
const registersRoot = createRoute({
  ...parent,
  path: '/registers',
  component: lazyRouteComponent(() => import('../features/registers/RegistersLayout.tsx'), 'RegistersLayout'),
});
const inRegisters = { getParentRoute: () => registersRoot };
const registersHome = createRoute({
  ...inRegisters,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/registers/$register', params: { register: 'venues' }, replace: true });
  },
});
const register = createRoute({
  ...inRegisters,
  path: '$register',
  component: lazyRouteComponent(() => import('../features/registers/RegisterScreen.tsx'), 'RegisterScreen'),
});
const registerRow = createRoute({ getParentRoute: () => register, path: '$id' });
const registerImport = createRoute({
  ...inRegisters,
  path: '$register/import',
  component: lazyRouteComponent(
    () => import('../features/registers/import/ImportScreen.tsx'),
    'ImportScreen',
  ),
});
const exportApprovals = createRoute({
  ...inRegisters,
  path: 'exports',
  component: lazyRouteComponent(() => import('../features/exports/ApprovalsScreen.tsx'), 'ApprovalsScreen'),
});
const templates = createRoute({
  ...inRegisters,
  path: 'templates',
  validateSearch: (search: Record<string, unknown>): { register?: string } =>
    typeof search['register'] === 'string' ? { register: search['register'] } : {},
  component: lazyRouteComponent(() => import('../features/templates/TemplatesScreen.tsx'), 'TemplatesScreen'),
});
const retention = createRoute({
  ...inRegisters,
  path: 'retention',
  component: lazyRouteComponent(
    () => import('../features/registers/retention/RetentionScreen.tsx'),
    'RetentionScreen',
  ),
});
const plan = createRoute({
  ...parent,
  path: '/plan',
  component: lazyRouteComponent(() => import('../features/plan/PlanScreen.tsx'), 'PlanScreen'),
});
const planImport = createRoute({
  ...parent,
  path: '/plan/import',
  component: lazyRouteComponent(() => import('../features/plan/PlanImportScreen.tsx'), 'PlanImportScreen'),
});
/** The chosen thing is a child without a component: the list beside it stays mounted and keeps its place. */
const duties = createRoute({
  ...parent,
  path: '/plan/duties',
  component: lazyRouteComponent(() => import('../features/obligations/DutiesScreen.tsx'), 'DutiesScreen'),
});
const duty = createRoute({ getParentRoute: () => duties, path: '$id', validateSearch: readStep });
const phases = createRoute({
  ...parent,
  path: '/plan/phases',
  component: lazyRouteComponent(() => import('../features/obligations/PhasesScreen.tsx'), 'PhasesScreen'),
});
const clause = createRoute({
  ...parent,
  path: '/plan/clauses/$dutyId',
  component: lazyRouteComponent(() => import('../features/obligations/ClauseScreen.tsx'), 'ClauseScreen'),
});
const documents = createRoute({
  ...parent,
  path: '/documents',
  component: lazyRouteComponent(() => import('../features/documents/DocumentsScreen.tsx'), 'DocumentsScreen'),
});
const document = createRoute({ getParentRoute: () => documents, path: '$id' });
const incoming = createRoute({
  ...parent,
  path: '/documents/incoming',
  component: lazyRouteComponent(() => import('../features/incoming/IncomingScreen.tsx'), 'IncomingScreen'),
});
const wordTemplates = createRoute({
  ...parent,
  path: '/documents/templates',
  component: lazyRouteComponent(
    () => import('../features/word-templates/WordTemplatesScreen.tsx'),
    'WordTemplatesScreen',
  ),
});
const letterIn = createRoute({ getParentRoute: () => incoming, path: '$id' });
const people = createRoute({
  ...parent,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/people/PeopleScreen.tsx'), 'PeopleScreen'),
});
const person = createRoute({ getParentRoute: () => people, path: '$id' });
const accounts = createRoute({
  ...parent,
  path: '/accounts',
  component: lazyRouteComponent(() => import('../features/accounts/AccountsScreen.tsx'), 'AccountsScreen'),
});
const backups = createRoute({
  ...parent,
  path: '/backups',
  component: lazyRouteComponent(() => import('../features/backups/BackupsScreen.tsx'), 'BackupsScreen'),
});
const audit = createRoute({
  ...parent,
  path: '/audit',
  component: lazyRouteComponent(() => import('../features/audit/AuditScreen.tsx'), 'AuditScreen'),
});
const settings = createRoute({
  ...parent,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/SettingsScreen.tsx'), 'SettingsScreen'),
});

const routeTree = rootRoute.addChildren([
  home,
  today,
  checks,
  recordCheck,
  schoolMatrix,
  unitMatrix,
  recordPlace,
  batchChecks,
  checklists,
  findings,
  check,
  tasks.addChildren([task]),
  problems.addChildren([newProblem, problem]),
  registersRoot.addChildren([
    registersHome,
    register.addChildren([registerRow]),
    registerImport,
    exportApprovals,
    templates,
    retention,
  ]),
  plan,
  planImport,
  duties.addChildren([duty]),
  phases,
  clause,
  documents.addChildren([document]),
  incoming.addChildren([letterIn]),
  wordTemplates,
  people.addChildren([person]),
  accounts,
  backups,
  audit,
  settings,
]);

function createAppRouter(history: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    defaultPendingMs: 200,
    defaultPendingComponent: LoadingState,
    defaultErrorComponent: ScreenError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

/** A router for the person who has just signed in. */
export type RouterFor = (accountId: string) => AppRouter;

/**
 * The same person comes back to the same place after a lock; anybody else begins at his own start.
 * To be called after the door has read its token from the address.
 */
export function createRouters(): RouterFor {
  const history = createHashHistory();
  let last: string | null = null;
  return (accountId) => {
    if (last !== null && last !== accountId) history.replace('/');
    last = accountId;
    return createAppRouter(history);
  };
}

type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
