// What the form of a need remembers and does: the values, the draft on this
// device, the sending, and what follows when somebody else was quicker.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Intention } from '../../api/client';
import { actOnNeed, createNeed, editNeed, learnNeed, needQuery } from '../../api/needs';
import type { NeedNow } from '../../api/needs';
import { Unreachable, errorsOf, isCode, sayField } from '../../api/problem';
import type { Catalogue, Reference } from '../../api/reference';
import { useMe, useSession } from '../../api/session';
import { useT } from '../../app/i18n';
import type { Draft } from '../../lib/drafts';
import { kyivDate } from '../../lib/format';
import type { Language } from '../../lib/format';
import { threeWay } from '../../lib/merge';
import type { Merge } from '../../lib/merge';
import { showToast } from '../../ui/Notice';
import { contentOf, emptyValues, equalField, equalValues, readErrors, valuesOf } from './form';
import type { NeedField, NeedValues, Wrong } from './form';
import { adoptIds, dropLostIds } from '../../lines/lines';
import type { Cell, WrongCell } from '../../lines/lines';
import { handOver, handedTo, handoverDone } from './handover';
import { useDraft } from '../../app/useDraft';

export interface NeedFormProps {
  record: string;
  saved: NeedNow | null;
  kept: Draft<NeedValues> | null;
  reference: Reference;
  catalogue: Catalogue;
}

interface Comparison {
  base: NeedValues;
  theirs: NeedNow;
  values: NeedValues;
  merge: Merge<NeedValues>;
  /** someone saved while this form stood open, or a kept draft met a newer record */
  because: 'stale' | 'draft';
}

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

export function useNeedForm({ record, saved: first, kept, reference, catalogue }: NeedFormProps) {
  const { language } = useT();
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
  const [values, setValues] = useState<NeedValues>(() => ({ ...base, ...kept?.values }));
  const [restored, setRestored] = useState<string | null>(() => kept?.savedAt ?? null);
  const [comparison, setComparison] = useState<Comparison | null>(() =>
    first && kept && kept.version !== first.etag
      ? compareWith({ ...base, ...kept.base }, values, first, language, 'draft')
      : null,
  );
  const [deferred, setDeferred] = useState<Comparison | null>(null);
  const [wrong, setWrong] = useState<Wrong[]>(() => handedTo(record)?.wrong ?? []);
  const [refused, setRefused] = useState<unknown>(() => handedTo(record)?.refused ?? null);
  /** cells that were pasted and not understood: marked at once, without the summary of a failed send */
  const [marks, setMarks] = useState<WrongCell[]>([]);
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState<'' | 'save' | 'submit'>('');
  /** whether what was last tried was to submit: trying again tries the same */
  const [again, setAgain] = useState(false);
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
    // An error goes when its field is mended; the rest stay until the next send. Which places is part of "where".
    const mended = field === 'places' ? 'where' : field;
    setWrong((now) =>
      now.some((one) => one.field === mended) ? now.filter((one) => one.field !== mended) : now,
    );
  };
  const errorOf = (field: NeedField, side?: 'uk' | 'en') => {
    const found = wrong.find((one) => one.field === field && one.side === side);
    return found ? sayField(found) : undefined;
  };

  const cellError = (line: string, cell: Cell) => {
    const at = (one: Pick<Wrong, 'line' | 'cell'>) => one.line === line && one.cell === cell;
    const found = wrong.find(at) ?? marks.find(at);
    return found ? sayField(found) : undefined;
  };
  /** Of the lines only the mended cell's error goes. */
  const putLines = (lines: NeedValues['lines'], mended?: { line: string; cell: Cell }) => {
    setValues((now) => ({ ...now, lines }));
    setMarks((now) => now.filter((one) => one.line !== mended?.line || one.cell !== mended.cell));
    setWrong((now) =>
      now.filter(
        (one) =>
          one.field !== 'lines' ||
          (one.line !== undefined &&
            lines.some((line) => line.key === one.line) &&
            (one.line !== mended?.line || one.cell !== mended.cell)),
      ),
    );
  };

  const tell = (error: unknown, keys: readonly string[] = []) => {
    if (isCode(error, 'unauthenticated')) return; // the door opens in this place and says it
    const errors = errorsOf(error);
    setWrong(readErrors(errors, keys));
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
    const { content, wrong: unreadable, keys } = contentOf(values, catalogue);
    setRefused(null);
    setWrong(unreadable);
    setMarks([]);
    if (unreadable.length > 0) {
      setTurn((now) => now + 1);
      return;
    }
    lock.current = true;
    setBusy(submit ? 'submit' : 'save');
    setAgain(submit);
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
        showToast(now.data.proposed ? 'act.propose.done' : 'act.submit.done', {
          number: now.data.number ?? '',
        });
      } else {
        showToast(now.data.state === 'draft' ? 'form.saved.draft' : 'form.saved');
      }
      await navigate({ to: '/needs/$id', params: { id: now.data.id } });
    } catch (error) {
      draft.resume();
      if (error instanceof Unreachable) await draft.keep();
      if (now && now !== saved) {
        // Saved, but not submitted: the form goes on with what is saved now.
        if (!saved) {
          const errors = errorsOf(error);
          handOver(now.data.id, {
            wrong: readErrors(
              errors,
              now.data.items.map((item) => item.id),
            ),
            refused: errors.length > 0 ? null : error,
          });
          await draft.drop();
          await navigate({ to: '/needs/$id/edit', params: { id: now.data.id }, replace: true });
          return;
        }
        const { items } = now.data;
        setSaved(now);
        setBase(valuesOf(now.data, language));
        setValues((typed) => ({ ...typed, lines: adoptIds(typed.lines, keys, items) }));
      }
      if (isCode(error, 'stale', 'if_match_required')) {
        try {
          await collide();
        } catch (second) {
          tell(second);
        }
      } else tell(error, keys);
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
    setValues({ ...next, lines: dropLostIds(next.lines, from.theirs.data.items) });
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

  /** What must not be written anywhere is not kept on this device either. */
  const forgetRest = () => {
    const { agency, subgroup, contactName, contactEmail, contactPhone } = values;
    setValues({ ...base, heldOutside: true, agency, subgroup, contactName, contactEmail, contactPhone });
  };

  const putOff = () => {
    setDeferred(comparison);
    setComparison(null);
  };

  return {
    agencies,
    // Told before the button is pressed: a kept need says it itself, a new one goes by its agency.
    twoPeople: saved ? saved.data.twoPeople === true : (session?.twoPeople.includes(values.agency) ?? false),
    saved,
    base,
    values,
    put,
    putLines,
    mark: setMarks,
    errorOf,
    cellError,
    dirty,
    busy,
    wrong,
    turn,
    refused,
    restored,
    comparison,
    deferred,
    send,
    again,
    discard,
    reopen,
    accept,
    putOff,
    forgetRest,
  };
}
