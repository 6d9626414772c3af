// Where a need is: the whole country, oblasts, and below a chosen oblast its
// raions, which are asked for only when somebody wants them.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { raionsQuery, sameOblast } from '../../api/reference';
import type { Place, Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { readPair } from '../../lib/pair';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Choice } from '../../ui/Field';
import type { NeedValues } from './form';
import type { useNeedForm } from './useNeedForm';

export function PlacesField({
  form,
  reference,
}: {
  form: ReturnType<typeof useNeedForm>;
  reference: Reference;
}) {
  const { t, language } = useT();
  const { values, put, errorOf } = form;
  const name = (place: Place) => readPair(place.name, language)?.text ?? place.katottg;
  const oblasts = reference.places.toSorted((a, b) => name(a).localeCompare(name(b), language));
  const chosen = oblasts.filter((oblast) => values.places.some((code) => sameOblast(code, oblast.katottg)));
  return (
    <>
      <Choice
        id="f-where"
        name="where"
        label={t('need.place')}
        hint={t('form.place.hint')}
        value={values.where}
        error={errorOf('where')}
        onChange={(value) => {
          put('where', value as NeedValues['where']);
        }}
        options={[
          { value: 'nationwide', label: t('place.nationwide') },
          { value: 'places', label: t('form.place.some') },
        ]}
      />
      {values.where === 'places' ? (
        <>
          <CheckList
            id="f-places"
            label={t('form.places')}
            options={oblasts.map((oblast) => ({ value: oblast.katottg, label: name(oblast) }))}
            chosen={chosen.map((oblast) => oblast.katottg)}
            onChange={(next) => {
              const kept = values.places.filter((code) => next.some((oblast) => sameOblast(code, oblast)));
              const more = next.filter((oblast) => !kept.some((code) => sameOblast(code, oblast)));
              put('places', [...kept, ...more]);
            }}
          />
          {chosen.map((oblast) => (
            <Raions
              key={oblast.katottg}
              oblast={oblast}
              name={name(oblast)}
              places={values.places}
              onChange={(places) => {
                put('places', places);
              }}
            />
          ))}
        </>
      ) : null}
    </>
  );
}

interface RaionsProps {
  oblast: Place;
  name: string;
  places: string[];
  onChange: (places: string[]) => void;
}

/** Chosen raions stand for their oblast; without any it is the oblast as a whole again. */
function Raions({ oblast, name, places, onChange }: RaionsProps) {
  const { t, language } = useT();
  const own = places.filter((code) => code !== oblast.katottg && sameOblast(code, oblast.katottg));
  const [wanted, setWanted] = useState(own.length > 0);
  const raions = useQuery({ ...raionsQuery(oblast.katottg), enabled: wanted });
  if (!wanted || raions.isPending || raions.isError) {
    return (
      <p className="row">
        <Button
          small
          busy={wanted && raions.isFetching ? t('action.loading') : false}
          onClick={() => {
            setWanted(true);
            if (raions.isError) void raions.refetch();
          }}
        >
          {t('form.raions.ask', { name })}
        </Button>
        {raions.isError ? <span className="hint">{t('form.raions.failed')}</span> : null}
      </p>
    );
  }
  if (raions.data.length === 0) return <p className="hint">{t('form.raions.none', { name })}</p>;
  return (
    <CheckList
      id={`f-raions-${oblast.katottg}`}
      label={t('form.raions', { name })}
      hint={t('form.raions.hint')}
      options={raions.data.map((raion) => ({
        value: raion.katottg,
        label: readPair(raion.name, language)?.text ?? raion.katottg,
      }))}
      chosen={own}
      onChange={(next) => {
        const others = places.filter((code) => !sameOblast(code, oblast.katottg));
        onChange([...others, ...(next.length > 0 ? next : [oblast.katottg])]);
      }}
    />
  );
}
