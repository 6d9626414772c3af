// Small pieces of text about pledges and what goes from them to needs.
import { useQuery } from '@tanstack/react-query';
import type { Allocation } from '../api/ledger';
import type { Pledge, PledgeLink, PledgeRow } from '../api/pledges';
import { catalogueQuery } from '../api/reference';
import { useT } from '../app/i18n';
import type { KnownNames } from '../app/names';
import { UNKNOWN } from '../lib/format';
import { readPair } from '../lib/pair';
import { DateText, Money, QuantityText } from '../ui/Text';

/** "Японія через ПРООН": the funder, and through whom where that is another. */
export function ByWhom({ of, names }: { of: Pick<PledgeLink, 'funder' | 'channel'>; names: KnownNames }) {
  const { t } = useT();
  const funder = names.organisation(of.funder);
  return (
    <>
      {of.channel && funder
        ? t('pledge.through', { funder, channel: names.organisation(of.channel) })
        : funder}
    </>
  );
}

/** The sum as it was pledged, and in euros by the rate of the day it was announced. */
export function InEuros({ of }: { of: Pick<Pledge | PledgeRow, 'amount' | 'report'> }) {
  const { t } = useT();
  if (!of.amount) return <span className="mute">{t('pledge.amount.none')}</span>;
  const { report } = of;
  return (
    <>
      <Money value={of.amount} />
      {report?.rate ? (
        <span className="sub">
          <Money value={report.amount} />, <DateText date={report.rate.on} />
        </span>
      ) : null}
    </>
  );
}

/** "3 штуки", of the line that an allocation's pieces are counted in. */
export function Pieces({ pieces, of }: { pieces: string | undefined; of: Allocation['item'] }) {
  const units = useQuery({ ...catalogueQuery, enabled: pieces !== undefined }).data?.units;
  if (!pieces) return <>{UNKNOWN}</>;
  return <QuantityText quantity={pieces} unit={units?.find((one) => one.code === of?.unit)} />;
}

/** What a line is of: the class of its things. */
export function ItemName({ item }: { item: NonNullable<Allocation['item']> }) {
  const { language } = useT();
  const classes = useQuery(catalogueQuery).data?.itemClasses;
  const name = readPair(classes?.find((one) => one.code === item.class)?.name, language)?.text;
  return <>{name ?? item.class ?? UNKNOWN}</>;
}
