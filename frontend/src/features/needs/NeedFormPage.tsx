// Before the form stands: the record, the lists it chooses from, and what was
// typed here before and not sent.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { needQuery } from '../../api/needs';
import type { NeedNow } from '../../api/needs';
import { isCode, sayProblem } from '../../api/problem';
import { catalogueQuery, useReference } from '../../api/reference';
import { can, useCan } from '../../api/session';
import { NotFound } from '../../app/NotFound';
import { useKept } from '../../app/useDraft';
import { ProblemNotice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { NeedForm } from './NeedForm';
import type { NeedValues } from './form';

const route = getRouteApi('/needs/$id/edit');
const NEW = 'new';

function Waiting({ failed, retry, busy }: { failed: unknown; retry: () => void; busy: boolean }): ReactNode {
  if (!failed) return <Skeleton rows={10} />;
  return (
    <div className="page-notice">
      <ProblemNotice problem={sayProblem(failed)} onRetry={retry} busy={busy} />
    </div>
  );
}

export function NewNeedPage() {
  const mayCreate = useCan('need:create');
  const reference = useReference();
  const catalogue = useQuery(catalogueQuery);
  const kept = useKept<NeedValues>(NEW);
  if (!mayCreate) return <NotFound />;
  if (!reference.ready || !catalogue.data || kept === undefined) {
    return (
      <Waiting
        failed={reference.failed ?? catalogue.error}
        busy={false}
        retry={() => {
          window.location.reload();
        }}
      />
    );
  }
  return <NeedForm record={NEW} saved={null} kept={kept} reference={reference} catalogue={catalogue.data} />;
}

export function EditNeedPage() {
  const { id } = route.useParams();
  return <Edit key={id} id={id} />;
}

function Edit({ id }: { id: string }) {
  const reference = useReference();
  const catalogue = useQuery(catalogueQuery);
  const need = useQuery({ ...needQuery(id), staleTime: 0 });
  const kept = useKept<NeedValues>(id);
  const [start, setStart] = useState<NeedNow | null>(null);
  // The form begins with one fresh version; a later reading of the record never changes what is being typed.
  if (start === null && need.data && !need.isFetching) setStart(need.data);
  if (isCode(need.error, 'not_found', 'forbidden', 'invalid', 'bad_request')) return <NotFound />;
  if (start === null || !reference.ready || !catalogue.data || kept === undefined) {
    return (
      <Waiting
        failed={need.error ?? reference.failed ?? catalogue.error}
        busy={need.isFetching}
        retry={() => void need.refetch()}
      />
    );
  }
  if (!can(start.data, 'need:edit') && !kept) return <NotFound />;
  return <NeedForm record={id} saved={start} kept={kept} reference={reference} catalogue={catalogue.data} />;
}
