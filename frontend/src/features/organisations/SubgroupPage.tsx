// One subgroup and its members, from one day to another.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { subgroupQuery } from '../../api/organisations';
import type { Membership, SubgroupNow } from '../../api/organisations';
import { can } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { useNames } from '../../app/names';
import type { KnownNames } from '../../app/names';
import { Opened } from '../../app/reading';
import { WHENS, today, whenOf } from '../../lib/seats';
import type { When } from '../../lib/seats';
import { fullName } from '../../lib/names';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { DateText, PairText } from '../../ui/Text';
import { AddMember, EndMember } from './MemberDialogs';

const route = getRouteApi('/subgroups/$code');

export function SubgroupPage() {
  const { code } = route.useParams();
  const one = useQuery(subgroupQuery(code));
  const names = useNames();
  return (
    <Opened reading={one} rows={6}>
      {/* Its members stand in the order of their names: drawn before those have come, the list would jump. */}
      {(now) => (names.waiting ? <Skeleton rows={6} /> : <Sheet key={code} now={now} names={names} />)}
    </Opened>
  );
}

function Sheet({ now, names }: { now: SubgroupNow; names: KnownNames }) {
  const { t, language } = useT();
  const group = now.data;
  const write = can(group, 'subgroup:write');
  const day = today();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Membership | null>(null);
  const name = fullName(group, language);
  const full = (member: Membership) =>
    fullName(
      names.organisations.find((one) => one.id === member.organisation),
      language,
    );
  const members = (when: When) =>
    group.members
      .filter((one) => whenOf(one, day) === when)
      .sort((a, b) => full(a).localeCompare(full(b), language));
  return (
    <>
      <div className="head">
        <div>
          <Crumbs way={[<Link to="/subgroups">{t('subgroups.title')}</Link>]} here={group.code} />
          <Title title={`${group.code} · ${name}`} />
          {group.purpose ? (
            <p className="lead">
              <PairText pair={group.purpose} />
            </p>
          ) : null}
        </div>
        {write ? (
          <div className="row">
            <Button
              kind="primary"
              icon="plus"
              onClick={() => {
                setAdding(true);
              }}
            >
              {t('member.add')}
            </Button>
          </div>
        ) : null}
      </div>
      <div className="sheet">
        {WHENS.map((when) => {
          const list = members(when);
          return when !== 'held' && list.length === 0 ? null : (
            <Section
              key={when}
              id={`members-${when}`}
              title={t(`members.${when}`)}
              rule={t('members.count', { n: list.length })}
            >
              {list.length === 0 ? <p className="mute">{t('members.none')}</p> : null}
              <ul className="seat-list">
                {list.map((one) => (
                  <MemberRow
                    key={`${one.organisation} ${one.from}`}
                    member={one}
                    names={names}
                    onEnd={write && when !== 'past' ? setEnding : undefined}
                  />
                ))}
              </ul>
            </Section>
          );
        })}
      </div>
      <p className="small mute under-sheet">{t('members.rule')}</p>
      {adding ? (
        <AddMember
          now={now}
          names={names}
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
      {ending ? (
        <EndMember
          now={now}
          names={names}
          member={ending}
          onClose={() => {
            setEnding(null);
          }}
        />
      ) : null}
    </>
  );
}

function MemberRow({
  member,
  names,
  onEnd,
}: {
  member: Membership;
  names: KnownNames;
  onEnd: ((member: Membership) => void) | undefined;
}) {
  const { t, language } = useT();
  const organisation = names.organisations.find((one) => one.id === member.organisation);
  const short = names.organisation(member.organisation);
  return (
    <li>
      <div>
        <p>
          <Link to="/organisations/$id" params={{ id: member.organisation }}>
            {organisation ? fullName(organisation, language) : '…'}
          </Link>
        </p>
        <p className="small mute">
          {organisation?.acronym ? `${short}, ` : ''}
          {t('seat.from')} <DateText date={member.from} />
          {member.to ? (
            <>
              {' '}
              {t('seat.to')} <DateText date={member.to} />
            </>
          ) : null}
        </p>
      </div>
      {onEnd ? (
        <Button
          small
          aria-label={t('member.end.of', { name: short })}
          onClick={() => {
            onEnd(member);
          }}
        >
          {t('member.end')}
        </Button>
      ) : null}
    </li>
  );
}
