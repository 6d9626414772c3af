// The page after signing in: what waits on the reader, the brief of their
// organisation, what a partner looks at and could look at, and what is new.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { deskQuery } from '../../api/desk';
import type { Desk, DeskBrief } from '../../api/desk';
import { NEED_STATES } from '../../api/first.gen';
import type { NeedRow } from '../../api/needs';
import { organisationsQuery } from '../../api/reference';
import { useCan, useSession } from '../../api/session';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Coming } from '../../app/reading';
import { organisationShort } from '../../lib/names';
import { today } from '../../lib/seats';
import { Icon } from '../../ui/Icon';
import { EmptyState } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { DateText, Money } from '../../ui/Text';
import { NeedLine } from './NeedLine';
import { PartnerParts } from './PartnerParts';
import { WaitingPart } from './WaitingPart';

export function DeskPage() {
  const { t } = useT();
  const desk = useQuery(deskQuery);
  const mayCreate = useCan('need:create');
  const subgroups = useOwnSubgroups();
  const day = today();
  const waiting = desk.data?.parts.reduce((sum, part) => sum + part.total, 0);
  return (
    <>
      <div className="head">
        <div>
          <Title title={t('desk.title')} />
          <p className="lead">
            <DateText date={day} as="text" />.{' '}
            {waiting === undefined ? null : t('desk.waiting', { n: waiting })}
          </p>
        </div>
        {mayCreate || subgroups.length > 0 ? (
          <div className="row">
            {subgroups.map((code) => (
              <Link key={code} to="/coverage" search={{ subgroup: code }} className="btn">
                {t('desk.coverage', { subgroup: code })}
              </Link>
            ))}
            {mayCreate ? (
              <Link to="/needs/new" className="btn primary">
                <Icon name="plus" />
                {t('needs.new')}
              </Link>
            ) : null}
          </div>
        ) : null}
      </div>
      <div className="sheet">
        <Coming of={desk} rows={8} />
        {desk.data ? <Parts desk={desk.data} today={day} /> : null}
      </div>
    </>
  );
}

/** Whose gap is the reader's to know first: the plenary has no needs of its own. */
function useOwnSubgroups(): string[] {
  const may = useCan('coverage:read');
  const seats = useSession()?.seats ?? [];
  return may
    ? [...new Set(seats.flatMap(({ subgroup }) => (subgroup === 'PL' ? [] : (subgroup ?? []))))]
    : [];
}

function Parts({ desk, today }: { desk: Desk; today: string }) {
  const { language } = useT();
  // Only puts names to what is already in sight.
  const organisations = useQuery(organisationsQuery);
  const name = (id: string) =>
    organisations.isSuccess ? organisationShort(organisations.data, id, language) : '';
  return (
    <>
      {desk.parts.length === 0 ? <NothingWaits /> : null}
      {desk.parts.map((part) => (
        <WaitingPart key={part.waits} part={part} today={today} organisation={name} />
      ))}
      {desk.briefs.map((brief) => (
        <Brief key={brief.organisation} brief={brief} name={name(brief.organisation)} />
      ))}
      <PartnerParts desk={desk} organisation={name} />
      {desk.news.length > 0 ? <News rows={desk.news} total={desk.newsTotal} organisation={name} /> : null}
    </>
  );
}

function NothingWaits() {
  const { t } = useT();
  const mayRead = useCan('need:read');
  const mayCreate = useCan('need:create');
  return (
    <EmptyState
      title={t('desk.empty.title')}
      actions={
        mayRead ? (
          <Link to="/needs" className="btn">
            {t('absent.needs')}
          </Link>
        ) : null
      }
    >
      {t(mayCreate ? 'desk.empty.agency' : mayRead ? 'desk.empty.reader' : 'desk.empty.other')}
    </EmptyState>
  );
}

/** Each state with how many needs are in it and what they cost, every currency by itself; the number opens its rows. */
function Brief({ brief, name }: { brief: DeskBrief; name: string }) {
  const { t } = useT();
  const rows = NEED_STATES.flatMap((state) => {
    const row = brief.rows.find((one) => one.key === state);
    return row && row.count > 0 ? [{ ...row, state }] : [];
  });
  return (
    <Section
      id={`brief-${brief.organisation}`}
      title={name ? t('desk.brief', { name }) : t('desk.brief.unnamed')}
      rule={t('desk.brief.rule')}
    >
      {rows.length === 0 ? (
        <p className="mute">{t('desk.brief.none')}</p>
      ) : (
        <dl className="tiles brief">
          {rows.map(({ state, count, costs }) => (
            <div className="tile" key={state}>
              <dt>{t(`desk.state.${state}`)}</dt>
              <dd>
                <Link
                  to="/needs"
                  search={{ agency: brief.organisation, state }}
                  aria-label={t('desk.brief.open', { state: t(`desk.state.${state}`), n: count })}
                >
                  {count}
                </Link>
                {costs.map((cost) => (
                  <small key={cost.currency}>
                    <Money value={cost} />
                  </small>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

function News({
  rows,
  total,
  organisation,
}: {
  rows: NeedRow[];
  total: number;
  organisation: (id: string) => string;
}) {
  const { t } = useT();
  return (
    <Section id="news-h" title={t('desk.news')} rule={t('desk.news.rule')}>
      <ul className="dated">
        {rows.map((need) => (
          <NeedLine key={need.id} need={need} organisation={organisation(need.agency)} />
        ))}
      </ul>
      <p className="more-row">
        <Link to="/needs" search={{ state: 'open', sort: '-opened' }}>
          {t('desk.news.all', { n: total })}
        </Link>
      </p>
    </Section>
  );
}
