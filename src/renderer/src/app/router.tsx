import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import type { RouterHistory } from '@tanstack/react-router';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Home } from './Home.tsx';
import { NotFound, ScreenError } from './fallbacks.tsx';
import { Shell } from './Shell.tsx';

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
  component: lazyRouteComponent(() => import('../features/checks/ChecksScreen.tsx'), 'ChecksScreen'),
});
const recordCheck = createRoute({
  ...parent,
  path: '/checks/record/$venueId',
  component: lazyRouteComponent(
    () => import('../features/checks/RecordCheckScreen.tsx'),
    'RecordCheckScreen',
  ),
});
/** The chosen thing is a child without a component: the list beside it stays mounted and keeps its place. */
const problems = createRoute({
  ...parent,
  path: '/problems',
  component: lazyRouteComponent(() => import('../features/problems/ProblemsScreen.tsx'), 'ProblemsScreen'),
});
const problem = createRoute({ getParentRoute: () => problems, path: '$id' });
const register = createRoute({
  ...parent,
  path: '/registers/$register',
  component: lazyRouteComponent(() => import('../features/registers/RegisterScreen.tsx'), 'RegisterScreen'),
});
const registerImport = createRoute({
  ...parent,
  path: '/registers/$register/import',
  component: lazyRouteComponent(() => import('../features/registers/ImportScreen.tsx'), 'ImportScreen'),
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
const documents = createRoute({
  ...parent,
  path: '/documents',
  component: lazyRouteComponent(() => import('../features/documents/DocumentsScreen.tsx'), 'DocumentsScreen'),
});
const document = createRoute({ getParentRoute: () => documents, path: '$id' });
const people = createRoute({
  ...parent,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/people/PeopleScreen.tsx'), 'PeopleScreen'),
});
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
  problems.addChildren([problem]),
  register,
  registerImport,
  plan,
  planImport,
  documents.addChildren([document]),
  people,
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
