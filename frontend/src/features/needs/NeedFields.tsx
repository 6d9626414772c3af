// The fields of a need, in the order in which one thinks of them.
import type { ReactNode } from 'react';
import { PRIORITIES } from '../../api/facts.gen';
import type { Catalogue, Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { mayConfirm, readPair, staleSide } from '../../lib/pair';
import { CheckList } from '../../ui/CheckList';
import { Choice, Select, TextField } from '../../ui/Field';
import { PairField } from '../../ui/PairField';
import { LinesField } from './LinesField';
import { OutsideFields } from './OutsideFields';
import { PlacesField } from './PlacesField';
import { SimilarNotice } from './SimilarNotice';
import { LABELS } from './form';
import type { PairName } from './form';
import type { useNeedForm } from './useNeedForm';
import { agencyName, subgroupName } from './words';

interface Props {
  form: ReturnType<typeof useNeedForm>;
  reference: Reference;
  catalogue: Catalogue;
}

export function NeedFields({ form, reference, catalogue }: Props) {
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
      | 'requestDate',
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

  const agency =
    agencies.length > 1 || errorOf('agency') ? (
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
    ) : null;
  const contact = (
    <FormSection id="contact" title={t('need.contact')} rule={t('form.contact.rule')}>
      {line('contactName', { required: true })}
      {line('contactEmail', { type: 'email', inputMode: 'email', required: true })}
      {line('contactPhone', { type: 'tel', inputMode: 'tel', optional: true, width: 'middle' })}
    </FormSection>
  );

  if (values.heldOutside) {
    return (
      <>
        <FormSection id="what" title={t('form.what')} rule={t('form.outside.rule')} wide>
          {agency}
          <OutsideFields form={form} reference={reference} />
        </FormSection>
        {contact}
      </>
    );
  }
  const subgroup = reference.themes.find((theme) => theme.code === values.theme)?.subgroup;
  return (
    <>
      <FormSection id="what" title={t('form.what')} rule={t('form.what.rule')} wide>
        {agency}
        <OutsideFields form={form} reference={reference} />
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
        <SimilarNotice values={values} self={form.saved?.data.id} reference={reference} />
        {pair('description', { hint: t('form.description.hint'), rows: 6 })}
        {pair('endUsers', { hint: t('form.endUsers.hint'), optional: true })}
      </FormSection>
      <FormSection id="cost" title={t('need.items.cost')} rule={t('form.cost.rule')} full>
        <LinesField form={form} catalogue={catalogue} />
        <div className="form">
          {' '}
          {line('costAsOf', { hint: t('form.date.hint.past'), width: 'narrow', required: true })}
        </div>
      </FormSection>
      <FormSection id="where" title={t('form.where')}>
        <PlacesField
          where={form.values.where}
          places={form.values.places}
          error={form.errorOf('where')}
          onWhere={(where) => {
            form.put('where', where);
          }}
          onPlaces={(places) => {
            form.put('places', places);
          }}
          reference={reference}
        />
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
      {contact}
      <FormSection id="grounds" title={t('form.grounds')} rule={t('form.grounds.rule')}>
        <div className="inline">
          {line('requestNumber', { optional: true })}
          {line('requestDate', { optional: true })}
        </div>
        <CheckList
          id="f-strategies"
          label={t('need.strategies')}
          hint={t('form.strategies.hint')}
          options={strategies(catalogue, subgroup).map((one) => ({
            value: one.code,
            label: readPair(one.name, language)?.text ?? one.code,
          }))}
          chosen={values.strategies}
          onChange={(chosen) => {
            put('strategies', chosen);
          }}
          error={errorOf('strategies')}
          searchable
        />
        {line('validUntil', { hint: t('form.validUntil.hint'), optional: true, width: 'narrow' })}
      </FormSection>
    </>
  );
}

/** Those of the need's own subgroup first. */
const strategies = (catalogue: Catalogue, subgroup: string | undefined) =>
  subgroup === undefined
    ? catalogue.strategies
    : catalogue.strategies.toSorted(
        (a, b) => Number(b.subgroups.includes(subgroup)) - Number(a.subgroups.includes(subgroup)),
      );

function FormSection({
  id,
  title,
  rule,
  wide,
  full,
  children,
}: {
  id: string;
  title: string;
  rule?: string;
  wide?: boolean;
  /** all of the sheet: for tables */
  full?: boolean;
  children: ReactNode;
}) {
  return (
    <section className="sec" aria-labelledby={`s-${id}`}>
      <header>
        <h2 id={`s-${id}`}>{title}</h2>
        {rule ? <p>{rule}</p> : null}
      </header>
      <div>
        <div className={full ? 'stack' : wide ? 'form wide' : 'form'}>{children}</div>
      </div>
    </section>
  );
}
