// One need: where it stands, what you can do, what it consists of, who, history.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { needQuery } from '../../api/needs';
import type { Need, NeedNow } from '../../api/needs';
import { catalogueQuery, usePlaceNames, useReference } from '../../api/reference';
import type { Reference } from '../../api/reference';
import { can, useCan } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { useNames } from '../../app/names';
import { Opened } from '../../app/reading';
import { Allocations } from '../../ledger/Allocations';
import { Transactions } from '../../ledger/Transactions';
import { Coverage, Undisclosed } from './Coverage';
import { Interests } from './Interests';
import { Sheets } from './Sheets';
import { Thread } from './Thread';
import { useLook } from './useLook';
import { UNKNOWN } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { Badge, LevelMark, PriorityBadge, StateBadge } from '../../ui/Badge';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';
import { DateText, MomentText, Money, PairText } from '../../ui/Text';
import { ProjectsOf } from '../projects/ProjectsOf';
import { Acts } from './Acts';
import { Files } from './Files';
import { History } from './History';
import { Items } from './Items';
import { Standing } from './Standing';
import {
  agencyName,
  agencyShort,
  placeNames,
  placeShort,
  strategyNames,
  subgroupName,
  themeName,
} from './words';

const route = getRouteApi('/needs/$id');

export function NeedPage() {
  const { id } = route.useParams();
  const need = useQuery(needQuery(id));
  const reference = useReference();
  return (
    <Opened reading={need} rows={10}>
      {(now) => <Sheet key={id} now={now} reference={reference} />}
    </Opened>
  );
}

function Sheet({ now, reference: lists }: { now: NeedNow; reference: Reference }) {
  const { t, language } = useT();
  const need = now.data;
  const reference = usePlaceNames(lists, need.places);
  const outside = need.level === 'held_outside';
  const catalogue = useQuery({ ...catalogueQuery, enabled: need.strategies.length > 0 }).data;
  const title = readPair(need.title, language)?.text ?? t(outside ? 'need.outside.title' : 'need.untitled');
  const place = placeShort(reference, need, language, t);
  const lookedAt = useLook(need);
  const names = useNames();
  const maySeePledges = useCan('pledge:read');
  /** others can pledge to it, or could */
  const counts =
    !outside && (need.state === 'open' || need.state === 'closed') && need.openedAt !== undefined;
  return (
    <>
      <Crumbs way={[<Link to="/needs">{t('needs.title')}</Link>]} here={need.number ?? t('state.draft')} />
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
            {outside ? title : <PairText pair={need.title} />}
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
        {counts ? <Coverage need={need} /> : null}
        <Acts now={now} reference={reference} />
        {outside ? null : <What need={need} />}
        {counts && maySeePledges ? (
          <>
            <Section id="allocations-h" title={t('allocation.title')} rule={t('allocation.title.need')}>
              <Allocations
                of={{ need: need.id }}
                names={names}
                caption={t('allocation.caption.need')}
                none={t('allocation.none.need')}
                after={<Undisclosed need={need} />}
              />
            </Section>
            <Section id="transactions-h" title={t('transaction.title')} rule={t('transaction.title.rule')}>
              <Transactions
                of={{ need: need.id }}
                names={names}
                caption={t('transaction.caption')}
                none={t('transaction.none')}
              />
            </Section>
          </>
        ) : null}
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
            {outside ? null : (
              <>
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
                {need.strategies.length > 0 ? (
                  <div className="full">
                    <dt>{t('need.strategies')}</dt>
                    <dd>{strategyNames(catalogue, need.strategies, language)}</dd>
                  </div>
                ) : null}
              </>
            )}
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
        {outside ? null : (
          <>
            <Section id="files-h" title={t('file.title')} rule={t('file.title.rule')}>
              <Files need={need} />
            </Section>
            <ProjectsOf of={{ need: need.id }} />
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

/** Its texts, its lines and what it costs. */
function What({ need }: { need: Need }) {
  const { t } = useT();
  return (
    <Section id="what-h" title={t('need.section.what')}>
      <div className="stack">
        <div className="prose">
          <PairText pair={need.description} note />
        </div>
        {need.items.length > 0 ? <Items need={need} /> : null}
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
