// Writing a need. Whatever happens (a lost session, a cut network, another's
// change, a refusal), what was typed stays in the form and on this device.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Intention } from '../../api/client';
import { CURRENCIES, PRIORITIES } from '../../api/facts.gen';
import { actOnNeed, createNeed, editNeed, learnNeed, needQuery } from '../../api/needs';
import type { NeedNow } from '../../api/needs';
import { Refusal, isCode, sayField, sayProblem } from '../../api/problem';
import type { Reference } from '../../api/reference';
import { can, useMe, useSession } from '../../api/session';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { draftKeptAt } from '../../app/online';
import type { Draft } from '../../lib/drafts';
import { formatMoment, formatTime, kyivDate } from '../../lib/format';
import type { Language } from '../../lib/format';
import { threeWay } from '../../lib/merge';
import type { Merge } from '../../lib/merge';
import { mayConfirm, readPair, staleSide } from '../../lib/pair';
import { useSignal } from '../../lib/signal';
import { StateBadge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Choice, Select, TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { ErrorSummary, Notice, ProblemNotice, showToast } from '../../ui/Notice';
import { PairField } from '../../ui/PairField';
import { Compare } from './Compare';
import {
  LABELS,
  contentOf,
  emptyValues,
  equalField,
  equalValues,
  readErrors,
  targetOf,
  valuesOf,
} from './form';
import type { NeedField, NeedValues, PairName, Wrong } from './form';
import { handOver, handedTo, handoverDone } from './handover';
import { keepingFails, useDraft } from './useDraft';
import { agencyName, subgroupName } from './words';

interface Props {
  record: string;
  saved: NeedNow | null;
  kept: Draft<NeedValues> | null;
  reference: Reference;
}

interface Comparison {
  base: NeedValues;
  theirs: NeedNow;
  values: NeedValues;
  merge: Merge<NeedValues>;
  /** someone saved while this form stood open, or a kept draft met a newer record */
  because: 'stale' | 'draft';
}

/** Keeps a field without a hint level with its neighbour. */
const NBSP = '\u00a0';

function compareWith(
  base: NeedValues,
  mine: NeedValues,
  theirs: NeedNow,
  language: Language,
  because: Comparison['because'],
): Comparison {
  const values = valuesOf(theirs.data, language);
  return { base, theirs, values, merge: threeWay(base, mine, values, equalField), because };
}

export function NeedForm({ record, saved: first, kept, reference }: Props) {
  const { t, language } = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const session = useSession();

  const agencies = useMemo(() => {
    const all = reference.organisations.filter((one) => one.kind === 'agency' && one.active);
    const own = all.filter((one) => session?.seats.some((seat) => seat.organisation === one.id));
    return own.length > 0 ? own : all;
  }, [reference.organisations, session]);

  const [saved, setSaved] = useState(first);
  const [base, setBase] = useState<NeedValues>(() =>
    first
      ? valuesOf(first.data, language)
      : emptyValues(
          {
            agency: agencies.length === 1 ? (agencies[0]?.id ?? '') : '',
            contactName: me.name,
            contactEmail: me.email,
            today: kyivDate(new Date().toISOString()),
          },
          language,
        ),
  );
  const [values, setValues] = useState<NeedValues>(() => kept?.values ?? base);
  const [restored, setRestored] = useState<string | null>(() => kept?.savedAt ?? null);
  const [comparison, setComparison] = useState<Comparison | null>(() =>
    first && kept && kept.version !== first.etag
      ? compareWith(kept.base, kept.values, first, language, 'draft')
      : null,
  );
  const [deferred, setDeferred] = useState<Comparison | null>(null);
  const [wrong, setWrong] = useState<Wrong[]>(() => handedTo(record)?.wrong ?? []);
  const [refused, setRefused] = useState<unknown>(() => handedTo(record)?.refused ?? null);
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState<'' | 'save' | 'submit'>('');
  useEffect(() => {
    handoverDone(record);
  }, [record]);
  const lock = useRef(false);
  const creating = useRef(new Intention());
  const submitting = useRef(new Intention());

  const dirty = !equalValues(values, base);
  // Until an old draft is compared with the newer record it stays what it was: a draft of the old version.
  const unsettled = comparison ?? deferred;
  const draftState = useMemo(
    () =>
      unsettled?.because === 'draft' && kept
        ? { version: kept.version, base: kept.base, values }
        : { version: saved?.etag ?? '', base, values },
    [unsettled, kept, saved, base, values],
  );
  const draft = useDraft(record, draftState, dirty);

  const put = <K extends NeedField>(field: K, value: NeedValues[K]) => {
    setValues((now) => ({ ...now, [field]: value }));
    // An error goes when its field is mended; the rest stay until the next send.
    setWrong((now) =>
      now.some((one) => one.field === field) ? now.filter((one) => one.field !== field) : now,
    );
  };
  const errorOf = (field: NeedField, side?: 'uk' | 'en') => {
    const found = wrong.find((one) => one.field === field && one.side === side);
    return found ? sayField(found) : undefined;
  };

  const tell = (error: unknown) => {
    if (isCode(error, 'unauthenticated')) return; // the door opens in this place and says it
    const errors = error instanceof Refusal ? (error.problem.errors ?? []) : [];
    setWrong(readErrors(errors));
    setRefused(errors.length > 0 ? null : error);
    setTurn((now) => now + 1);
  };

  /** Somebody saved meanwhile: fetch their text, put it beside this one. */
  const collide = async () => {
    if (!saved) return;
    const theirs = await client.fetchQuery({ ...needQuery(saved.data.id), staleTime: 0 });
    setComparison(compareWith(base, values, theirs, language, 'stale'));
  };

  const send = async (submit: boolean) => {
    if (lock.current) return;
    if (deferred) {
      reopen(deferred);
      return;
    }
    const { content, wrong: unreadable } = contentOf(values);
    setRefused(null);
    setWrong(unreadable);
    if (unreadable.length > 0) {
      setTurn((now) => now + 1);
      return;
    }
    lock.current = true;
    setBusy(submit ? 'submit' : 'save');
    let now = saved;
    try {
      if (!now) now = await createNeed(content, creating.current.keyFor(content));
      else if (dirty) now = await editNeed(now.data.id, now.etag, content);
      creating.current.done();
      await draft.drop();
      learnNeed(client, now);
      if (submit) {
        now = await actOnNeed(now.data.id, now.etag, submitting.current.keyFor(['submit', now.etag]), {
          act: 'submit',
        });
        submitting.current.done();
        learnNeed(client, now);
        showToast('act.submit.done', { number: now.data.number ?? '' });
      } else {
        showToast(now.data.state === 'draft' ? 'form.saved.draft' : 'form.saved');
      }
      await navigate({ to: '/needs/$id', params: { id: now.data.id } });
    } catch (error) {
      draft.resume();
      if (now && now !== saved) {
        // Saved, but not submitted: the form goes on with what is saved now.
        if (!saved) {
          const errors = error instanceof Refusal ? (error.problem.errors ?? []) : [];
          handOver(now.data.id, {
            wrong: readErrors(errors),
            refused: errors.length > 0 ? null : error,
          });
          await draft.drop();
          await navigate({ to: '/needs/$id/edit', params: { id: now.data.id }, replace: true });
          return;
        }
        setSaved(now);
        setBase(valuesOf(now.data, language));
      }
      if (isCode(error, 'stale', 'if_match_required')) {
        try {
          await collide();
        } catch (second) {
          tell(second);
        }
      } else tell(error);
    } finally {
      lock.current = false;
      setBusy('');
    }
  };

  const reopen = (from: Comparison) => {
    setComparison(compareWith(from.base, values, from.theirs, language, from.because));
    setDeferred(null);
  };

  const accept = (from: Comparison, next: NeedValues) => {
    setSaved(from.theirs);
    setBase(from.values);
    setValues(next);
    setWrong([]);
    setRefused(null);
    setComparison(null);
    setDeferred(null);
  };

  const discard = async () => {
    await draft.drop();
    const fresh = saved
      ? await client.fetchQuery({ ...needQuery(saved.data.id), staleTime: 0 }).catch(() => saved)
      : null;
    setSaved(fresh);
    const clean = fresh ? valuesOf(fresh.data, language) : base;
    setBase(clean);
    setValues(clean);
    setRestored(null);
    setComparison(null);
    setDeferred(null);
    setWrong([]);
    setRefused(null);
    draft.resume();
  };

  const need = saved?.data;
  const locked = need !== undefined && !can(need, 'need:edit');
  const maySubmit = need ? can(need, 'need:submit') : true;
  const title = need ? t('form.title.edit') : t('form.title.new');
  const name = need ? (readPair(need.title, language)?.text ?? '') : '';
  const submitWord = need?.state === 'returned' ? t('form.submit.again') : t('form.submit');

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
      <nav className="crumbs" aria-label={t('shell.crumbs')}>
        <ol>
          <li>
            <Link to="/needs">{t('needs.title')}</Link>
          </li>
          {need ? (
            <li>
              <Link to="/needs/$id" params={{ id: need.id }}>
                {need.number ?? t('state.draft')}
              </Link>
            </li>
          ) : null}
          <li>
            <span aria-current="page">{need ? t('form.crumb.edit') : t('form.crumb.new')}</span>
          </li>
        </ol>
      </nav>
      <div className="head">
        <div>
          {need ? (
            <div className="kicker">
              <span className="nowrap">{need.number ?? t('need.no-number')}</span>
              <StateBadge state={need.state} />
            </div>
          ) : null}
          <Title title={name ? `${title}: ${name}` : title} />
          <p className="lead">{t('form.lead')}</p>
        </div>
        <DraftLine dirty={dirty} />
      </div>
      <div className="stack notices">
        {wrong.length > 0 ? (
          <ErrorSummary
            turn={turn}
            title={t('form.check', { n: wrong.length })}
            items={wrong.map((one) => ({ target: targetOf(one), text: sayWrong(one) }))}
            note={t('form.check.note')}
          />
        ) : null}
        {refused ? (
          <ProblemNotice problem={sayProblem(refused)} onRetry={() => void send(false)} busy={busy !== ''} />
        ) : null}
        {locked ? (
          <Notice tone="warn" icon="lock" live>
            <p>{t('form.locked', { state: t(`state.${need.state}`) })}</p>
          </Notice>
        ) : null}
        {need?.state === 'returned' && need.returnComment ? (
          <Notice tone="warn" icon="undo">
            <p>
              <b>{t('need.returned')}</b> <q className="said">{need.returnComment}</q>
            </p>
          </Notice>
        ) : null}
        {deferred ? (
          <Notice
            tone="warn"
            live
            action={
              <Button
                small
                onClick={() => {
                  reopen(deferred);
                }}
              >
                {t('compare.open')}
              </Button>
            }
          >
            <p>{t('compare.waits')}</p>
          </Notice>
        ) : restored && dirty ? (
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
      <form
        className="sheet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(false);
        }}
      >
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
            error={errorOf('where') ?? errorOf('places')}
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
                setWrong((now) => now.filter((one) => one.field !== 'where'));
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
        <div className="bar-foot">
          {maySubmit && (!need || need.state === 'draft' || need.state === 'returned') ? (
            <Button
              kind="primary"
              busy={busy === 'submit' ? t('form.submitting') : false}
              aria-disabled={busy === 'save' || undefined}
              onClick={() => void send(true)}
            >
              {submitWord}
            </Button>
          ) : null}
          <Button
            type="submit"
            kind={need?.state === 'open' ? 'primary' : 'plain'}
            busy={busy === 'save'}
            aria-disabled={busy === 'submit' || undefined}
          >
            {!need || need.state === 'draft' ? t('form.save.draft') : t('form.save')}
          </Button>
          <p className="small mute">{need?.state === 'open' ? t('form.then.open') : t('form.then')}</p>
        </div>
      </form>
      {comparison ? (
        <Compare
          title={
            comparison.because === 'stale'
              ? t('compare.title.stale', { who: comparison.theirs.data.updatedBy })
              : t('compare.title.draft')
          }
          lead={
            comparison.because === 'stale'
              ? t('compare.lead.stale')
              : t('compare.lead.draft', {
                  at: formatMoment(comparison.theirs.data.updatedAt, language),
                  who: comparison.theirs.data.updatedBy,
                })
          }
          merge={comparison.merge}
          mine={values}
          theirs={comparison.values}
          reference={reference}
          onDone={(next) => {
            accept(comparison, next);
          }}
          onClose={() => {
            setDeferred(comparison);
            setComparison(null);
          }}
        />
      ) : null}
    </>
  );

  function sayWrong(one: Wrong): string {
    const text = sayField(one);
    if (one.field === null) return text;
    const side = one.side ? `, ${t(`pair.in.${one.side}`)}` : '';
    return `${t(LABELS[one.field])}${side}: ${text}`;
  }
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

/** Polite, and at most once a minute: the text changes with the minute alone. */
function DraftLine({ dirty }: { dirty: boolean }) {
  const { t } = useT();
  const at = useSignal(draftKeptAt);
  const fails = useSignal(keepingFails);
  return (
    <div className="row">
      <span className="draft" role="status">
        {fails ? (
          <>
            <Icon name="warn" />
            {t('form.draft.fails')}
          </>
        ) : dirty && at ? (
          <>
            <Icon name="check" />
            {t('form.draft.kept', { time: formatTime(at) })}
          </>
        ) : null}
      </span>
    </div>
  );
}
