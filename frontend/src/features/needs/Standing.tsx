// Where a need stands, said in words: what it waits for, and whose word.
import { Link } from '@tanstack/react-router';
import type { Need } from '../../api/needs';
import { useT } from '../../app/i18n';
import { Notice } from '../../ui/Notice';
import { DateText, MomentText, PairText } from '../../ui/Text';

export function Standing({ need }: { need: Need }) {
  const { t } = useT();
  return (
    <div className="stack notices">
      {need.level === 'held_outside' ? (
        <Notice icon="eyeoff">
          <p>{t('need.outside.means')}</p>
        </Notice>
      ) : null}
      {need.proposed ? (
        <Notice icon="clock">
          <p>
            <b>{t('need.proposed')}</b> {t('need.proposed.by', { who: need.proposed.by })}{' '}
            <MomentText at={need.proposed.at} />. {t('need.proposed.then')}
          </p>
        </Notice>
      ) : null}
      {need.release ? (
        <Notice icon="globe">
          <p>
            <b>{t('need.release')}</b> {t(`need.release.${need.release.side}`, { who: need.release.by })}{' '}
            <MomentText at={need.release.at} />. {t('need.release.then')}
          </p>
        </Notice>
      ) : null}
      <Returned need={need} />
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

/** What a chair asks for, also beside the form in which it is mended. */
export function Returned({ need }: { need: Need }) {
  const { t } = useT();
  if (need.state !== 'returned' || !need.returnComment) return null;
  return (
    <Notice tone="warn" icon="undo">
      <p>
        <b>{t('need.returned')}</b> <q className="said">{need.returnComment}</q>
      </p>
    </Notice>
  );
}
