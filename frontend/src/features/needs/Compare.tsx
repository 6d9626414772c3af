// Two texts of one record side by side, field by field; nothing is lost until
// somebody has chosen.
import { useState } from 'react';
import { usePlaceNames } from '../../api/reference';
import type { Catalogue, Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { UNKNOWN, formatMoney } from '../../lib/format';
import type { Merge } from '../../lib/merge';
import type { Pair } from '../../lib/pair';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Choice } from '../../ui/Field';
import { LABELS, choose } from './form';
import type { NeedField, NeedValues } from './form';
import { linesSum } from '../../lines/lines';
import { agencyName, placeNames, strategyNames, subgroupName, themeName } from './words';

interface Props {
  title: string;
  lead: string;
  merge: Merge<NeedValues>;
  mine: NeedValues;
  theirs: NeedValues;
  reference: Reference;
  catalogue: Catalogue;
  onDone: (values: NeedValues) => void;
  onClose: () => void;
}

/** Fields that are asked as one question are compared as one. */
function questions(conflicts: readonly NeedField[]): NeedField[] {
  const one = conflicts.map((key) => (key === 'places' ? 'where' : key === 'currency' ? 'amount' : key));
  return [...new Set(one)];
}

export function Compare({
  title,
  lead,
  merge,
  mine,
  theirs,
  reference: lists,
  catalogue,
  onDone,
  onClose,
}: Props) {
  const { t, language } = useT();
  const reference = usePlaceNames(lists, [...mine.places, ...theirs.places]);
  const asked = questions(merge.conflicts);
  const [choices, setChoices] = useState<Partial<Record<NeedField, 'mine' | 'theirs'>>>({});
  const [missing, setMissing] = useState(false);

  const show = (values: NeedValues, key: NeedField): string => {
    const value = values[key];
    switch (key) {
      case 'agency':
        return agencyName(reference, values.agency, language);
      case 'theme':
        return themeName(reference, values.theme || undefined, language);
      case 'priority':
        return values.priority ? t(`priority.${values.priority as 'high'}`) : UNKNOWN;
      case 'where':
      case 'places':
        return placeNames(
          reference,
          { nationwide: values.where === 'nationwide', places: values.places },
          language,
          t,
        );
      case 'lines': {
        const { amount, of } = linesSum(values.lines, catalogue.units, values.currency);
        if (of === 0) return UNKNOWN;
        return `${t('item.count', { n: of })}, ${formatMoney({ amount, currency: values.currency }, language)}`;
      }
      case 'strategies':
        return strategyNames(catalogue, values.strategies, language);
      case 'subgroup':
        return subgroupName(reference, values.subgroup || undefined, language);
      case 'heldOutside':
        return t(values.heldOutside ? 'level.held_outside' : 'form.outside.not');
      case 'amount':
      case 'currency':
        return values.amount ? `${values.amount} ${values.currency}` : UNKNOWN;
      default: {
        if (typeof value === 'string') return value || UNKNOWN;
        const pair = value as Pair;
        return [pair.uk, pair.en].filter(Boolean).join(' / ') || UNKNOWN;
      }
    }
  };

  const done = () => {
    const open = asked.find((key) => choices[key] === undefined);
    if (open) {
      setMissing(true);
      document.getElementById(`cmp-${open}`)?.focus();
      return;
    }
    onDone(
      asked.reduce(
        (values, key) => choose(values, choices[key] === 'theirs' ? theirs : mine, key),
        merge.merged,
      ),
    );
  };

  return (
    <Dialog title={title} onClose={onClose} wide>
      <p>{lead}</p>
      {asked.map((key) => (
        <Choice
          key={key}
          id={`cmp-${key}`}
          name={`cmp-${key}`}
          label={t(LABELS[key])}
          value={choices[key] ?? ''}
          error={missing && choices[key] === undefined ? t('compare.choose') : undefined}
          onChange={(value) => {
            setChoices((now) => ({ ...now, [key]: value as 'mine' | 'theirs' }));
          }}
          options={[
            { value: 'mine', label: t('compare.mine'), hint: show(mine, key) },
            { value: 'theirs', label: t('compare.theirs'), hint: show(theirs, key) },
          ]}
        />
      ))}
      {merge.taken.length > 0 ? (
        <div>
          <p className="label">{t('compare.taken')}</p>
          <dl className="diff">
            {questions(merge.taken).map((key) => (
              <div key={key}>
                <dt>{t(LABELS[key])}:</dt>
                <dd>{show(theirs, key)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
      {asked.length === 0 ? <p className="mute">{t('compare.none')}</p> : null}
      <DialogFoot back={t('compare.later')} action={t('compare.done')} onAct={done} />
    </Dialog>
  );
}
