// The names of organisations and subgroups for pages that show both.
import { useQuery } from '@tanstack/react-query';
import { organisationsQuery, subgroupsQuery } from '../api/reference';
import type { Organisation, Subgroup } from '../api/reference';
import { organisationShort, subgroupTitle } from '../lib/names';
import { useT } from './i18n';

export interface KnownNames {
  organisations: Organisation[];
  /** the organisations have not come yet */
  waiting: boolean;
  subgroups: Subgroup[];
  organisation: (id: string) => string;
  subgroup: (code: string) => string;
  /** where a seat is: its organisation, its subgroup, or both */
  where: (seat: { organisation?: string; subgroup?: string }) => string;
}

export function useNames(): KnownNames {
  const { language } = useT();
  const organisationList = useQuery(organisationsQuery);
  const subgroups = useQuery(subgroupsQuery).data ?? [];
  const organisations = organisationList.data ?? [];
  // Empty until the list has come: a dash would say that there is no such organisation.
  const organisation = (id: string) =>
    organisationList.isSuccess ? organisationShort(organisations, id, language) : '';
  const subgroup = (code: string) => subgroupTitle(subgroups, code, language);
  return {
    organisations,
    waiting: organisationList.isPending,
    subgroups,
    organisation,
    subgroup,
    where: (seat) =>
      [seat.organisation ? organisation(seat.organisation) : '', seat.subgroup ? subgroup(seat.subgroup) : '']
        .filter(Boolean)
        .join(', '),
  };
}
