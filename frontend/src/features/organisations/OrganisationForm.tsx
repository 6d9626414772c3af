// What is known of an organisation, as its keepers write it.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { COUNTRIES, ORGANISATION_KINDS } from '../../api/facts.gen';
import {
  createOrganisation,
  editOrganisation,
  learnOrganisation,
  organisationQuery,
} from '../../api/organisations';
import type { OrganisationContent, OrganisationKind, OrganisationNow } from '../../api/organisations';
import { useCan } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { REQUIRED, SendingProblems, useSending } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { codeName } from '../../lib/names';
import { mayConfirm, staleSide } from '../../lib/pair';
import type { Pair } from '../../lib/pair';
import { Button } from '../../ui/Button';
import { Choice, Select, TextField } from '../../ui/Field';
import { showToast } from '../../ui/Notice';
import { PairField } from '../../ui/PairField';
import { Section } from '../../ui/Section';

const ids: Record<string, string> = {
  name: 'name-uk',
  acronym: 'acronym-uk',
  kind: 'kind',
  country: 'country',
  iatiId: 'iatiId',
  iatiType: 'iatiType',
};

interface Values {
  name: Pair;
  acronym: Pair;
  kind: OrganisationKind | '';
  country: string;
  iatiId: string;
  iatiType: string;
  active: boolean;
}

export function NewOrganisationPage() {
  const { t } = useT();
  if (!useCan('organisation:write')) return <NotFound />;
  return (
    <>
      <div className="head">
        <div>
          <Crumbs
            way={[<Link to="/organisations">{t('organisations.title')}</Link>]}
            here={t('organisations.new')}
          />
          <Title title={t('organisation.new.title')} />
        </div>
      </div>
      <OrganisationForm />
    </>
  );
}

/** A text as the contract wants it: only the sides that are written. */
function pairOf(pair: Pair): OrganisationContent['name'] {
  const out: OrganisationContent['name'] = {};
  const uk = pair.uk?.trim();
  const en = pair.en?.trim();
  if (uk) out.uk = uk;
  if (en) out.en = en;
  if (pair.stale) out.stale = pair.stale;
  return out;
}

export function OrganisationForm({ now }: { now?: OrganisationNow }) {
  const { t, language } = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const saved = now?.data;
  const sending = useSending(Object.keys(ids), () => {
    void client.invalidateQueries({ queryKey: organisationQuery(saved?.id ?? '').queryKey });
  });
  const [typed, setTyped] = useState<Partial<Values>>({});
  const base: Values = {
    name: saved?.name ?? {},
    acronym: saved?.acronym ?? {},
    kind: saved?.kind ?? '',
    country: saved?.country ?? '',
    iatiId: saved?.iatiId ?? '',
    iatiType: saved?.iatiType ?? '',
    active: saved?.active ?? true,
  };
  const values = { ...base, ...typed };
  const put = (part: Partial<Values>) => {
    setTyped((before) => ({ ...before, ...part }));
  };

  const save = () => {
    const lacks: Lacks = {};
    const iatiType = values.iatiType.trim();
    if (!values.name.uk?.trim() && !values.name.en?.trim()) lacks.name = REQUIRED;
    if (values.kind === '') lacks.kind = REQUIRED;
    if (iatiType !== '' && !/^[0-9]{2}$/.test(iatiType))
      lacks.iatiType = { id: 'organisation.iatiType.wrong' };
    const body: OrganisationContent = {
      name: pairOf(values.name),
      kind: values.kind === '' ? 'other' : values.kind,
      active: values.active,
    };
    const acronym = pairOf(values.acronym);
    if (acronym.uk ?? acronym.en) body.acronym = acronym;
    const country = COUNTRIES.find((code) => code === values.country);
    if (country) body.country = country;
    if (values.iatiId.trim()) body.iatiId = values.iatiId.trim();
    if (iatiType) body.iatiType = iatiType;
    void sending.send(
      async (key) => {
        const next = now
          ? await editOrganisation(now.data.id, now.etag, body)
          : await createOrganisation(body, key);
        learnOrganisation(client, next);
        setTyped({});
        showToast(now ? 'organisation.saved' : 'organisation.created');
        if (!now) await navigate({ to: '/organisations/$id', params: { id: next.data.id } });
      },
      body,
      lacks,
    );
  };

  const pair = (name: 'name' | 'acronym') => ({
    id: name,
    label: t(`organisation.${name}`),
    value: values[name],
    stale: staleSide(base[name], values[name]),
    onChange: (value: Pair) => {
      put({ [name]: value });
    },
    onConfirm: mayConfirm(base[name], values[name])
      ? () => {
          put({ [name]: { ...values[name], stale: null } });
        }
      : undefined,
    error: sending.wrong[name],
  });
  const line = (name: 'country' | 'iatiId' | 'iatiType') => ({
    id: name,
    label: t(`organisation.${name}`),
    value: values[name],
    optional: true,
    onChange: (value: string) => {
      put({ [name]: value });
    },
    error: sending.wrong[name],
  });

  const countries = COUNTRIES.map((value) => ({ value, label: codeName('region', value, language) })).sort(
    (a, b) => a.label.localeCompare(b.label, language),
  );

  return (
    <form
      className="sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Section id="organisation-what" title={t('organisation.what')} rule={t('organisation.what.rule')}>
        <div className="form">
          <SendingProblems
            sending={sending}
            label={(name) => t(`organisation.${name as 'name'}`)}
            target={(name) => ids[name] ?? name}
          />
          <PairField {...pair('name')} />
          <PairField {...pair('acronym')} optional hint={t('organisation.acronym.hint')} />
          {now ? null : (
            <Choice
              id="kind"
              name="kind"
              label={t('organisation.kind')}
              hint={t('organisation.kind.hint')}
              value={values.kind}
              onChange={(kind) => {
                put({ kind: kind as OrganisationKind });
              }}
              options={ORGANISATION_KINDS.map((value) => ({ value, label: t(`organisation.kind.${value}`) }))}
              error={sending.wrong.kind}
            />
          )}
          <Select
            {...line('country')}
            empty={t('organisation.country.none')}
            options={countries}
            width="middle"
          />
          <TextField {...line('iatiId')} hint={t('organisation.iatiId.hint')} width="middle" />
          <TextField
            {...line('iatiType')}
            hint={t('organisation.iatiType.hint')}
            width="narrow"
            inputMode="numeric"
          />
          <label className="check">
            <input
              type="checkbox"
              checked={values.active}
              onChange={(event) => {
                put({ active: event.target.checked });
              }}
            />
            <span>
              {t('organisation.active')}
              <span className="hint under">{t('organisation.active.hint')}</span>
            </span>
          </label>
        </div>
      </Section>
      <div className="bar-foot">
        <Button kind="primary" type="submit" busy={sending.busy}>
          {t(now ? 'organisation.save' : 'organisation.create')}
        </Button>
        <Link to="/organisations" className="btn quiet">
          {t('action.back-unchanged')}
        </Link>
      </div>
    </form>
  );
}
