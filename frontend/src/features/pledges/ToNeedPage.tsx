// Before the form of a pledge to a need stands: the need, where it stands, the lists, and what was typed here before.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { needCoverageQuery } from '../../api/ledger';
import { needQuery } from '../../api/needs';
import { isCode } from '../../api/problem';
import { catalogueQuery, useReference } from '../../api/reference';
import { useCan } from '../../api/session';
import { NotFound } from '../../app/NotFound';
import { ReadingProblem } from '../../app/reading';
import { useKept } from '../../app/useDraft';
import { Skeleton } from '../../ui/Skeleton';
import { ToNeedForm } from './ToNeedForm';
import type { ToNeedValues } from './toneed';

const route = getRouteApi('/needs/$id/pledge');

export function ToNeedPage() {
  const { id } = route.useParams();
  return useCan('pledge:create') ? <Reading key={id} id={id} /> : <NotFound />;
}

function Reading({ id }: { id: string }) {
  const need = useQuery(needQuery(id));
  const coverage = useQuery(needCoverageQuery(id));
  const reference = useReference();
  const catalogue = useQuery(catalogueQuery);
  const record = `pledge-to ${id}`;
  const kept = useKept<ToNeedValues>(record);
  if (isCode(need.error, 'not_found', 'forbidden', 'invalid', 'bad_request')) return <NotFound />;
  for (const reading of [need, coverage, catalogue])
    if (reading.isError && !reading.data)
      return (
        <div className="page-notice">
          <ReadingProblem of={reading} />
        </div>
      );
  if (!need.data || !coverage.data || !catalogue.data || !reference.ready || kept === undefined)
    return <Skeleton rows={10} />;
  return (
    <ToNeedForm
      record={record}
      kept={kept}
      need={need.data.data}
      coverage={coverage.data}
      reference={reference}
      catalogue={catalogue.data}
    />
  );
}
