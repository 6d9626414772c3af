// A seat in words: "Укладання потреб, ДСНС, з 01.09.2026 до 31.12.2026". The
// role is named by its work: an account does not say how to address its person.
import { useT } from '../app/i18n';
import type { MessageId } from '../app/i18n';
import { DateText } from './Text';

interface Props {
  seat: { role: string; from: string; to?: string };
  /** the organisation, the subgroup, or both */
  where: string;
}

export function SeatText({ seat, where }: Props) {
  const { t } = useT();
  return (
    <span className="seat">
      {t(`role.${seat.role}` as MessageId)}
      {where ? `, ${where}` : ''},{' '}
      <span className="nowrap">
        {t('seat.from')} <DateText date={seat.from} />
      </span>
      {seat.to ? (
        <>
          {' '}
          <span className="nowrap">
            {t('seat.to')} <DateText date={seat.to} />
          </span>
        </>
      ) : null}
    </span>
  );
}
