// Organisations and the subgroups' members, as those who keep them read and write them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { PageState } from '../lib/pages';
import { api, ask } from './client';
import type { Answer } from './client';
import { organisationsQuery, subgroupsQuery } from './reference';
import type { Organisation } from './reference';
import type { components } from './schema.gen';

export type OrganisationKind = components['schemas']['OrganisationKind'];
export type OrganisationContent = components['schemas']['OrganisationContent'];
export type OrganisationNow = Answer<Organisation>;
type SubgroupFull = components['schemas']['SubgroupFull'];
export type SubgroupContent = components['schemas']['SubgroupContent'];
export type Membership = components['schemas']['Membership'];
export type SubgroupNow = Answer<SubgroupFull>;

export const organisationPageQuery = (q: string, kind: OrganisationKind | '', page: PageState) =>
  queryOptions({
    queryKey: ['organisations', 'list', q, kind, page.limit, page.after],
    queryFn: async ({ signal }) => {
      const query = {
        limit: page.limit,
        ...(q ? { q } : {}),
        ...(kind ? { kind } : {}),
        ...(page.after ? { after: page.after } : {}),
      };
      return (await ask(api.GET('/organisations', { params: { query }, signal }))).data;
    },
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisations', 'one', id],
    queryFn: ({ signal }) => ask(api.GET('/organisations/{id}', { params: { path: { id } }, signal })),
    staleTime: 15_000,
  });

export const createOrganisation = (body: OrganisationContent, key: string): Promise<OrganisationNow> =>
  ask(api.POST('/organisations', { params: { header: { 'Idempotency-Key': key } }, body }));

export const editOrganisation = (
  id: string,
  etag: string,
  body: OrganisationContent,
): Promise<OrganisationNow> =>
  ask(api.PUT('/organisations/{id}', { params: { path: { id }, header: { 'If-Match': etag } }, body }));

/** Names are shown everywhere: the list that puts them there is read anew. */
export function learnOrganisation(client: QueryClient, now: OrganisationNow): void {
  client.setQueryData(organisationQuery(now.data.id).queryKey, now);
  void client.invalidateQueries({ queryKey: ['organisations', 'list'] });
  void client.invalidateQueries({ queryKey: organisationsQuery.queryKey, exact: true });
}

export const subgroupQuery = (code: string) =>
  queryOptions({
    queryKey: ['subgroups', 'one', code],
    queryFn: ({ signal }) => ask(api.GET('/subgroups/{code}', { params: { path: { code } }, signal })),
    staleTime: 15_000,
  });

export const editSubgroup = (code: string, etag: string, body: SubgroupContent): Promise<SubgroupNow> =>
  ask(api.PUT('/subgroups/{code}', { params: { path: { code }, header: { 'If-Match': etag } }, body }));

export function learnSubgroup(client: QueryClient, now: SubgroupNow): void {
  client.setQueryData(subgroupQuery(now.data.code).queryKey, now);
  void client.invalidateQueries({ queryKey: subgroupsQuery.queryKey, exact: true });
}
