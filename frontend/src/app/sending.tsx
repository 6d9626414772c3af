// Sending a short form: one send at a time, what is refused told beside its
// field, the summary first, nothing typed is lost.
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Intention } from '../api/client';
import { errorsOf, isCode, sayField, sayProblem } from '../api/problem';
import { readDate } from '../lib/typed';
import { Dialog, DialogFoot } from '../ui/Dialog';
import { ErrorSummary, Notice, ProblemNotice } from '../ui/Notice';
import { translate, useT } from './i18n';
import type { MessageId } from './i18n';

/** What is wrong, in words, by the name of the field. */
export type Wrong = Record<string, string>;

/** Kept as a code or an id, so that it is told in the language of the moment it is read in. */
type Lack = { code: string; params?: Record<string, string> } | { id: MessageId };
export type Lacks = Record<string, Lack>;

export const REQUIRED: Lack = { code: 'required' };

const say = (lack: Lack): string => ('id' in lack ? translate(lack.id) : sayField(lack));

export interface Sending {
  busy: boolean;
  wrong: Wrong;
  refused: unknown;
  /** the last refusal whatever it was: a page may know more of it than the words of its fields */
  last: unknown;
  /** counts the refusals, so that the summary takes the focus at each */
  turn: number;
  /** `lacks` is what the form itself found; with any, nothing is sent. */
  send: (work: (key: string) => Promise<void>, body?: unknown, lacks?: Lacks) => Promise<void>;
}

/**
 * `fields` are the names that errors can stand beside: "/subgroup" is told at `subgroup`, "/name/uk" at `name`.
 * `onStale` reads the record anew; what was typed stays, and may be sent over the new version.
 */
export function useSending(fields: readonly string[], onStale?: () => void): Sending {
  const [busy, setBusy] = useState(false);
  useT();
  const [found, setFound] = useState<Lacks>({});
  const [refused, setRefused] = useState<unknown>(null);
  const [last, setLast] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const intention = useRef(new Intention());

  const send: Sending['send'] = async (work, body = null, lacks = {}) => {
    if (busy) return;
    setRefused(null);
    setLast(null);
    setFound(lacks);
    if (Object.keys(lacks).length > 0) {
      setTurn((now) => now + 1);
      return;
    }
    setBusy(true);
    try {
      await work(intention.current.keyFor(body));
      intention.current.done();
    } catch (error) {
      const next: Lacks = {};
      for (const one of errorsOf(error)) {
        const name = fields.find(
          (field) => one.pointer === `/${field}` || one.pointer.startsWith(`/${field}/`),
        );
        if (name) next[name] ??= { code: one.code, ...(one.params ? { params: one.params } : {}) };
      }
      if (isCode(error, 'stale')) onStale?.();
      setFound(next);
      setLast(error);
      if (Object.keys(next).length === 0) setRefused(error);
      setTurn((now) => now + 1);
    }
    setBusy(false);
  };
  const wrong: Wrong = Object.fromEntries(Object.entries(found).map(([name, lack]) => [name, say(lack)]));
  return { busy, wrong, refused, last, turn, send };
}

/** The summary takes the focus; each line leads to its field. */
export function SendingProblems({
  sending,
  label,
  target = (name) => name,
}: {
  sending: Sending;
  label: (name: string) => string;
  /** the id of a field's control */
  target?: (name: string) => string;
}) {
  const { t } = useT();
  const names = Object.keys(sending.wrong);
  if (isCode(sending.refused, 'stale')) {
    return (
      <Notice tone="warn" live turn={sending.turn}>
        <p>{t('sending.moved')}</p>
      </Notice>
    );
  }
  if (sending.refused) return <ProblemNotice problem={sayProblem(sending.refused)} turn={sending.turn} />;
  if (names.length === 0) return null;
  return (
    <ErrorSummary
      turn={sending.turn}
      title={t('form.check', { n: names.length })}
      items={names.map((name) => ({
        target: target(name),
        text: `${label(name)}: ${sending.wrong[name] ?? ''}`,
      }))}
    />
  );
}

/** A short form in a dialog, and the way out of it that changes nothing. */
export function SendingDialog({
  title,
  sending,
  action,
  doing,
  onSend,
  onClose,
  children,
}: {
  title: string;
  sending: Sending;
  action: string;
  /** what is being done meanwhile, where it is not saving */
  doing?: string;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useT();
  return (
    <Dialog title={title} onClose={onClose} locked={sending.busy}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        {children}
        <DialogFoot
          back={t('action.back-unchanged')}
          action={action}
          {...(doing === undefined ? {} : { doing })}
        />
      </form>
    </Dialog>
  );
}

/** The day that was typed, or why it is none. */
export function readDay(text: string): { day: string; wrong?: Lack } {
  const read = readDate(text);
  if (read.ok) return { day: read.value };
  return { day: '', wrong: { code: read.code, ...(read.params ? { params: read.params } : {}) } };
}

/** The same where a day has to be. */
export function requireDay(text: string): ReturnType<typeof readDay> {
  const read = readDay(text);
  return read.day === '' ? { wrong: REQUIRED, ...read } : read;
}
