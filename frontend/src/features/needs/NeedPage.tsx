// One need: where it stands, what you can do, what it consists of, who, history.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { needQuery } from '../../api/needs';
import type { Need, NeedNow } from '../../api/needs';
import { isCode, sayProblem } from '../../api/problem';
import { useReference } from '../../api/reference';
import type { Reference } from '../../api/reference';
import { can } from '../../api/session';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Interests } from './Interests';
import { Sheets } from './Sheets';
import { Thread } from './Thread';
import { useLook } from './useLook';
import { UNKNOWN } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { Badge, LevelMark, PriorityBadge, StateBadge } from '../../ui/Badge';
import { Icon } from '../../ui/Icon';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { DateText, MomentText, Money, PairText } from '../../ui/Text';
import { Acts } from './Acts';
import { History } from './History';
import { agencyName, agencyShort, placeNames, placeShort, subgroupName, themeName } from './words';

const route = getRouteApi('/needs/$id');

export function NeedPage() {
  const { id } = route.useParams();
  const need = useQuery(needQuery(id));
  const reference = useReference();
  if (need.isPending) return <Skeleton rows={10} />;
  if (isCode(need.error, 'not_found', 'forbidden', 'invalid', 'bad_request')) return <NotFound />;
  if (!need.data) {
    return (
      <div className="page-notice">
        <ProblemNotice
          problem={sayProblem(need.error)}
          onRetry={() => void need.refetch()}
          busy={need.isFetching}
        />
      </div>
    );
  }
  return <Sheet key={id} now={need.data} reference={reference} />;
}

function Section({
  id,
  title,
  rule,
  children,
}: {
  id: string;
  title: string;
  rule?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="sec" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {rule ? <p>{rule}</p> : null}
      </header>
      <div>{children}</div>
    </section>
  );
}

function Sheet({ now, reference }: { now: NeedNow; reference: Reference }) {
  const { t, language } = useT();
  const need = now.data;
  const title = readPair(need.title, language)?.text ?? t('need.untitled');
  const place = placeShort(reference, need, language, t);
  const lookedAt = useLook(need);
  return (
    <>
      <nav className="crumbs" aria-label={t('shell.crumbs')}>
        <ol>
          <li>
            <Link to="/needs">{t('needs.title')}</Link>
          </li>
          <li>
            <span aria-current="page">{need.number ?? t('state.draft')}</span>
          </li>
        </ol>
      </nav>
      <div className="head">
        <div>
          <div className="kicker">
            <span className="nowrap">{need.number ?? t('need.no-number')}</span>
            <StateBadge state={need.state} />
            {need.stale ? (
              <Badge tone="amber" icon="clock">
                {t('need.stale.badge')}
              </Badge>
            ) : null}
            {need.priority ? <PriorityBadge priority={need.priority} /> : null}
            {need.level ? <LevelMark level={need.level} /> : null}
          </div>
          <Title title={`${need.number ? `${need.number} ` : ''}${title}`}>
            <PairText pair={need.title} />
          </Title>
          <p className="lead">
            {[agencyShort(reference, need.agency, language), place].filter(Boolean).join(' · ')}
            {need.neededBy ? (
              <>
                {' · '}
                {t('need.neededBy.lead')} <DateText date={need.neededBy} as="text" />
              </>
            ) : null}
          </p>
        </div>
        <div className="row">
          {need.level === 'held_outside' ? null : <Sheets ids={[need.id]} />}
          {can(need, 'need:edit') ? (
            <Link to="/needs/$id/edit" params={{ id: need.id }} className="btn">
              <Icon name="pen" />
              {t('need.edit')}
            </Link>
          ) : null}
        </div>
      </div>
      <Standing need={need} />
      <div className="sheet">
        <Acts now={now} reference={reference} />
        <Section id="what-h" title={t('need.section.what')}>
          <div className="stack">
            <div className="prose">
              <PairText pair={need.description} note />
            </div>
            <dl className="facts">
              <div>
                <dt>{t('need.cost')}</dt>
                <dd className="strong">
                  <Money value={need.cost} />
                </dd>
              </div>
              <div>
                <dt>{t('need.costAsOf')}</dt>
                <dd>
                  <DateText date={need.costAsOf} />
                </dd>
              </div>
              <div>
                <dt>{t('need.neededBy')}</dt>
                <dd>
                  <DateText date={need.neededBy} />
                </dd>
              </div>
              <div>
                <dt>{t('need.validUntil')}</dt>
                <dd>
                  <DateText date={need.validUntil} />
                </dd>
              </div>
              {need.priorityReason ? (
                <div className="full">
                  <dt>{t('need.priorityReason')}</dt>
                  <dd className="prose">
                    <PairText pair={need.priorityReason} note />
                  </dd>
                </div>
              ) : null}
            </dl>
          </div>
        </Section>
        <Section id="facts-h" title={t('need.section.facts')}>
          <dl className="facts">
            <div className="wide">
              <dt>{t('need.agency')}</dt>
              <dd>{agencyName(reference, need.agency, language)}</dd>
            </div>
            <div>
              <dt>{t('need.subgroup')}</dt>
              <dd>{subgroupName(reference, need.subgroup, language)}</dd>
            </div>
            <div>
              <dt>{t('need.theme')}</dt>
              <dd>{themeName(reference, need.theme, language)}</dd>
            </div>
            <div className="wide">
              <dt>{t('need.endUsers')}</dt>
              <dd>
                <PairText pair={need.endUsers} />
              </dd>
            </div>
            <div className="wide">
              <dt>{t('need.place')}</dt>
              <dd>{placeNames(reference, need, language, t)}</dd>
            </div>
            <div className="wide">
              <dt>{t('need.request')}</dt>
              <dd>
                <Request need={need} />
              </dd>
            </div>
            {need.level === 'parties' && need.named.length > 0 ? (
              <div className="wide">
                <dt>{t('need.named')}</dt>
                <dd>{need.named.map((id) => agencyShort(reference, id, language)).join(', ')}</dd>
              </div>
            ) : null}
          </dl>
        </Section>
        <Section id="contact-h" title={t('need.contact')} rule={t('need.contact.rule')}>
          <ContactFacts need={need} />
        </Section>
        {need.level === 'held_outside' ? null : (
          <>
            <Interests need={need} reference={reference} />
            <Thread need={need} lookedAt={lookedAt} />
          </>
        )}
        <Section id="history-h" title={t('history.title')} rule={t('history.rule')}>
          <History need={need} reference={reference} lookedAt={lookedAt} />
        </Section>
      </div>
      <p className="small mute under-sheet">
        {t('need.updated')} <MomentText at={need.updatedAt} />, {need.updatedBy}
      </p>
    </>
  );
}

function Standing({ need }: { need: Need }) {
  const { t } = useT();
  return (
    <div className="stack notices">
      {need.state === 'returned' && need.returnComment ? (
        <Notice tone="warn" icon="undo">
          <p>
            <b>{t('need.returned')}</b> <q className="said">{need.returnComment}</q>
          </p>
        </Notice>
      ) : null}
      {need.stale ? (
        <Notice tone="warn" icon="clock">
          <p>
            {t('need.stale.text')} <DateText date={need.validUntil} as="text" />. {t('need.stale.then')}
          </p>
        </Notice>
      ) : null}
      {need.closing ? (
        <Notice>
          <p>
            <b>{t(`reason.${need.closing.reason}`)}.</b> {t('need.closed.at')}{' '}
            <MomentText at={need.closing.at} />.
            {need.closing.comment ? <q className="said">{need.closing.comment}</q> : null}
          </p>
          {need.closing.supersededBy ? (
            <p>
              {t('need.closing.supersededBy')}:{' '}
              <Link to="/needs/$id" params={{ id: need.closing.supersededBy.id }}>
                <span className="nowrap">{need.closing.supersededBy.number}</span>{' '}
                <PairText pair={need.closing.supersededBy.title} />
              </Link>
            </p>
          ) : null}
        </Notice>
      ) : null}
    </div>
  );
}

function Request({ need }: { need: Need }) {
  const { t } = useT();
  const request = need.officialRequest;
  if (!request?.number && !request?.date) return <>{UNKNOWN}</>;
  return (
    <>
      {request.number ? t('need.request.letter', { number: request.number }) : t('need.request.date')}{' '}
      {request.date ? (
        <>
          {t('need.request.of')} <DateText date={request.date} />
        </>
      ) : null}
    </>
  );
}

function ContactFacts({ need }: { need: Need }) {
  const { t } = useT();
  const contact = need.contact;
  if (!contact?.name && !contact?.email && !contact?.phone)
    return <p className="mute">{t('need.contact.none')}</p>;
  return (
    <dl className="facts">
      <div className="wide">
        <dt>{t('need.contact.name')}</dt>
        <dd>{contact.name ?? UNKNOWN}</dd>
      </div>
      <div className="mail">
        <dt>{t('need.contact.email')}</dt>
        <dd>{contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : UNKNOWN}</dd>
      </div>
      <div>
        <dt>{t('need.contact.phone')}</dt>
        <dd>
          {contact.phone ? (
            <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a>
          ) : (
            UNKNOWN
          )}
        </dd>
      </div>
    </dl>
  );
}
