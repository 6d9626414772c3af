// What happened to a project, newest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Event } from '../../api/needs';
import { projectHistoryQuery } from '../../api/projects';
import type { Project } from '../../api/projects';
import { usePlaceNames } from '../../api/reference';
import type { Reference } from '../../api/reference';
import { translateKnown, useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { readJSON } from '../../lib/told';
import { Button } from '../../ui/Button';
import { Diff } from '../../ui/Diff';
import type { Names } from '../../ui/Diff';
import { Skeleton } from '../../ui/Skeleton';
import { MomentText } from '../../ui/Text';
import { agencyShort, placeNames, subgroupName, themeName } from '../needs/words';
import { tellProject } from './told';

/** What happened to something that hangs on the project is one sentence: its words name the file. */
const hangingWord = (event: Event) =>
  event.act === 'project.attached'
    ? 'history.need.attached'
    : event.act === 'project.detached'
      ? 'history.need.detached'
      : event.act === 'comment.withdrawn'
        ? 'history.comment.withdrawn'
        : 'event.other';

function fileName(event: Event): string {
  const name = event.changes.find((change) => change.path === '/name');
  const told = readJSON(name?.after ?? name?.before);
  return typeof told === 'string' ? told : '';
}

export function Past({ project, reference }: { project: Project; reference: Reference }) {
  const { t, language } = useT();
  const history = useInfiniteQuery(projectHistoryQuery(project.id));
  const events = useMemo(() => history.data?.pages.flatMap((page) => page.items) ?? [], [history.data]);
  const currency = project.budget?.currency ?? '';
  const lines = useMemo(() => tellProject(events, currency, language), [events, currency, language]);
  const places = usePlaceNames(
    reference,
    lines
      .flat()
      .flatMap((line) => [line.before, line.after])
      .flatMap((one) => (one?.kind === 'places' ? one.codes : [])),
  );
  const names: Names = {
    organisation: (id) => agencyShort(reference, id, language),
    theme: (code) => themeName(reference, code, language),
    subgroup: (code) => subgroupName(reference, code, language),
    places: (codes) => placeNames(places, { nationwide: false, places: codes }, language, t),
  };
  if (history.isPending) return <Skeleton rows={3} />;
  if (history.isError && events.length === 0) return <ReadingProblem of={history} />;
  return (
    <>
      <ol className="dated">
        {events.map((event, index) => (
          <li key={event.id}>
            <MomentText at={event.at} />
            <div>
              <b>{event.person || t('event.portal')}</b>:{' '}
              {event.kind === 'project'
                ? translateKnown(`event.${event.act}`, 'event.other')
                : t(hangingWord(event), { name: fileName(event) })}
              {/* A first event names every field; the page above says the same. */}
              {event.kind === 'project' && event.act !== 'project.created' ? (
                <Diff lines={lines[index] ?? []} names={names} />
              ) : null}
            </div>
            <span />
          </li>
        ))}
      </ol>
      {history.hasNextPage ? (
        <p className="more-row">
          <Button
            busy={history.isFetchingNextPage ? t('action.loading') : false}
            onClick={() => void history.fetchNextPage()}
          >
            {t('history.more')}
          </Button>
        </p>
      ) : null}
    </>
  );
}
