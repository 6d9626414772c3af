// Where the listed needs are: an oblast, then a raion of it, then a hromada of that. The address keeps one code, the
// smallest; the larger units are read from it.
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { liesIn, unitsQuery } from '../../api/reference';
import type { Place, Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { readPair } from '../../lib/pair';
import { Select } from '../../ui/Field';
import type { Option } from '../../ui/Field';

interface PlaceProps {
  place: string;
  onChange: (place: string) => void;
}

export function OblastFilter({ place, onChange, reference }: PlaceProps & { reference: Reference }) {
  const { t, language } = useT();
  const options = choices(reference.places, language);
  return (
    <Select
      label={t('filter.place')}
      value={largerOf(reference.places, place)?.katottg ?? place}
      marked={place !== ''}
      empty={t('filter.any.n')}
      // What the address asks for stays chosen, even while the list of names is on its way.
      options={
        place === '' || largerOf(reference.places, place)
          ? options
          : [...options, { value: place, label: '…' }]
      }
      onChange={onChange}
    />
  );
}

/** Once an oblast is chosen: its raions, and of a chosen raion its hromadas, where the codifier has any. */
export function SmallerPlaces({ place, onChange, reference }: PlaceProps & { reference: Reference }) {
  const { t, language } = useT();
  const hint = useId();
  const oblast = largerOf(reference.places, place)?.katottg ?? '';
  const raions = useUnits(oblast);
  const raion = largerOf(raions, place)?.katottg ?? '';
  const hromadas = useUnits(raion);
  if (raions.length === 0) return null;
  return (
    <div className="filter-more" role="group" aria-label={t('filter.smaller')} aria-describedby={hint}>
      <Select
        label={t('filter.raion')}
        value={raion}
        marked={raion !== ''}
        empty={t('filter.raion.any')}
        options={choices(raions, language)}
        onChange={(code) => {
          onChange(code || oblast);
        }}
      />
      {hromadas.length > 0 ? (
        <Select
          label={t('filter.hromada')}
          value={largerOf(hromadas, place)?.katottg ?? ''}
          marked={place !== raion}
          empty={t('filter.hromada.any')}
          options={choices(hromadas, language)}
          onChange={(code) => {
            onChange(code || raion);
          }}
        />
      ) : null}
      <p className="hint" id={hint}>
        {t('filter.smaller.hint')}
      </p>
    </div>
  );
}

const NONE: Place[] = [];

function useUnits(larger: string): readonly Place[] {
  return useQuery({ ...unitsQuery(larger), enabled: larger !== '' }).data ?? NONE;
}

/** Which of these a place lies in, or is. */
const largerOf = (places: readonly Place[], place: string): Place | undefined =>
  place === '' ? undefined : places.find((one) => liesIn(place, one.katottg));

const choices = (places: readonly Place[], language: 'uk' | 'en'): Option[] =>
  places
    .map((one) => ({ value: one.katottg, label: readPair(one.name, language)?.text ?? one.katottg }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
