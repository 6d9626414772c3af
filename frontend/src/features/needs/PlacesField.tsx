// Where a need is: the whole country, or places: found by name, or chosen from
// oblast to raion to hromada. Smaller units are asked for only when wanted.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { liesIn, placesLikeQuery, sameOblast, unitsQuery, usePlaceNames } from '../../api/reference';
import type { Place, Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { readPair } from '../../lib/pair';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Chip } from '../../ui/Chip';
import { Choice } from '../../ui/Field';
import { SearchBox } from '../../ui/SearchBox';
import { withPlace, withUnits } from './placing';
import { placePath } from './words';

type Where = '' | 'nationwide' | 'places';

/** Of a need, or of any record that has places as a need has them. */
export function PlacesField({
  where,
  places,
  error,
  onWhere,
  onPlaces,
  reference,
}: {
  where: Where;
  places: string[];
  error: string | undefined;
  onWhere: (where: Where) => void;
  onPlaces: (places: string[]) => void;
  reference: Reference;
}) {
  const { t, language } = useT();
  const name = (place: Place) => readPair(place.name, language)?.text ?? place.katottg;
  const oblasts = reference.places.toSorted((a, b) => name(a).localeCompare(name(b), language));
  const chosen = oblasts.filter((oblast) => places.some((code) => sameOblast(code, oblast.katottg)));
  return (
    <>
      <Choice
        id="f-where"
        name="where"
        label={t('need.place')}
        hint={t('form.place.hint')}
        value={where}
        error={error}
        onChange={(value) => {
          onWhere(value as Where);
        }}
        options={[
          { value: 'nationwide', label: t('place.nationwide') },
          { value: 'places', label: t('form.place.some') },
        ]}
      />
      {where === 'places' ? (
        <>
          <Finder places={places} onChange={onPlaces} />
          <Chosen reference={reference} places={places} onChange={onPlaces} />
          <CheckList
            id="f-places"
            label={t('form.places')}
            options={oblasts.map((oblast) => ({ value: oblast.katottg, label: name(oblast) }))}
            chosen={chosen.map((oblast) => oblast.katottg)}
            onChange={(next) => {
              const kept = places.filter((code) => next.some((oblast) => sameOblast(code, oblast)));
              const more = next.filter((oblast) => !kept.some((code) => sameOblast(code, oblast)));
              onPlaces([...kept, ...more]);
            }}
          />
          {chosen.map((oblast) => (
            <Units key={oblast.katottg} larger={oblast} below="raion" places={places} onChange={onPlaces} />
          ))}
        </>
      ) : null}
    </>
  );
}

interface Placing {
  places: string[];
  onChange: (places: string[]) => void;
}

/** A name is typed, and ticked in what is found; the same name in several raions is told by its path. */
function Finder({ places, onChange }: Placing) {
  const { t, language } = useT();
  const [words, setWords] = useState('');
  const like = useQuery(placesLikeQuery(words));
  const found = words.length > 1 ? (like.data ?? []) : [];
  return (
    <div className="stack-2">
      <SearchBox
        id="f-place-find"
        label={t('form.place.find')}
        hint={t('form.place.find.hint')}
        value={words}
        onSearch={setWords}
      />
      {found.length > 0 ? (
        <CheckList
          id="f-place-found"
          label={t('form.place.found')}
          options={found.map((place) => ({ value: place.katottg, label: placePath(place, language, t) }))}
          chosen={found.map((place) => place.katottg).filter((code) => places.includes(code))}
          onChange={(next) => {
            const more = next.find((code) => !places.includes(code));
            const less = found.find((one) => places.includes(one.katottg) && !next.includes(one.katottg));
            if (more) onChange(withPlace(places, more));
            if (less) onChange(places.filter((code) => code !== less.katottg));
          }}
        />
      ) : words.length > 1 && (like.isSuccess || like.isError) ? (
        <p className="hint" role="status">
          {t(like.isError ? 'form.place.find.failed' : 'form.place.find.none')}
        </p>
      ) : null}
    </div>
  );
}

function Chosen({ reference, places, onChange }: Placing & { reference: Reference }) {
  const { t, language } = useT();
  const known = usePlaceNames(reference, places);
  if (places.length === 0) return null;
  return (
    <div className="chips">
      {places.map((code) => {
        const place = known.places.find((one) => one.katottg === code);
        const name = place ? placePath(place, language, t) : '…';
        return (
          <Chip
            key={code}
            text={name}
            removing={t('form.place.remove', { name })}
            onRemove={() => {
              onChange(places.filter((one) => one !== code));
            }}
          />
        );
      })}
    </div>
  );
}

interface UnitsProps extends Placing {
  larger: Place;
  below: 'raion' | 'hromada';
}

/** Chosen units stand for the larger one; without any it is whole again. */
function Units({ larger, below, places, onChange }: UnitsProps) {
  const { t, language } = useT();
  const name = readPair(larger.name, language)?.text ?? larger.katottg;
  const own = places.some((code) => code !== larger.katottg && liesIn(code, larger.katottg));
  const [wanted, setWanted] = useState(false);
  const shown = wanted || own;
  const units = useQuery({ ...unitsQuery(larger.katottg), enabled: shown });
  if (!shown || units.isPending || units.isError) {
    return (
      <p className="row">
        <Button
          small
          busy={shown && units.isFetching ? t('action.loading') : false}
          onClick={() => {
            setWanted(true);
            if (units.isError) void units.refetch();
          }}
        >
          {t(`form.${below}s.ask`, { name })}
        </Button>
        {units.isError ? <span className="hint">{t(`form.${below}s.failed`)}</span> : null}
      </p>
    );
  }
  if (units.data.length === 0) return <p className="hint">{t(`form.${below}s.none`, { name })}</p>;
  const codes = units.data.map((unit) => unit.katottg);
  const chosen = units.data.filter((unit) => places.some((code) => liesIn(code, unit.katottg)));
  return (
    <>
      <CheckList
        id={`f-units-${larger.katottg}`}
        label={t(`form.${below}s`, { name })}
        hint={t(`form.${below}s.hint`)}
        searchable={codes.length > 20}
        options={units.data.map((unit) => ({
          value: unit.katottg,
          label: readPair(unit.name, language)?.text ?? unit.katottg,
        }))}
        chosen={chosen.map((unit) => unit.katottg)}
        onChange={(next) => {
          onChange(withUnits(places, larger.katottg, codes, next));
        }}
      />
      {below === 'raion'
        ? chosen.map((raion) => (
            <Units key={raion.katottg} larger={raion} below="hromada" places={places} onChange={onChange} />
          ))
        : null}
    </>
  );
}
