// Where it lacks, by oblast: a table, and a map that shows the table.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CoverageList, CoverageTotal } from '../../api/coverage';
import type { Place } from '../../api/reference';
import { useT } from '../../app/i18n';
import { OblastMap } from '../../charts/OblastMap';
import type { Step } from '../../charts/OblastMap';
import { Steps } from '../../charts/Steps';
import { PARTLY_SHUT, SHUT } from '../../charts/access';
import { limitsFor, stepOf } from '../../charts/steps';
import type { Limits } from '../../charts/steps';
import { UNKNOWN, formatNumber } from '../../lib/format';
import { isZero } from '../../lib/share';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { Amount } from '../../ui/Amount';
import { byGap } from './Gaps';
import { TotalsTable } from './TotalsTable';
import { oblastOf } from './names';
import type { Names } from './names';
import { rowsOf } from './state';
import type { CoverageState } from './state';

const LIMITS: Record<string, Limits> = {
  EUR: [0.5, 1, 2, 3],
  USD: [0.5, 1, 2, 3],
  UAH: [25, 50, 100, 150],
};

interface Props {
  state: CoverageState;
  list: CoverageList;
  names: Names;
}

export function Oblasts({ state, list, names }: Props) {
  const { t } = useT();
  const { places } = names.reference;
  const isOblast = (item: CoverageTotal) => /^UA/.test(item.key ?? '');
  const counted = list.items.filter((item) => item.needs > 0);
  const oblasts = counted.filter(isOblast).sort(byGap);
  const limits = limitsFor(
    LIMITS[list.currency] ?? [0.5, 1, 2, 3],
    oblasts.flatMap((item) => item.gap ?? []),
  );
  const steps: Record<string, Step> = {};
  for (const item of oblasts) {
    const iso = oblastOf(places, item.key ?? '')?.iso;
    if (iso && item.gap) steps[iso] = stepOf(item.gap, limits);
  }
  const lacking = oblasts.filter((item) => !isZero(item.gap)).slice(0, 2);
  const unit = t('coverage.unit', { currency: list.currency });
  return (
    <Section id="oblasts-h" title={t('oblasts.title')} rule={t('oblasts.rule')}>
      <p className="say less">
        {lacking.length === 0
          ? t('oblasts.say.none')
          : t('oblasts.say', {
              names: lacking.map((item) => names.region(item.key ?? '')).join(', '),
            })}
      </p>
      <div className="cols map-cols chart">
        <div>
          <OblastMap title={t('oblasts.map')} steps={steps}>
            <Steps limits={limits} unit={unit} />
          </OblastMap>
        </div>
        <Table
          state={state}
          names={names}
          rows={oblasts}
          rest={counted.filter((item) => !isOblast(item)).sort(byGap)}
          unit={unit}
        />
      </div>
      <TotalsTable
        caption={t('oblasts.title')}
        head={t('coverage.by.region')}
        currency={list.currency}
        list={list}
        name={(item) => names.of('region', item.key)}
      />
    </Section>
  );
}

function Table({
  state,
  names,
  rows,
  rest,
  unit,
}: {
  state: CoverageState;
  names: Names;
  rows: readonly CoverageTotal[];
  /** needs of several oblasts, and of the whole country */
  rest: readonly CoverageTotal[];
  unit: string;
}) {
  const { t, language } = useT();
  const [all, setAll] = useState(false);
  const has = (place: Place) => rows.some((item) => place.katottg.startsWith(item.key ?? '?'));
  const places = names.reference.places.filter((place) => place.level === 'oblast');
  const access = (iso: string | undefined) =>
    iso && SHUT.includes(iso) ? 'map.shut.short' : iso && PARTLY_SHUT.includes(iso) ? 'map.part.short' : null;
  const empty = places.filter((place) => !has(place));
  // What is wholly shut is always told of: it is not nothing.
  const told = all ? empty : empty.filter((place) => SHUT.includes(place.iso ?? ''));
  const line = (item: CoverageTotal) => {
    const note = access(oblastOf(places, item.key ?? '?')?.iso);
    return (
      <tr key={item.key ?? 'none'}>
        <th scope="row">
          {item.key ? (
            <Link to="/coverage" search={rowsOf(state, 'needs', { region: item.key })}>
              {names.region(item.key)}
            </Link>
          ) : (
            names.of('region', undefined)
          )}
          {note ? <span className="sub">{t(note)}</span> : null}
        </th>
        <td className="num">{formatNumber(item.needs, language)}</td>
        <td className="num">
          <Amount value={item.gap} as="millions" />
        </td>
      </tr>
    );
  };
  return (
    <div>
      <table className="tbl edge obl">
        <caption className="vh">{t('oblasts.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('coverage.by.region')}</th>
            <th scope="col" className="num">
              {t('coverage.needs')}
            </th>
            <th scope="col" className="num">
              {t('oblasts.gap', { unit })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(line)}
          {rest.map(line)}
          {told.map((place) => {
            const note = access(place.iso);
            return (
              <tr key={place.katottg}>
                <th scope="row">{names.region(place.katottg.slice(0, 4))}</th>
                {note === 'map.shut.short' ? (
                  <td className="num mute" colSpan={2}>
                    {t(note)}
                  </td>
                ) : (
                  <>
                    <td className="num mute">{note ? t(note) : t('oblasts.none')}</td>
                    <td className="num mute">{UNKNOWN}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {told.length < empty.length ? (
        <Button
          kind="quiet"
          small
          onClick={() => {
            setAll(true);
          }}
        >
          {t('oblasts.all', { n: places.length })}
        </Button>
      ) : null}
    </div>
  );
}
