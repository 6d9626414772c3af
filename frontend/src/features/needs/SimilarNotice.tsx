// Needs that may be the same as the one being written. It points out and never
// stands in the way.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { similarQuery } from '../../api/needs';
import type { Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { readDate } from '../../lib/typed';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { PairText } from '../../ui/Text';
import type { NeedValues } from './form';
import { agencyShort, placeShort } from './words';

/** After the last letter; each question is one search of the server. */
const WAIT_MS = 700;

type Query = Parameters<typeof similarQuery>[0];

function question(values: NeedValues, self: string | undefined): Query {
  const titleUk = values.title.uk?.trim().slice(0, 200) ?? '';
  const titleEn = values.title.en?.trim().slice(0, 200) ?? '';
  const classes = [...new Set(values.lines.map((line) => line.class).filter(Boolean))].slice(0, 50);
  if (values.heldOutside || (titleUk.length < 4 && titleEn.length < 4 && classes.length === 0)) return null;
  const neededBy = readDate(values.neededBy);
  return {
    ...(titleUk ? { titleUk } : {}),
    ...(titleEn ? { titleEn } : {}),
    ...(classes.length > 0 ? { class: classes } : {}),
    ...(values.where === 'places' && values.places.length > 0 ? { place: values.places.slice(0, 30) } : {}),
    ...(neededBy.ok && neededBy.value ? { neededBy: neededBy.value } : {}),
    ...(self ? { except: self } : {}),
  };
}

interface Props {
  values: NeedValues;
  self: string | undefined;
  reference: Reference;
}

export function SimilarNotice({ values, self, reference }: Props) {
  const { t, language } = useT();
  const now = useMemo(() => JSON.stringify(question(values, self)), [values, self]);
  const [asked, setAsked] = useState('null');
  const [others, setOthers] = useState<string[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(now);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [now]);
  const query = JSON.parse(asked) as Query;
  const similar = useQuery(similarQuery(query));
  // A failed question is no matter for the writer: it is asked again with the next words.
  const found = query ? (similar.data ?? []).filter(({ need }) => !others.includes(need.id)) : [];
  return (
    <div role="status">
      {found.length > 0 ? (
        <Notice tone="warn">
          <p>
            <b>{t('similar.title')}</b>
          </p>
          <ul className="listed">
            {found.map(({ need, why }) => (
              <li key={need.id}>
                <a href={`/needs/${need.id}`} target="_blank" rel="noreferrer">
                  <span className="nowrap">{need.number ?? t('state.draft')}</span>{' '}
                  <PairText pair={need.title} />
                  <span className="vh"> ({t('similar.window')})</span>
                </a>{' '}
                ·{' '}
                {[
                  agencyShort(reference, need.agency, language),
                  placeShort(reference, need, language, t),
                  t(`state.${need.state}`),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                . {t('similar.why')}: {why.map((one) => t(`similar.why.${one}`)).join(', ')}
              </li>
            ))}
          </ul>
          <Button
            small
            kind="quiet"
            onClick={() => {
              setOthers((known) => [...known, ...found.map(({ need }) => need.id)]);
            }}
          >
            {t('similar.other')}
          </Button>
        </Notice>
      ) : null}
    </div>
  );
}
