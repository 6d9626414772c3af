// What the reader can do with a project now, each with what will happen. A button whose name ends with … asks first.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { actOnProject, deleteProject, forgetProject, learnProject, projectQuery } from '../../api/projects';
import type { ProjectAct, ProjectNow, ProjectStatus } from '../../api/projects';
import type { Reference } from '../../api/reference';
import { can, useMe } from '../../api/session';
import { focusHeading } from '../../app/focus';
import { useT } from '../../app/i18n';
import { REQUIRED, SendingDialog, SendingProblems, readDay, useSending } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { kyivDate } from '../../lib/format';
import { showDate } from '../../lib/typed';
import type { Level } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Choice, TextField } from '../../ui/Field';
import { showToast } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { LevelQuestion } from '../../app/LevelQuestion';

type Question = 'announce' | 'relevel' | 'move' | 'delete';
const QUESTIONS: readonly Question[] = ['announce', 'move', 'relevel', 'delete'];

export function Acts({ now, reference }: { now: ProjectNow; reference: Reference }) {
  const { t } = useT();
  const [question, setQuestion] = useState<Question | null>(null);
  const close = () => {
    setQuestion(null);
  };
  const open = QUESTIONS.filter((one) => can(now.data, `project:${one}`));
  if (open.length === 0) return null;
  return (
    <Section id="acts-h" title={t('acts.title')}>
      <ul className="acts">
        {open.map((one) => (
          <li key={one}>
            <Button
              kind={one === 'announce' ? 'primary' : one === 'delete' ? 'danger' : 'plain'}
              onClick={() => {
                setQuestion(one);
              }}
            >
              {t(`project.act.${one}`)}…
            </Button>
            <p>{t(`project.act.${one}.text`)}</p>
          </li>
        ))}
      </ul>
      {question === 'announce' || question === 'relevel' ? (
        <LevelDialog question={question} now={now} reference={reference} onClose={close} />
      ) : null}
      {question === 'move' ? <MoveDialog now={now} onClose={close} /> : null}
      {question === 'delete' ? <DeleteDialog now={now} onClose={close} /> : null}
    </Section>
  );
}

const LABELS = {
  level: 'act.open.level',
  named: 'act.open.named',
  on: 'project.move.on',
  reason: 'project.move.reason',
  status: 'project.move.to',
  description: 'project.description',
  subgroup: 'need.subgroup',
  beneficiaries: 'project.beneficiaries',
  plannedFrom: 'project.plannedFrom',
  plannedUntil: 'project.plannedUntil',
  places: 'need.place',
} as const;
const FIELDS = Object.keys(LABELS) as (keyof typeof LABELS)[];

function useActing(now: ProjectNow, onClose: () => void) {
  const client = useQueryClient();
  const sending = useSending(FIELDS, () => {
    void client.invalidateQueries({ queryKey: projectQuery(now.data.id).queryKey });
  });
  const act = (what: ProjectAct, lacks: Lacks = {}) => {
    void sending.send(
      async (key) => {
        const next = await actOnProject(now.data.id, now.etag, key, what);
        learnProject(client, next);
        onClose();
        showToast(`project.act.${what.act as 'move'}.done`, { number: next.data.number ?? '' });
        focusHeading();
      },
      what,
      lacks,
    );
  };
  return { sending, act };
}

interface Asked {
  now: ProjectNow;
  onClose: () => void;
}

function LevelDialog({
  question,
  now,
  reference,
  onClose,
}: Asked & { question: 'announce' | 'relevel'; reference: Reference }) {
  const { t } = useT();
  const { sending, act } = useActing(now, onClose);
  const [level, setLevel] = useState<Level>(now.data.level ?? 'group');
  const [named, setNamed] = useState(now.data.named);
  return (
    <SendingDialog
      title={t(`project.act.${question}.question`)}
      sending={sending}
      action={t(`project.act.${question}`)}
      onSend={() => {
        act({
          act: question,
          body: { level, ...(level === 'parties' && named.length > 0 ? { named } : {}) },
        });
      }}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={(name) => t(LABELS[name as 'level'])}
        target={(name) => (name === 'named' ? 'act-named' : 'act-first')}
      />
      <LevelQuestion
        organisations={reference.organisations}
        level={level}
        onLevel={setLevel}
        named={named}
        onNamed={setNamed}
        owner={now.data.owner}
        present={question === 'relevel' ? now.data.level : undefined}
        errors={{ level: sending.wrong.level, named: sending.wrong.named }}
      />
      <Consequences
        lines={[
          t(question === 'announce' ? 'project.act.announce.then' : 'project.act.relevel.then'),
          t('project.act.level.links'),
        ]}
      />
    </SendingDialog>
  );
}

function MoveDialog({ now, onClose }: Asked) {
  const { t, language } = useT();
  const { sending, act } = useActing(now, onClose);
  const [status, setStatus] = useState<ProjectStatus | ''>('');
  const [day, setDay] = useState(() => showDate(kyivDate(new Date().toISOString()), language));
  const [reason, setReason] = useState('');
  const stops = status === 'suspended' || status === 'cancelled';
  const send = () => {
    const lacks: Lacks = {};
    const on = readDay(day);
    if (status === '') lacks.status = REQUIRED;
    if (on.wrong) lacks.on = on.wrong;
    if (stops && reason.trim() === '') lacks.reason = REQUIRED;
    act(
      {
        act: 'move',
        body: {
          status: status === '' ? now.data.status : status,
          ...(on.day ? { on: on.day } : {}),
          ...(stops ? { reason: reason.trim() } : {}),
        },
      },
      lacks,
    );
  };
  return (
    <SendingDialog
      title={t('project.act.move.question')}
      sending={sending}
      action={t('project.act.move')}
      onSend={send}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={(name) => t(LABELS[name as 'on'])}
        target={(name) => `move-${name}`}
      />
      <Choice
        id="move-status"
        name="status"
        label={t('project.move.to')}
        value={status}
        error={sending.wrong.status}
        onChange={(value) => {
          setStatus(value as ProjectStatus);
        }}
        options={now.data.next.map((value) => ({
          value,
          label: t(`project.status.${value}`),
          hint: t(`project.status.${value}.what`),
        }))}
      />
      <TextField
        id="move-on"
        label={t('project.move.on')}
        width="narrow"
        value={day}
        error={sending.wrong.on}
        onChange={setDay}
      />
      {stops ? (
        <TextField
          id="move-reason"
          label={t('project.move.reason')}
          rows={3}
          value={reason}
          error={sending.wrong.reason}
          onChange={setReason}
          required
        />
      ) : null}
      {status === 'closed' || status === 'cancelled' ? (
        <Consequences lines={[t('project.act.move.final')]} />
      ) : null}
    </SendingDialog>
  );
}

function DeleteDialog({ now, onClose }: Asked) {
  const { t } = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const sending = useSending([], () => {
    void client.invalidateQueries({ queryKey: projectQuery(now.data.id).queryKey });
  });
  return (
    <SendingDialog
      title={t('project.act.delete.question')}
      sending={sending}
      action={t('project.act.delete')}
      doing={t('action.working')}
      onSend={() => {
        void sending.send(async () => {
          await deleteProject(now.data.id, now.etag);
          const { dropDraft } = await import('../../lib/drafts');
          await dropDraft(me.id, `project ${now.data.id}`).catch(() => undefined);
          showToast('project.act.delete.done');
          await navigate({ to: '/projects', replace: true });
          forgetProject(client, now.data.id);
        });
      }}
      onClose={onClose}
    >
      <SendingProblems sending={sending} label={() => ''} />
      <Consequences lines={[t('project.act.delete.then')]} />
    </SendingDialog>
  );
}
