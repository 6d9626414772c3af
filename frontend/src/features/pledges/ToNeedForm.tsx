// Pledging to a need: what of it, how much, how, and what then. Nothing is recorded while either end has no room.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LineCoverage, NeedCoverage } from '../../api/ledger';
import type { Need } from '../../api/needs';
import { pledgesQuery } from '../../api/pledges';
import type { Pledge } from '../../api/pledges';
import { Unreachable } from '../../api/problem';
import type { Catalogue, Reference } from '../../api/reference';
import { Crumbs } from '../../app/Crumbs';
import { DraftLine, FootLine } from '../../app/DraftLine';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { useNames } from '../../app/names';
import type { Draft } from '../../lib/drafts';
import { countedForm, formatDecimal, formatMoment } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { Button } from '../../ui/Button';
import { FieldError, Select, TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { PairField } from '../../ui/PairField';
import { PairText } from '../../ui/Text';
import { AnnounceDialog } from './AnnounceDialog';
import { Converted } from './Converted';
import { AmountField, FormSection, Instrument, Shared, Who } from './PledgeFields';
import { Refused } from './Refused';
import { RoomAside } from './RoomAside';
import { WHOLE, following } from './toneed';
import type { ToNeedValues } from './toneed';
import { useToNeed } from './useToNeed';

/** What is given in kind without a word on its worth: pieces are held from it, never a sum. */
const unvalued = (pledge: Pick<Pledge, 'instrument' | 'amount'>): boolean =>
  pledge.instrument === 'in_kind' && !pledge.amount;

interface Props {
  record: string;
  kept: Draft<ToNeedValues> | null;
  need: Need;
  coverage: NeedCoverage;
  reference: Reference;
  catalogue: Catalogue;
}

export function ToNeedForm({ record, kept, need, coverage, reference, catalogue }: Props) {
  const { t, language } = useT();
  const names = useNames();
  const form = useToNeed({ record, kept, need, reference, catalogue });
  const { values, put, wrong, sending, funders, dirty, restored, discard } = form;
  const [asking, setAsking] = useState(false);
  const line = need.items.find((item) => item.id === values.line);
  const own = useQuery(
    pledgesQuery({
      funder: funders.map((one) => one.id),
      state: ['exploring', 'announced', 'committed'],
      limit: 100,
    }),
  ).data;
  const held = own?.items.find((one) => one.id === values.from);
  const follow = (part: Partial<ToNeedValues>) => {
    put(following(values, part, need, language));
  };
  const amountHint = !line?.unitPrice
    ? 'form.amount.hint'
    : values.instrument !== 'in_kind'
      ? 'toneed.amount.hint.line'
      : values.from === ''
        ? 'toneed.amount.hint.kind'
        : 'form.amount.hint';
  const open = need.state === 'open' && need.level !== 'held_outside';
  const number = need.number ?? '';

  return (
    <>
      <Crumbs
        way={[
          <Link to="/needs">{t('needs.title')}</Link>,
          <Link to="/needs/$id" params={{ id: need.id }}>
            {number}
          </Link>,
        ]}
        here={t('pledge.one')}
      />
      <div className="head">
        <div>
          <Title title={t('toneed.title')} />
          <p className="lead">
            <span className="nowrap">{number}</span> · <PairText pair={need.title} /> ·{' '}
            {names.organisation(need.agency)}
          </p>
        </div>
        <DraftLine dirty={dirty} />
      </div>
      <div className="stack notices">
        <Refused form={form} need={need} catalogue={catalogue} />
        {open ? null : (
          <Notice tone="warn" icon="lock" live>
            <p>{t('toneed.closed')}</p>
          </Notice>
        )}
        {restored && dirty ? (
          <Notice
            icon="clock"
            action={
              <Button small onClick={() => void discard()}>
                {t('form.discard')}
              </Button>
            }
          >
            <p>{t('form.restored', { at: formatMoment(restored, language) })}</p>
          </Notice>
        ) : null}
      </div>
      <div className="with-aside">
        <form
          className="sheet"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            form.send(null);
          }}
        >
          <FormSection id="what" title={t('toneed.what')} wide>
            {own && own.items.length > 0 ? (
              <Select
                id="h-from"
                label={t('toneed.from')}
                hint={t('toneed.from.hint')}
                value={values.from}
                empty={t('toneed.from.new')}
                options={own.items.map((one) => ({
                  value: one.id,
                  label: `${one.number ?? t('pledge.state.exploring')} · ${readPair(one.title, language)?.text ?? ''}`,
                }))}
                onChange={(from) => {
                  const chosen = own.items.find((one) => one.id === from);
                  follow({
                    from,
                    ...(chosen ? { funder: chosen.funder, instrument: chosen.instrument ?? '' } : {}),
                    ...(chosen?.amount ? { currency: chosen.amount.currency } : {}),
                  });
                  if (chosen && unvalued(chosen)) put({ amount: '' });
                }}
              />
            ) : null}
            {need.items.length > 0 ? (
              <LineChoice
                lines={coverage.lines}
                catalogue={catalogue}
                value={values.line}
                error={wrong('line')}
                onChange={(chosen) => {
                  put({
                    line: chosen,
                    ...(chosen === WHOLE ? { pieces: '' } : {}),
                    amount: '',
                  });
                }}
              />
            ) : null}
            {line ? (
              <TextField
                id="h-pieces"
                label={t('allocation.pieces')}
                hint={t('toneed.pieces.hint')}
                inputMode="decimal"
                width="narrow"
                required
                value={values.pieces}
                onChange={(pieces) => {
                  follow({ pieces });
                }}
                error={wrong('pieces')}
              />
            ) : null}
            {held && unvalued(held) && values.amount === '' ? null : (
              <AmountField
                id="h-amount"
                values={values}
                onChange={put}
                wrong={wrong('amount') ?? wrong('inNeed')}
                hint={t(amountHint)}
              />
            )}
            {need.cost ? (
              <Converted amount={values.amount} from={values.currency} to={need.cost.currency} />
            ) : null}
          </FormSection>
          <FormSection id="how" title={t('toneed.how')} wide>
            {values.from === '' ? (
              <>
                <Instrument
                  values={values}
                  onChange={follow}
                  wrong={{ instrument: wrong('instrument') ?? '' }}
                />
                <Who
                  values={values}
                  onChange={put}
                  wrong={form.pledgeWrong}
                  funders={funders}
                  reference={reference}
                  fixed={false}
                />
              </>
            ) : null}
            <div className="inline">
              <TextField
                id="h-plannedOn"
                label={t('toneed.planned')}
                hint={t('form.date.hint')}
                optional
                value={values.plannedOn}
                onChange={(plannedOn) => {
                  put({ plannedOn });
                }}
                error={wrong('plannedOn')}
              />
              <TextField
                id="h-heldUntil"
                label={t('toneed.until')}
                hint={t('toneed.until.hint')}
                value={values.heldUntil}
                onChange={(heldUntil) => {
                  put({ heldUntil });
                }}
                error={wrong('heldUntil')}
              />
            </div>
          </FormSection>
          {values.from === '' ? (
            <FormSection id="pledge" title={t('toneed.about')} rule={t('toneed.about.rule')} wide>
              <PairField
                id="p-title"
                label={t('pledge.title')}
                value={values.title}
                onChange={(title) => {
                  put({ title });
                }}
                stale={null}
                error={wrong('title')}
                errors={{ uk: wrong('title/uk'), en: wrong('title/en') }}
              />
              <PairField
                id="p-conditions"
                label={t('pledge.conditions')}
                hint={t('pledge.form.conditions.hint')}
                rows={2}
                optional
                value={values.conditions}
                onChange={(conditions) => {
                  put({ conditions });
                }}
                stale={null}
                error={wrong('conditions')}
              />
              <div className="inline">
                <TextField
                  id="p-contact-name"
                  label={t('need.contact.name')}
                  required
                  value={values.contactName}
                  onChange={(contactName) => {
                    put({ contactName });
                  }}
                  error={wrong('contact/name')}
                />
                <TextField
                  id="p-contact-email"
                  label={t('need.contact.email')}
                  type="email"
                  inputMode="email"
                  required
                  value={values.contactEmail}
                  onChange={(contactEmail) => {
                    put({ contactEmail });
                  }}
                  error={wrong('contact/email')}
                />
              </div>
              <Shared values={values} onChange={put} />
            </FormSection>
          ) : null}
          <section className="sec" aria-labelledby="s-then">
            <header>
              <h2 id="s-then">{t('toneed.then')}</h2>
            </header>
            <div>
              <ul className="acts">
                <li>
                  <Button type="submit" kind="primary" busy={sending.busy ? t('action.working') : false}>
                    {t('toneed.hold')}
                  </Button>
                  <p>
                    {t(values.from === '' ? 'toneed.hold.text' : 'toneed.hold.existing', {
                      date: values.heldUntil,
                    })}
                  </p>
                </li>
                {values.from === '' ? (
                  <li>
                    <Button
                      aria-disabled={sending.busy || undefined}
                      onClick={() => {
                        if (!sending.busy && form.complete()) setAsking(true);
                      }}
                    >
                      {t('toneed.announce')}…
                    </Button>
                    <p>{t('toneed.announce.text', { agency: names.organisation(need.agency) })}</p>
                  </li>
                ) : null}
              </ul>
              <FootLine unreached={sending.refused instanceof Unreachable}>{t('toneed.rate')}</FootLine>
            </div>
          </section>
        </form>
        <RoomAside need={need} coverage={coverage} names={names} />
      </div>
      {asking ? (
        <AnnounceDialog
          names={names}
          funder={values.funder}
          onDone={(choice) => {
            setAsking(false);
            form.send(choice);
          }}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </>
  );
}

/** What of the need it is for; a line that is taken whole can still be chosen, and is then refused in words. */
function LineChoice({
  lines,
  catalogue,
  value,
  onChange,
  error,
}: {
  lines: readonly LineCoverage[];
  catalogue: Catalogue;
  value: string;
  onChange: (line: string) => void;
  error: string | undefined;
}) {
  const { t, language } = useT();
  const name = (code: string | undefined) =>
    readPair(catalogue.itemClasses.find((one) => one.code === code)?.name, language)?.text ?? code ?? '';
  const count = (quantity: string, code: string | undefined) => {
    const unit = catalogue.units.find((one) => one.code === code);
    const word = unit ? (readPair(unit[countedForm(quantity, language)], language)?.text ?? '') : '';
    return `${formatDecimal(quantity, language)} ${word}`.trim();
  };
  const options = [
    ...lines.map(({ line, room }, at) => ({
      value: line.id,
      label: `${t('item.n', { n: at + 1 })}: ${name(line.class)}`,
      hint:
        room === '0'
          ? t('toneed.line.full')
          : t('toneed.line.room', {
              room: count(room, line.unit),
              of: formatDecimal(line.quantity ?? '0', language),
            }),
    })),
    { value: WHOLE, label: t('toneed.line.whole'), hint: '' },
  ];
  return (
    <fieldset className={error ? 'field bad' : 'field'} aria-describedby={error ? 'h-line-err' : undefined}>
      <legend className="label">{t('toneed.line')}</legend>
      <div className="choices">
        {options.map((option, index) => (
          <label key={option.value} className="check">
            <input
              type="radio"
              id={index === 0 ? 'h-line' : undefined}
              name="line"
              value={option.value}
              checked={value === option.value}
              onChange={() => {
                onChange(option.value);
              }}
            />
            <span>
              {option.label}
              {option.hint ? <span className="hint under">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? <FieldError id="h-line-err">{error}</FieldError> : null}
    </fieldset>
  );
}
