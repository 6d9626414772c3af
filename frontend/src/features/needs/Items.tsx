// What a need consists of, line by line, and what the lines come to.
import { useQuery } from '@tanstack/react-query';
import type { Need } from '../../api/needs';
import { catalogueQuery } from '../../api/reference';
import { useT } from '../../app/i18n';
import { Money, PairText, QuantityText } from '../../ui/Text';
import { className } from './words';

export function Items({ need }: { need: Need }) {
  const { t, language } = useT();
  const catalogue = useQuery(catalogueQuery).data;
  const unit = (code: string | undefined) => catalogue?.units.find((one) => one.code === code);
  const dual = need.items.some(
    (item) => catalogue?.itemClasses.find((one) => one.code === item.class)?.dualUse,
  );
  return (
    <div className="stack-2">
      <table className="tbl cards items" role="table">
        <caption className="vh">{t('item.caption')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader" className="no">
              <span className="vh">{t('item.one')}</span>
            </th>
            <th scope="col" role="columnheader">
              {t('item.what')}
            </th>
            <th scope="col" role="columnheader" className="num">
              {t('item.quantity')}
            </th>
            <th scope="col" role="columnheader" className="num">
              {t('item.price')}
            </th>
            <th scope="col" role="columnheader" className="num">
              {t('item.total')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {need.items.map((item, at) => (
            <tr key={item.id} role="row">
              <td role="cell" className="no">
                <span className="card-only">{t('item.one')} </span>
                {at + 1}
              </td>
              <th scope="row" role="rowheader" className="ttl">
                <span className="coming">{className(catalogue, item.class, language)}</span>
                {item.specification ? (
                  <span className="sub">
                    <PairText pair={item.specification} />
                  </span>
                ) : null}
              </th>
              <td role="cell" className="num" data-l={t('item.quantity')}>
                <QuantityText quantity={item.quantity} unit={unit(item.unit)} />
              </td>
              <td role="cell" className="num" data-l={t('item.price')}>
                <Money value={item.unitPrice} />
              </td>
              <td role="cell" className="num" data-l={t('item.total')}>
                <Money value={item.total} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot role="rowgroup">
          <tr role="row">
            <td role="cell" className="blank" />
            <th scope="row" role="rowheader" colSpan={3}>
              {t('item.sum')}
            </th>
            <td role="cell" className="num">
              <Money value={need.cost} />
            </td>
          </tr>
        </tfoot>
      </table>
      {dual ? <p className="hint">{t('item.dual.some')}</p> : null}
    </div>
  );
}
