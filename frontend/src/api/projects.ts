// Projects: the list, one project, its money, papers, talk and history, and what can be done with it.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { PageState } from '../lib/pages';
import { api, ask, keyed } from './client';
import type { Answer } from './client';
import type { components, operations } from './schema.gen';

export type Project = components['schemas']['Project'];
export type ProjectRow = components['schemas']['ProjectRow'];
export type ProjectContent = components['schemas']['ProjectContent'];
export type ProjectStatus = components['schemas']['ProjectStatus'];
export type ProjectTotal = components['schemas']['ProjectTotal'];
export type ProjectPayment = components['schemas']['ProjectPayment'];
export type Milestone = components['schemas']['Milestone'];
export type Indicator = components['schemas']['Indicator'];
export type TransactionType = components['schemas']['TransactionType'];
export type ReportingCurrency = components['schemas']['ReportingCurrency'];
export type ProjectReport = components['schemas']['ProjectReport'];
export type Comment = components['schemas']['Comment'];
export type Attachment = components['schemas']['Attachment'];
export type Level = components['schemas']['Level'];
export type ProjectNow = Answer<Project>;

type ListQuery = NonNullable<operations['listProjects']['parameters']['query']>;

/** What a list is asked for, in the words of its address; empty asks for all. */
export interface ProjectFilter {
  q: string;
  status: string;
  subgroup: string;
  partner: string;
  agency: string;
  oblast: string;
  need: string;
  pledge: string;
  overdue: string;
  sort: string;
}

function listQuery(filter: ProjectFilter, page: PageState): ListQuery {
  const query: ListQuery = { limit: page.limit };
  if (filter.q.trim()) query.q = filter.q.trim();
  if (filter.status) query.status = [filter.status as ProjectStatus];
  if (filter.subgroup) query.subgroup = [filter.subgroup];
  if (filter.partner) query.partner = [filter.partner];
  if (filter.agency) query.agency = [filter.agency];
  if (filter.oblast) query.oblast = [filter.oblast];
  if (filter.need) query.need = [filter.need];
  if (filter.pledge) query.pledge = filter.pledge;
  if (filter.overdue) query.overdue = true;
  if (filter.sort) query.sort = filter.sort as NonNullable<ListQuery['sort']>;
  if (page.after) query.after = page.after;
  return query;
}

export const projectsQuery = (filter: ProjectFilter, page: PageState) => {
  const query = listQuery(filter, page);
  return queryOptions({
    queryKey: ['projects', 'list', query],
    queryFn: async ({ signal }) => (await ask(api.GET('/projects', { params: { query }, signal }))).data,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
};

/** The projects that answer a need, or that a pledge funds: few, by their number. */
export const projectsOfQuery = (of: { need: string } | { pledge: string }) => {
  const query: ListQuery = { limit: 50, sort: 'number', ...('need' in of ? { need: [of.need] } : of) };
  return queryOptions({
    queryKey: ['projects', 'list', query],
    queryFn: async ({ signal }) => (await ask(api.GET('/projects', { params: { query }, signal }))).data,
    staleTime: 15_000,
  });
};

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['projects', 'one', id],
    queryFn: ({ signal }) => ask(api.GET('/projects/{id}', { params: { path: { id } }, signal })),
    staleTime: 15_000,
  });

export const projectMoneyQuery = (id: string, currency: ReportingCurrency) =>
  queryOptions({
    queryKey: ['projects', 'money', id, currency],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/projects/{id}/money', { params: { path: { id }, query: { currency } }, signal })))
        .data,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });

/** The rows that a total opens to, all of them page by page. */
export const projectPaymentsQuery = (id: string, type: TransactionType, currency: ReportingCurrency) =>
  infiniteQueryOptions({
    queryKey: ['projects', 'payments', id, type, currency],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 50, type, currency, ...(pageParam ? { after: pageParam } : {}) };
      return (await ask(api.GET('/projects/{id}/transactions', { params: { path: { id }, query }, signal })))
        .data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const projectHistoryQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['projects', 'history', id],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam ? { limit: 20, after: pageParam } : { limit: 20 };
      return (await ask(api.GET('/projects/{id}/history', { params: { path: { id }, query }, signal }))).data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const projectCommentsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['projects', 'comments', id],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam ? { limit: 20, after: pageParam } : { limit: 20 };
      return (await ask(api.GET('/projects/{id}/comments', { params: { path: { id }, query }, signal })))
        .data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const projectFilesQuery = (id: string) =>
  queryOptions({
    queryKey: ['projects', 'files', id],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/projects/{id}/attachments', { params: { path: { id } }, signal }))).data.items,
    staleTime: 15_000,
  });

export const projectFileAddress = (id: string, file: string): string =>
  `${window.location.origin}/api/v1/projects/${id}/attachments/${file}`;

export const addProjectFile = async (id: string, file: File, key: string): Promise<Attachment> => {
  const form = new FormData();
  form.append('file', file, file.name);
  return (
    await ask(
      api.POST('/projects/{id}/attachments', {
        params: { path: { id }, header: { 'Idempotency-Key': key } },
        body: { file: '' },
        bodySerializer: () => form,
      }),
    )
  ).data;
};

export const removeProjectFile = async (id: string, attachment: string): Promise<void> => {
  await ask(api.DELETE('/projects/{id}/attachments/{attachment}', { params: { path: { id, attachment } } }));
};

export const addProjectComment = async (
  id: string,
  key: string,
  body: components['schemas']['ThreadCommentContent'],
): Promise<Comment> => {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  return (await ask(api.POST('/projects/{id}/comments', { params, body }))).data;
};

export const withdrawProjectComment = async (id: string, comment: string): Promise<void> => {
  await ask(api.DELETE('/projects/{id}/comments/{comment}', { params: { path: { id, comment } } }));
};

export const createProject = (body: ProjectContent, key: string): Promise<ProjectNow> =>
  ask(api.POST('/projects', { params: { header: { 'Idempotency-Key': key } }, body }));

export const editProject = (id: string, etag: string, body: ProjectContent): Promise<ProjectNow> =>
  ask(api.PUT('/projects/{id}', { params: { path: { id }, header: { 'If-Match': etag } }, body }));

export const deleteProject = async (id: string, etag: string): Promise<void> => {
  await ask(api.DELETE('/projects/{id}', { params: { path: { id }, header: { 'If-Match': etag } } }));
};

export type ProjectAct =
  | { act: 'announce' | 'relevel'; body: components['schemas']['NeedOpen'] }
  | { act: 'move'; body: components['schemas']['ProjectMove'] }
  | { act: 'report'; body: components['schemas']['ProjectReport'] };

export function actOnProject(id: string, etag: string, key: string, act: ProjectAct): Promise<ProjectNow> {
  const params = keyed(id, etag, key);
  switch (act.act) {
    case 'announce':
      return ask(api.POST('/projects/{id}/announce', { params, body: act.body }));
    case 'relevel':
      return ask(api.POST('/projects/{id}/relevel', { params, body: act.body }));
    case 'move':
      return ask(api.POST('/projects/{id}/move', { params, body: act.body }));
    case 'report':
      return ask(api.POST('/projects/{id}/report', { params, body: act.body }));
  }
}

/** The new state goes into the cache at once; lists and history are read anew. */
export function learnProject(client: QueryClient, now: ProjectNow): void {
  client.setQueryData(projectQuery(now.data.id).queryKey, now);
  void client.invalidateQueries({ queryKey: ['projects', 'list'] });
  void client.invalidateQueries({ queryKey: ['projects', 'history', now.data.id] });
}

export function forgetProject(client: QueryClient, id: string): void {
  client.removeQueries({ queryKey: ['projects', 'one', id] });
  client.removeQueries({ queryKey: ['projects', 'history', id] });
  void client.invalidateQueries({ queryKey: ['projects', 'list'] });
}
