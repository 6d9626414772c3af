// The milestones and indicators of a project as they are written: each a group of its own, added and taken away.
import { useT } from '../../app/i18n';
import { Button } from '../../ui/Button';
import { FieldError, TextField } from '../../ui/Field';
import { PairField } from '../../ui/PairField';
import type { MeasureValues, StepValues } from './form';

/** A list written anew with one of its members changed. */
const changed = <T extends { key: string }>(list: readonly T[], key: string, part: Partial<T>): T[] =>
  list.map((one) => (one.key === key ? { ...one, ...part } : one));

interface Props<T> {
  list: T[];
  onChange: (list: T[]) => void;
  error: string | undefined;
}

export function MilestonesFields({ list, onChange, error }: Props<StepValues>) {
  const { t } = useT();
  return (
    <div className="stack">
      {error ? <FieldError id="p-milestones-err">{error}</FieldError> : null}
      {list.map((one, index) => (
        <fieldset className="stack-2" key={one.key}>
          <legend className="label">{t('project.milestone.n', { n: index + 1 })}</legend>
          <PairField
            id={`m-${one.key}`}
            label={t('project.milestone')}
            value={one.title}
            stale={null}
            onChange={(title) => {
              onChange(changed(list, one.key, { title }));
            }}
          />
          <TextField
            label={t('project.milestone.due')}
            width="narrow"
            value={one.due}
            onChange={(due) => {
              onChange(changed(list, one.key, { due }));
            }}
          />
          <TextField
            label={t('project.milestone.doneOn')}
            width="narrow"
            optional
            value={one.doneOn}
            onChange={(doneOn) => {
              onChange(changed(list, one.key, { doneOn }));
            }}
          />
          <p>
            <Button
              small
              kind="quiet"
              onClick={() => {
                onChange(list.filter(({ key }) => key !== one.key));
              }}
            >
              {t('project.milestone.remove', { n: index + 1 })}
            </Button>
          </p>
        </fieldset>
      ))}
      <p>
        <Button
          id="p-milestones"
          icon="plus"
          onClick={() => {
            onChange([...list, { key: crypto.randomUUID(), id: '', title: {}, due: '', doneOn: '' }]);
          }}
        >
          {t('project.milestone.add')}
        </Button>
      </p>
    </div>
  );
}

export function IndicatorsFields({ list, onChange, error }: Props<MeasureValues>) {
  const { t } = useT();
  return (
    <div className="stack">
      {error ? <FieldError id="p-indicators-err">{error}</FieldError> : null}
      {list.map((one, index) => (
        <fieldset className="stack-2" key={one.key}>
          <legend className="label">{t('project.indicator.n', { n: index + 1 })}</legend>
          <PairField
            id={`i-${one.key}`}
            label={t('project.indicator')}
            value={one.title}
            stale={null}
            onChange={(title) => {
              onChange(changed(list, one.key, { title }));
            }}
          />
          <PairField
            id={`u-${one.key}`}
            label={t('project.unit')}
            hint={t('project.unit.hint')}
            optional
            value={one.unit}
            stale={null}
            onChange={(unit) => {
              onChange(changed(list, one.key, { unit }));
            }}
          />
          {(['baseline', 'target'] as const).map((name) => (
            <TextField
              key={name}
              label={t(`project.${name}`)}
              width="narrow"
              inputMode="decimal"
              optional
              value={one[name]}
              onChange={(value) => {
                onChange(changed(list, one.key, { [name]: value }));
              }}
            />
          ))}
          <p>
            <Button
              small
              kind="quiet"
              onClick={() => {
                onChange(list.filter(({ key }) => key !== one.key));
              }}
            >
              {t('project.indicator.remove', { n: index + 1 })}
            </Button>
          </p>
        </fieldset>
      ))}
      <p>
        <Button
          id="p-indicators"
          icon="plus"
          onClick={() => {
            onChange([
              ...list,
              { key: crypto.randomUUID(), id: '', title: {}, unit: {}, baseline: '', target: '', kept: {} },
            ]);
          }}
        >
          {t('project.indicator.add')}
        </Button>
      </p>
    </div>
  );
}
