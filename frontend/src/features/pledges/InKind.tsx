// What is given in kind, line by line.
import { useQuery } from '@tanstack/react-query';
import type { Pledge } from '../../api/pledges';
import { catalogueQuery } from '../../api/reference';
import { useT } from '../../app/i18n';
import { ItemName } from '../../ledger/Words';
import { DataTable } from '../../ui/DataTable';
import { Money, PairText, QuantityText } from '../../ui/Text';

export function InKind({ items }: { items: Pledge['items'] }) {
  const { t } = useT();
  const units = useQuery(catalogueQuery).data?.units;
  return (
    <DataTable
      caption={t('pledge.items')}
      className="links"
      rows={items}
      rowKey={(item) => item.id}
      columns={[
        {
          key: 'what',
          head: t('item.what'),
          title: true,
          cell: (item) => (
            <>
              <ItemName item={item} />
              {item.specification ? (
                <span className="sub">
                  <PairText pair={item.specification} />
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: 'quantity',
          head: t('item.quantity'),
          num: true,
          cell: (item) => (
            <QuantityText quantity={item.quantity} unit={units?.find((one) => one.code === item.unit)} />
          ),
        },
        {
          key: 'price',
          head: t('pledge.items.price'),
          num: true,
          cell: (item) => <Money value={item.unitPrice} />,
        },
        { key: 'total', head: t('item.total'), num: true, cell: (item) => <Money value={item.total} /> },
      ]}
    />
  );
}
