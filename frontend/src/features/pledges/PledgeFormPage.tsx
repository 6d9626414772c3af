// Before the form of a pledge stands: the record, the lists it chooses from, and what was typed here before and not sent.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { pledgeQuery } from '../../api/pledges';
import type { PledgeNow } from '../../api/pledges';
import { isCode } from '../../api/problem';
import { catalogueQuery, useReference } from '../../api/reference';
import { can, useCan } from '../../api/session';
import { NotFound } from '../../app/NotFound';
import { ReadingProblem } from '../../app/reading';
import { useKept } from '../../app/useDraft';
import { Skeleton } from '../../ui/Skeleton';
import { PledgeForm } from './PledgeForm';
import type { PledgeValues } from './form';

const route = getRouteApi('/pledges/$id/edit');
const NEW = 'pledge-new';

export function NewPledgePage() {
  const mayCreate = useCan('pledge:create');
  const reference = useReference();
  const catalogue = useQuery(catalogueQuery);
  const kept = useKept<PledgeValues>(NEW);
  if (!mayCreate) return <NotFound />;
  if (catalogue.isError) return <ReadingProblem of={catalogue} />;
  if (!reference.ready || !catalogue.data || kept === undefined) return <Skeleton rows={10} />;
  return (
    <PledgeForm record={NEW} saved={null} kept={kept} reference={reference} catalogue={catalogue.data} />
  );
}

export function EditPledgePage() {
  const { id } = route.useParams();
  return <Edit key={id} id={id} />;
}

function Edit({ id }: { id: string }) {
  const reference = useReference();
  const catalogue = useQuery(catalogueQuery);
  const pledge = useQuery({ ...pledgeQuery(id), staleTime: 0 });
  const kept = useKept<PledgeValues>(id);
  const [start, setStart] = useState<PledgeNow | null>(null);
  // The form begins with one fresh version; a later reading of the record never changes what is being typed.
  if (start === null && pledge.data && !pledge.isFetching) setStart(pledge.data);
  if (isCode(pledge.error, 'not_found', 'forbidden', 'invalid', 'bad_request')) return <NotFound />;
  if (pledge.isError && !start) return <ReadingProblem of={pledge} />;
  if (catalogue.isError) return <ReadingProblem of={catalogue} />;
  if (start === null || !reference.ready || !catalogue.data || kept === undefined)
    return <Skeleton rows={10} />;
  if (!can(start.data, 'pledge:edit') && !kept) return <NotFound />;
  return (
    <PledgeForm record={id} saved={start} kept={kept} reference={reference} catalogue={catalogue.data} />
  );
}
