// One pledge: how far it has come, what you can do, where it goes, what was delivered, its terms, its history.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { pledgeQuery } from '../../api/pledges';
import type { Pledge, PledgeNow } from '../../api/pledges';
import { themesQuery } from '../../api/reference';
import { can, useCan } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { useNames } from '../../app/names';
import type { KnownNames } from '../../app/names';
import { Opened } from '../../app/reading';
import { Allocations } from '../../ledger/Allocations';
import { PledgeBadge } from '../../ledger/Badges';
import { RateWords } from '../../ledger/Rate';
import { Transactions } from '../../ledger/Transactions';
import { ByWhom } from '../../ledger/Words';
import { UNKNOWN } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { LevelMark } from '../../ui/Badge';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { DateText, MomentText, Money, PairText } from '../../ui/Text';
import { ProjectsOf } from '../projects/ProjectsOf';
import { History } from './History';
import { InKind } from './InKind';
import { PledgeActs } from './PledgeActs';
import { Progress } from './Progress';

const route = getRouteApi('/pledges/$id');

export function PledgePage() {
  return useCan('pledge:read') ? <Reading /> : <NotFound />;
}

function Reading() {
  const { id } = route.useParams();
  const pledge = useQuery(pledgeQuery(id));
  return (
    <Opened reading={pledge} rows={10}>
      {(now) => <Sheet key={id} now={now} />}
    </Opened>
  );
}

function Sheet({ now }: { now: PledgeNow }) {
  const { t, language } = useT();
  const names = useNames();
  const pledge = now.data;
  const title = readPair(pledge.title, language)?.text ?? '';
  return (
    <>
      <Crumbs
        way={[<Link to="/pledges">{t('pledges.title')}</Link>]}
        here={pledge.number ?? t('pledge.no-number')}
      />
      <div className="head">
        <div>
          <div className="kicker">
            <span className="nowrap">{pledge.number ?? t('pledge.no-number')}</span>
            <PledgeBadge state={pledge.state} />
            {pledge.level ? <LevelMark level={pledge.level} /> : null}
          </div>
          <Title title={`${pledge.number ? `${pledge.number} ` : ''}${title}`}>
            <PairText pair={pledge.title} />
          </Title>
          <p className="lead">
            <ByWhom of={pledge} names={names} />
            {pledge.instrument ? ` · ${t(`coverage.instrument.${pledge.instrument}`)}` : null}
            {(pledge.availableFrom ?? pledge.availableUntil) ? (
              <>
                {' · '}
                <Available pledge={pledge} />
              </>
            ) : null}
          </p>
        </div>
        {can(pledge, 'pledge:edit') ? (
          <div className="row">
            <Link to="/pledges/$id/edit" params={{ id: pledge.id }} className="btn">
              <Icon name="pen" />
              {t('need.edit')}
            </Link>
          </div>
        ) : null}
      </div>
      <Standing pledge={pledge} />
      <div className="sheet">
        <Progress pledge={pledge} />
        <PledgeActs now={now} names={names} />
        <Section id="allocations-h" title={t('allocation.title')} rule={t('allocation.title.pledge')}>
          <Allocations
            of={{ pledge: pledge.id }}
            names={names}
            caption={t('allocation.caption.pledge', { number: pledge.number ?? '' })}
            none={t('allocation.none.pledge')}
          />
        </Section>
        <Section id="transactions-h" title={t('transaction.title')} rule={t('transaction.title.rule')}>
          <Transactions
            of={{ pledge: pledge.id }}
            names={names}
            caption={t('transaction.caption')}
            none={t('transaction.none')}
          />
        </Section>
        {pledge.items.length > 0 ? (
          <Section id="items-h" title={t('pledge.items')} rule={t('pledge.items.rule')}>
            <InKind items={pledge.items} />
          </Section>
        ) : null}
        <ProjectsOf of={{ pledge: pledge.id }} />
        <Section id="terms-h" title={t('pledge.terms')}>
          <Terms pledge={pledge} names={names} />
        </Section>
        <Section id="contact-h" title={t('need.contact')} rule={t('pledge.contact.rule')}>
          <Contact pledge={pledge} />
        </Section>
        <Section id="history-h" title={t('history.title')} rule={t('history.rule')}>
          <History pledge={pledge} />
        </Section>
      </div>
      <p className="small mute under-sheet">
        {t('need.updated')} <MomentText at={pledge.updatedAt} />, {pledge.updatedBy}
      </p>
    </>
  );
}

function Available({ pledge }: { pledge: Pledge }) {
  const { t } = useT();
  return (
    <>
      {t('pledge.available')}
      {pledge.availableFrom ? (
        <>
          {' '}
          {t('pledge.available.from')} <DateText date={pledge.availableFrom} />
        </>
      ) : null}
      {pledge.availableUntil ? (
        <>
          {' '}
          {t('pledge.available.until')} <DateText date={pledge.availableUntil} />
        </>
      ) : null}
    </>
  );
}

/** Where it stands, in words, where that is not plain from its state. */
function Standing({ pledge }: { pledge: Pledge }) {
  const { t } = useT();
  return (
    <div className="stack notices">
      {pledge.state === 'exploring' ? (
        <Notice icon="eyeoff">
          <p>{t(pledge.shared ? 'pledge.exploring.shared' : 'pledge.exploring.means')}</p>
        </Notice>
      ) : null}
      {pledge.withdrawal ? (
        <Notice icon="undo">
          <p>
            <b>{t('pledge.withdrawn')}</b> <MomentText at={pledge.withdrawal.at} />.{' '}
            <q className="said">{pledge.withdrawal.reason}</q>
          </p>
        </Notice>
      ) : null}
      {pledge.splitFrom ? (
        <Notice>
          <p>
            {t('pledge.split-from')}{' '}
            <Link to="/pledges/$id" params={{ id: pledge.splitFrom.id }}>
              <span className="nowrap">{pledge.splitFrom.number}</span>{' '}
              <PairText pair={pledge.splitFrom.title} />
            </Link>
          </p>
        </Notice>
      ) : null}
    </div>
  );
}

function Terms({ pledge, names }: { pledge: Pledge; names: KnownNames }) {
  const { t, language } = useT();
  const themes = useQuery(themesQuery).data;
  const { earmark } = pledge;
  return (
    <dl className="facts">
      <div className="wide">
        <dt>{t('pledge.funder')}</dt>
        <dd>{names.organisation(pledge.funder)}</dd>
      </div>
      <div className="wide">
        <dt>{t('pledge.channel')}</dt>
        <dd>{pledge.channel ? names.organisation(pledge.channel) : UNKNOWN}</dd>
      </div>
      <div>
        <dt>{t('pledge.amount')}</dt>
        <dd className="strong">
          {pledge.amount ? <Money value={pledge.amount} /> : t('pledge.amount.none')}
        </dd>
      </div>
      {pledge.report?.rate ? (
        <div className="wide">
          <dt>{t('pledge.in-eur')}</dt>
          <dd>
            <Money value={pledge.report.amount} />
            <span className="sub">
              <RateWords rate={pledge.report.rate} />
            </span>
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{t('pledge.announcedOn')}</dt>
        <dd>
          <DateText date={pledge.announcedOn} />
        </dd>
      </div>
      <div>
        <dt>{t('pledge.committedOn')}</dt>
        <dd>
          <DateText date={pledge.committedOn} />
        </dd>
      </div>
      <div className="wide">
        <dt>{t('pledge.agreement')}</dt>
        <dd>
          {pledge.agreement ? (
            <>
              {pledge.agreement.reference}, <DateText date={pledge.agreement.date} />
            </>
          ) : (
            UNKNOWN
          )}
        </dd>
      </div>
      <div className="wide">
        <dt>{t('pledge.earmark')}</dt>
        <dd>
          {earmark.need ? (
            <Link to="/needs/$id" params={{ id: earmark.need.id }}>
              <span className="nowrap">{earmark.need.number}</span> <PairText pair={earmark.need.title} />
            </Link>
          ) : earmark.theme ? (
            (readPair(themes?.find((one) => one.code === earmark.theme)?.name, language)?.text ??
            earmark.theme)
          ) : earmark.subgroup ? (
            names.subgroup(earmark.subgroup)
          ) : (
            t(earmark.kind === 'need' ? 'pledge.earmark.need' : 'pledge.earmark.kind.none')
          )}
        </dd>
      </div>
      <div className="full">
        <dt>{t('pledge.conditions')}</dt>
        <dd className="prose">{pledge.conditions ? <PairText pair={pledge.conditions} note /> : UNKNOWN}</dd>
      </div>
      {pledge.level === 'parties' && pledge.named.length > 0 ? (
        <div className="full">
          <dt>{t('need.named')}</dt>
          <dd>{pledge.named.map(names.organisation).join(', ')}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Contact({ pledge }: { pledge: Pledge }) {
  const { t } = useT();
  const contact = pledge.contact;
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
        <dd>{contact.phone ?? UNKNOWN}</dd>
      </div>
    </dl>
  );
}
