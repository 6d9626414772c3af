// A need on the desk: how urgent, which, and its cost. What the part says of it stands below the number.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NeedRow } from '../../api/needs';
import { useT } from '../../app/i18n';
import { PriorityBadge } from '../../ui/Badge';
import { DateText, Money, PairText } from '../../ui/Text';

export function NeedLine({
  need,
  organisation,
  children,
}: {
  need: NeedRow;
  organisation: string;
  children?: ReactNode;
}) {
  const { t } = useT();
  return (
    <li>
      <span>{need.priority ? <PriorityBadge priority={need.priority} /> : null}</span>
      <div>
        <Link to="/needs/$id" params={{ id: need.id }} className="t">
          <PairText pair={need.title} />
        </Link>
        <span className="sub">
          <span className="nowrap">{need.number}</span> {organisation ? `· ${organisation}` : null}
          {need.neededBy ? (
            <>
              {' · '}
              {t('need.neededBy.lead')} <DateText date={need.neededBy} />
            </>
          ) : null}
        </span>
        {children ? <span className="sub">{children}</span> : null}
      </div>
      <Money value={need.cost} />
    </li>
  );
}
