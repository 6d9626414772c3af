// A partner's own: the needs it looks at and since when, and open needs that fit it, each with the reason.
import { Link } from '@tanstack/react-router';
import type { Desk } from '../../api/desk';
import { useT } from '../../app/i18n';
import { kyivDate } from '../../lib/format';
import { Section } from '../../ui/Section';
import { DateText } from '../../ui/Text';
import { NeedLine } from './NeedLine';

export function PartnerParts({ desk, organisation }: { desk: Desk; organisation: (id: string) => string }) {
  const { t } = useT();
  return (
    <>
      {desk.interests.length > 0 ? (
        <Section id="interests-h" title={t('desk.interests')} rule={t('desk.interests.rule')}>
          <ul className="dated">
            {desk.interests.map(({ need, since, publicity }) => (
              <NeedLine key={need.id} need={need} organisation={organisation(need.agency)}>
                {t('desk.since.day')} <DateText date={kyivDate(since)} /> · {t(`interest.${publicity}`)}
              </NeedLine>
            ))}
          </ul>
        </Section>
      ) : null}
      {desk.fits.length > 0 ? (
        <Section id="fits-h" title={t('desk.fits')} rule={t('desk.fits.rule')}>
          <ul className="dated">
            {desk.fits.map(({ need, since, why }) => (
              <NeedLine key={need.id} need={need} organisation={organisation(need.agency)}>
                {t(`desk.fit.${why}`)} · {t('desk.fit.opened')} <DateText date={kyivDate(since)} />
              </NeedLine>
            ))}
          </ul>
          <p className="more-row">
            <Link to="/needs" search={{ state: 'open', sort: 'priority' }}>
              {t('desk.fits.all')}
            </Link>
          </p>
        </Section>
      ) : null}
    </>
  );
}
