// Rates of exchange by day. The address holds the filters and the rate that is
// open, so that either can be sent.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { CURRENCIES, RATE_SOURCES } from '../../api/facts.gen';
import { MAIN_CURRENCIES, ratesQuery } from '../../api/rates';
import type { RateState } from '../../api/rates';
import { useCan } from '../../api/session';
import { DayFilter } from '../../app/DayFilter';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Coming } from '../../app/reading';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { EmptyState } from '../../ui/Notice';
import { EnterRate } from './EnterRate';
import { RateDialog } from './RateDialog';
import { RatesTable } from './RatesTable';
import { daysOf, readRates, writeRates } from './days';

const route = getRouteApi('/rates');

export function RatesPage() {
  return useCan('rate:read') ? <Rates /> : <NotFound />;
}

function Rates() {
  const { t } = useT();
  const { rate, ...state } = readRates(route.useSearch());
  const navigate = route.useNavigate();
  const mayWrite = useCan('rate:write');
  const [entering, setEntering] = useState(false);
  const list = useQuery(ratesQuery(state));
  const { days, currencies, older } = daysOf(list.data?.items ?? [], Boolean(list.data?.next));
  const filtered = Object.values(state).some((value) => value !== '');
  const set = (part: Partial<RateState>) =>
    void navigate({ search: writeRates({ ...state, ...part }), resetScroll: false });
  const open = (id: string) =>
    void navigate({ search: writeRates({ ...state, rate: id }), resetScroll: false });
  const clear = () => {
    set({ currency: '', source: '', from: '', to: '' });
  };

  return (
    <>
      <div className="head">
        <div>
          <Title title={t('rates.title')} />
          <p className="lead">{t('rates.lead')}</p>
        </div>
        {mayWrite ? (
          <div className="row">
            <Button
              kind="primary"
              onClick={() => {
                setEntering(true);
              }}
            >
              <Icon name="plus" />
              {t('rates.enter')}
            </Button>
          </div>
        ) : null}
      </div>
      <div className="sheet">
        <RateFilters
          state={state}
          set={set}
          status={list.isSuccess && !list.isPlaceholderData ? t('rates.count', { n: list.data.total }) : ' '}
        />
        <Coming of={list} rows={12} />
        {list.isSuccess && days.length === 0 ? (
          <EmptyState
            title={t('rates.none.title')}
            actions={filtered ? <Button onClick={clear}>{t('filter.clear.all')}</Button> : null}
          >
            {t(mayWrite ? 'rates.none.text' : 'rates.none.read')}
          </EmptyState>
        ) : null}
        {days.length > 0 ? (
          <RatesTable days={days} currencies={currencies} waiting={list.isPlaceholderData} onOpen={open} />
        ) : null}
        {older || state.to ? (
          <nav className="pager" aria-label={t('pager.label')}>
            {state.to ? (
              <Link to="/rates" search={writeRates({ ...state, to: '' })} className="btn sm">
                {t('rates.newest')}
              </Link>
            ) : null}
            {older ? (
              <Link to="/rates" search={writeRates({ ...state, to: older })} className="btn sm">
                {t('rates.older')}
                <Icon name="arrow" />
              </Link>
            ) : null}
          </nav>
        ) : null}
      </div>
      <p className="small mute under-sheet">{t('rates.rule')}</p>
      {entering ? (
        <EnterRate
          onClose={() => {
            setEntering(false);
          }}
        />
      ) : null}
      {rate ? (
        <RateDialog
          key={rate}
          id={rate}
          onClose={() => {
            open('');
          }}
        />
      ) : null}
    </>
  );
}

interface FilterProps {
  state: RateState;
  set: (part: Partial<RateState>) => void;
  status: string;
}

function RateFilters({ state, set, status }: FilterProps) {
  const { t } = useT();
  return (
    <form
      className="toolbar find-bar"
      role="search"
      aria-label={t('rates.title')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Select
        label={t('rate.currency')}
        value={state.currency}
        marked={state.currency !== ''}
        options={[
          { value: '', label: t('rates.main', { list: MAIN_CURRENCIES.join(', ') }) },
          { value: 'all', label: t('rates.all') },
          ...CURRENCIES.filter((one) => one !== 'UAH').map((one) => ({ value: one, label: one })),
        ]}
        onChange={(currency) => {
          set({ currency: currency as RateState['currency'] });
        }}
      />
      <Select
        label={t('rate.source')}
        value={state.source}
        marked={state.source !== ''}
        empty={t('filter.any.n')}
        options={RATE_SOURCES.map((value) => ({ value, label: t(`rate.source.${value}`) }))}
        onChange={(source) => {
          set({ source: source as RateState['source'] });
        }}
      />
      {(['from', 'to'] as const).map((end) => (
        <DayFilter
          key={end}
          width="narrow"
          label={t(`rates.${end}`)}
          day={state[end]}
          onDay={(day) => {
            set({ [end]: day });
          }}
        />
      ))}
      <p role="status" className="push">
        <b>{status}</b>
      </p>
    </form>
  );
}
