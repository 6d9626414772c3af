// The fields of a need, in the order in which one thinks of them.
import type { ReactNode } from 'react';
import { CURRENCIES, PRIORITIES } from '../../api/facts.gen';
import type { Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { mayConfirm, readPair, staleSide } from '../../lib/pair';
import { CheckList } from '../../ui/CheckList';
import { Choice, Select, TextField } from '../../ui/Field';
import { PairField } from '../../ui/PairField';
import { LABELS } from './form';
import type { NeedValues, PairName } from './form';
import type { useNeedForm } from './useNeedForm';
import { agencyName, subgroupName } from './words';

/** Keeps a field without a hint level with its neighbour. */
const NBSP = '\u00a0';

interface Props {
  form: ReturnType<typeof useNeedForm>;
  reference: Reference;
}

export function NeedFields({ form, reference }: Props) {
  const { t, language } = useT();
  const { agencies, base, values, put, errorOf } = form;

  const pair = (field: PairName, options: { hint?: string; rows?: number; optional?: boolean }) => {
    const behind = staleSide(base[field], values[field]);
    return (
      <PairField
        id={`f-${field}`}
        label={t(LABELS[field])}
        {...options}
        value={values[field]}
        onChange={(value) => {
          put(field, value);
        }}
        stale={behind}
        onConfirm={
          mayConfirm(base[field], values[field])
            ? () => {
                const { uk, en } = values[field];
                put(field, { uk, en });
              }
            : undefined
        }
        error={errorOf(field)}
        errors={{ uk: errorOf(field, 'uk'), en: errorOf(field, 'en') }}
      />
    );
  };

  const line = (
    field:
      | 'costAsOf'
      | 'neededBy'
      | 'validUntil'
      | 'contactName'
      | 'contactEmail'
      | 'contactPhone'
      | 'requestNumber'
      | 'requestDate'
      | 'amount',
    options: Partial<Parameters<typeof TextField>[0]> = {},
  ) => (
    <TextField
      id={`f-${field}`}
      label={t(LABELS[field])}
      value={values[field]}
      onChange={(value) => {
        put(field, value);
      }}
      error={errorOf(field)}
      {...options}
    />
  );

  return (
    <>
      <FormSection id="what" title={t('form.what')} rule={t('form.what.rule')} wide>
        {agencies.length > 1 || errorOf('agency') ? (
          <Select
            id="f-agency"
            label={t('need.agency')}
            value={values.agency}
            empty={t('form.choose')}
            required
            options={agencies.map((one) => ({
              value: one.id,
              label: agencyName(reference, one.id, language),
            }))}
            onChange={(value) => {
              put('agency', value);
            }}
            error={errorOf('agency')}
          />
        ) : null}
        <Select
          id="f-theme"
          label={t('need.theme')}
          hint={t('form.theme.hint')}
          value={values.theme}
          empty={t('form.choose')}
          required
          options={reference.subgroups
            .filter((subgroup) => subgroup.active)
            .map((subgroup) => ({
              label: subgroupName(reference, subgroup.code, language),
              options: reference.themes
                .filter(
                  (theme) =>
                    theme.subgroup === subgroup.code && (theme.active || theme.code === values.theme),
                )
                .map((theme) => ({
                  value: theme.code,
                  label: readPair(theme.name, language)?.text ?? theme.code,
                })),
            }))
            .filter((group) => group.options.length > 0)}
          onChange={(value) => {
            put('theme', value);
          }}
          error={errorOf('theme')}
        />
        {pair('title', { hint: t('form.title.hint') })}
        {pair('description', { hint: t('form.description.hint'), rows: 6 })}
        {pair('endUsers', { hint: t('form.endUsers.hint'), optional: true })}
      </FormSection>
      <FormSection id="cost" title={t('form.cost')} rule={t('form.cost.rule')}>
        <div className="inline cost">
          {line('amount', { hint: t('form.amount.hint'), inputMode: 'decimal', required: true })}
          <Select
            id="f-currency"
            label={t('need.currency')}
            hint={NBSP}
            value={values.currency}
            options={CURRENCIES.map((code) => ({ value: code, label: code }))}
            onChange={(value) => {
              put('currency', value);
            }}
            error={errorOf('currency')}
          />
        </div>
        {line('costAsOf', { hint: t('form.date.hint.past'), width: 'narrow', required: true })}
      </FormSection>
      <FormSection id="where" title={t('form.where')}>
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
          <CheckList
            id="f-places"
            label={t('form.places')}
            options={reference.places
              .map((place) => ({
                value: place.katottg,
                label: readPair(place.name, language)?.text ?? place.katottg,
              }))
              .sort((a, b) => a.label.localeCompare(b.label, language))}
            chosen={values.places}
            onChange={(places) => {
              put('places', places);
            }}
          />
        ) : null}
        {line('neededBy', { hint: t('form.date.hint'), width: 'narrow', required: true })}
        <Choice
          id="f-priority"
          name="priority"
          label={t('need.priority')}
          value={values.priority}
          error={errorOf('priority')}
          onChange={(value) => {
            put('priority', value);
          }}
          options={PRIORITIES.map((value) => ({
            value,
            label: t(`priority.${value}`),
            hint: t(`priority.${value}.means`),
          }))}
        />
        {pair('priorityReason', {
          hint: t(values.priority === 'critical' ? 'form.reason.critical' : 'form.reason.hint'),
          rows: 3,
          optional: values.priority !== 'critical',
        })}
      </FormSection>
      <FormSection id="contact" title={t('need.contact')} rule={t('form.contact.rule')}>
        {line('contactName', { required: true })}
        {line('contactEmail', { type: 'email', inputMode: 'email', required: true })}
        {line('contactPhone', { type: 'tel', inputMode: 'tel', optional: true, width: 'middle' })}
      </FormSection>
      <FormSection id="grounds" title={t('form.grounds')} rule={t('form.grounds.rule')}>
        <div className="inline">
          {line('requestNumber', { optional: true })}
          {line('requestDate', { optional: true })}
        </div>
        {line('validUntil', { hint: t('form.validUntil.hint'), optional: true, width: 'narrow' })}
      </FormSection>
    </>
  );
}

function FormSection({
  id,
  title,
  rule,
  wide,
  children,
}: {
  id: string;
  title: string;
  rule?: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <section className="sec" aria-labelledby={`s-${id}`}>
      <header>
        <h2 id={`s-${id}`}>{title}</h2>
        {rule ? <p>{rule}</p> : null}
      </header>
      <div>
        <div className={wide ? 'form wide' : 'form'}>{children}</div>
      </div>
    </section>
  );
}
