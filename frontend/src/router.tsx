// The addresses of the portal. The desk and the list are in the first file, since
// most visits begin there, with what is too small to be worth a request of its own (a lazy
// page of a kilobyte made the bundler cut the first file in two). Everything
// else comes when it is asked for.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { RouterHistory } from '@tanstack/react-router';
import { ErrorBoundary } from './app/ErrorBoundary';
import { NotFound } from './app/NotFound';
import { Root } from './app/Root';
import { routeMoved } from './app/focus';
import { loadLater } from './app/i18n';
import { DeskPage } from './features/desk/DeskPage';
import { NeedsPage } from './features/needs/NeedsPage';
import { parseSearch, stringifySearch } from './lib/urlstate';
import type { Search } from './lib/urlstate';
import { Skeleton } from './ui/Skeleton';

/** A page that comes when it is asked for, and with it the words that the first file does without. */
function later<T extends Record<string, unknown>, K extends keyof T>(load: () => Promise<T>, name: K) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), loadLater()]);
    return module;
  }, name);
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

const desk = createRoute({ getParentRoute: () => root, path: '/', component: DeskPage });

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: (words): Search => words as Search,
  component: later(() => import('./features/search/SearchPage'), 'SearchPage'),
});

const needs = createRoute({
  getParentRoute: () => root,
  path: '/needs',
  validateSearch: (search): Search => search as Search,
  component: NeedsPage,
});

const newNeed = createRoute({
  getParentRoute: () => root,
  path: '/needs/new',
  component: later(() => import('./features/needs/NeedFormPage'), 'NewNeedPage'),
});

const need = createRoute({
  getParentRoute: () => root,
  path: '/needs/$id',
  component: later(() => import('./features/needs/NeedPage'), 'NeedPage'),
});

const editNeed = createRoute({
  getParentRoute: () => root,
  path: '/needs/$id/edit',
  component: later(() => import('./features/needs/NeedFormPage'), 'EditNeedPage'),
});

const pledgeToNeed = createRoute({
  getParentRoute: () => root,
  path: '/needs/$id/pledge',
  component: later(() => import('./features/pledges/ToNeedPage'), 'ToNeedPage'),
});

const pledges = createRoute({
  getParentRoute: () => root,
  path: '/pledges',
  validateSearch: (search): Search => search as Search,
  component: later(() => import('./features/pledges/PledgesPage'), 'PledgesPage'),
});

const newPledge = createRoute({
  getParentRoute: () => root,
  path: '/pledges/new',
  component: later(() => import('./features/pledges/PledgeFormPage'), 'NewPledgePage'),
});

const pledge = createRoute({
  getParentRoute: () => root,
  path: '/pledges/$id',
  component: later(() => import('./features/pledges/PledgePage'), 'PledgePage'),
});

const editPledge = createRoute({
  getParentRoute: () => root,
  path: '/pledges/$id/edit',
  component: later(() => import('./features/pledges/PledgeFormPage'), 'EditPledgePage'),
});

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: later(() => import('./features/help/HelpPage'), 'HelpPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: later(() => import('./features/door/SetupPage'), 'SetupPage'),
});

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: later(() => import('./features/door/PasswordPage'), 'PasswordPage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: later(() => import('./features/account/AccountPage'), 'AccountPage'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: (search): Search => search as Search,
  component: later(() => import('./features/people/PeoplePage'), 'PeoplePage'),
});

const newPerson = createRoute({
  getParentRoute: () => root,
  path: '/people/new',
  component: later(() => import('./features/people/NewPersonPage'), 'NewPersonPage'),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$id',
  component: later(() => import('./features/people/PersonPage'), 'PersonPage'),
});

const organisations = createRoute({
  getParentRoute: () => root,
  path: '/organisations',
  validateSearch: (search): Search => search as Search,
  component: later(() => import('./features/organisations/OrganisationsPage'), 'OrganisationsPage'),
});

const newOrganisation = createRoute({
  getParentRoute: () => root,
  path: '/organisations/new',
  component: later(() => import('./features/organisations/OrganisationForm'), 'NewOrganisationPage'),
});

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/organisations/$id',
  component: later(() => import('./features/organisations/OrganisationPage'), 'OrganisationPage'),
});

const subgroups = createRoute({
  getParentRoute: () => root,
  path: '/subgroups',
  component: later(() => import('./features/organisations/SubgroupsPage'), 'SubgroupsPage'),
});

const subgroup = createRoute({
  getParentRoute: () => root,
  path: '/subgroups/$code',
  component: later(() => import('./features/organisations/SubgroupPage'), 'SubgroupPage'),
});

const projects = createRoute({
  getParentRoute: () => root,
  path: '/projects',
  validateSearch: (search): Search => search as Search,
  component: later(() => import('./features/projects/ProjectsPage'), 'ProjectsPage'),
});

const newProject = createRoute({
  getParentRoute: () => root,
  path: '/projects/new',
  component: later(() => import('./features/projects/ProjectFormPage'), 'NewProjectPage'),
});

const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$id',
  component: later(() => import('./features/projects/ProjectPage'), 'ProjectPage'),
});

const editProject = createRoute({
  getParentRoute: () => root,
  path: '/projects/$id/edit',
  component: later(() => import('./features/projects/ProjectFormPage'), 'EditProjectPage'),
});

const rates = createRoute({
  getParentRoute: () => root,
  path: '/rates',
  validateSearch: (search): Search => search as Search,
  component: later(() => import('./features/rates/RatesPage'), 'RatesPage'),
});

const coverage = createRoute({
  getParentRoute: () => root,
  path: '/coverage',
  validateSearch: (search): Search => search as Search,
  component: later(() => import('./features/coverage/CoveragePage'), 'CoveragePage'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: later(() => import('./features/imports/ImportsPage'), 'ImportsPage'),
});

const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/import/$id',
  validateSearch: (search): Search => search as Search,
  component: later(() => import('./features/imports/ImportPage'), 'ImportPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: (search): Search => search as Search,
  component: later(() => import('./features/audit/AuditPage'), 'AuditPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's own way to say it
    throw redirect({ to: '/', replace: true });
  },
});

/** `history` is the browser's own but in tests. */
export function makeRouter(history?: RouterHistory) {
  const router = createRouter({
    ...(history ? { history } : {}),
    routeTree: root.addChildren([
      ...[projects, newProject, project, editProject],
      ...[desk, search, needs, newNeed, need, editNeed, help, setup, signIn, password, account],
      ...[people, newPerson, person, organisations, newOrganisation, organisation, subgroups, subgroup],
      ...[coverage, rates, imports, oneImport, audit],
      ...[pledges, pledgeToNeed, newPledge, pledge, editPledge],
    ]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingMs: 200,
    defaultPendingComponent: () => <Skeleton />,
    defaultErrorComponent: ({ error }) => (
      <ErrorBoundary>
        <Broken error={error} />
      </ErrorBoundary>
    ),
  });
  router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
    if (pathChanged && fromLocation) routeMoved();
  });
  return router;
}

function Broken({ error }: { error: unknown }): never {
  throw error;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
