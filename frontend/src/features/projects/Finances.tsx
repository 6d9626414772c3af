// What the confirmed transactions add up to that name a project: each type by itself, in each currency and in one of
// reporting, and the rows that a total opens to.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { REPORTING_CURRENCIES } from '../../api/facts.gen';
import { projectMoneyQuery, projectPaymentsQuery } from '../../api/projects';
import type {
  Project,
  ProjectPayment,
  ProjectTotal,
  ReportingCurrency,
  TransactionType,
} from '../../api/projects';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { Select } from '../../ui/Field';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { DateText, Money, PairText, RateText } from '../../ui/Text';

export function Finances({ project }: { project: Project }) {
  const { t } = useT();
  const [currency, setCurrency] = useState<ReportingCurrency>('EUR');
  const [open, setOpen] = useState<TransactionType | null>(null);
  const money = useQuery(projectMoneyQuery(project.id, currency));
  const columns: Column<ProjectTotal>[] = [
    {
      key: 'type',
      head: t('project.money.type'),
      title: true,
      cell: (total) => (
        <Button
          kind="quiet"
          small
          aria-expanded={open === total.type}
          onClick={() => {
            setOpen(open === total.type ? null : total.type);
          }}
        >
          {t(`project.money.${total.type}`)}
        </Button>
      ),
    },
    { key: 'count', head: t('project.money.count'), num: true, cell: (total) => total.count },
    {
      key: 'amounts',
      head: t('project.money.amounts'),
      num: true,
      cell: (total) => (
        <>
          {total.amounts.map((amount) => (
            <div key={amount.currency}>
              <Money value={amount} />
            </div>
          ))}
        </>
      ),
    },
    {
      key: 'amount',
      head: t('project.money.in', { currency }),
      num: true,
      cell: (total) => (
        <>
          <b>
            <Money value={total.amount} />
          </b>
          {total.bare > 0 ? <div className="hint">{t('project.money.bare', { n: total.bare })}</div> : null}
        </>
      ),
    },
  ];
  const totals = money.data?.items ?? [];
  return (
    <Section id="money-h" title={t('project.money')} rule={t('project.money.rule')}>
      <div className="stack">
        <Select
          label={t('coverage.currency')}
          width="narrow"
          value={currency}
          options={REPORTING_CURRENCIES.map((value) => ({ value, label: value }))}
          onChange={(value) => {
            setCurrency(value as ReportingCurrency);
          }}
        />
        {money.isError ? <ReadingProblem of={money} /> : null}
        {money.isPending ? <Skeleton rows={3} /> : null}
        {money.isSuccess && totals.length === 0 ? <p className="mute">{t('project.money.none')}</p> : null}
        {totals.length > 0 ? (
          <DataTable
            caption={t('project.money')}
            columns={columns}
            rows={totals}
            rowKey={(total) => total.type}
            waiting={money.isPlaceholderData}
          />
        ) : null}
        {open && totals.some((total) => total.type === open) ? (
          <Payments key={open + currency} id={project.id} type={open} currency={currency} />
        ) : null}
      </div>
    </Section>
  );
}

function Payments({
  id,
  type,
  currency,
}: {
  id: string;
  type: TransactionType;
  currency: ReportingCurrency;
}) {
  const { t } = useT();
  const pages = useInfiniteQuery(projectPaymentsQuery(id, type, currency));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<ProjectPayment>[] = [
    {
      key: 'date',
      head: t('project.money.date'),
      title: true,
      cell: ({ transaction }) => <DateText date={transaction.date} />,
    },
    {
      key: 'pledge',
      head: t('project.money.pledge'),
      cell: ({ transaction }) => (
        <Link to="/pledges/$id" params={{ id: transaction.pledge.id }}>
          <span className="nowrap">{transaction.pledge.number}</span>{' '}
          <PairText pair={transaction.pledge.title} />
        </Link>
      ),
    },
    {
      key: 'amount',
      head: t('project.money.amount'),
      num: true,
      cell: ({ transaction }) => <Money value={transaction.amount} />,
    },
    {
      key: 'reported',
      head: t('project.money.in', { currency }),
      num: true,
      cell: ({ reported, rate }) => (
        <>
          <Money value={reported} />
          {rate && rate.quotes.length > 0 ? (
            <div className="hint">
              {t('project.money.rate')} <RateText rate={rate.rate} />
              {rate.on ? (
                <>
                  , <DateText date={rate.on} />
                </>
              ) : null}
            </div>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <section className="stack-2" aria-labelledby="money-rows-h">
      <h3 id="money-rows-h">{t('project.money.rows', { type: t(`project.money.${type}`) })}</h3>
      {pages.isPending ? <Skeleton rows={3} /> : null}
      {pages.isError && rows.length === 0 ? <ReadingProblem of={pages} /> : null}
      {rows.length > 0 ? (
        <DataTable
          caption={t('project.money.rows', { type: t(`project.money.${type}`) })}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.transaction.id}
        />
      ) : null}
      {pages.hasNextPage ? (
        <p>
          <Button
            busy={pages.isFetchingNextPage ? t('action.loading') : false}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('history.more')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}
