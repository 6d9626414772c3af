// The steps of a project and what it is measured by; its partner notes here what was reached.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actOnProject, learnProject, projectQuery } from '../../api/projects';
import type { Indicator, Milestone, ProjectNow, ProjectReport } from '../../api/projects';
import { can } from '../../api/session';
import { useT } from '../../app/i18n';
import { REQUIRED, SendingDialog, SendingProblems, readDay, requireDay, useSending } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { UNKNOWN, formatDecimal, kyivDate } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { readQuantity, showQuantity } from '../../lib/quantity';
import { showDate } from '../../lib/typed';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { TextField } from '../../ui/Field';
import { showToast } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { DateText, PairText } from '../../ui/Text';

export function Milestones({ now }: { now: ProjectNow }) {
  const { t } = useT();
  const [noting, setNoting] = useState<Milestone | null>(null);
  const mayNote = can(now.data, 'project:edit');
  const columns: Column<Milestone>[] = [
    { key: 'title', head: t('project.milestone'), title: true, cell: (one) => <PairText pair={one.title} /> },
    { key: 'due', head: t('project.milestone.due'), num: true, cell: (one) => <DateText date={one.due} /> },
    {
      key: 'done',
      head: t('project.milestone.doneOn'),
      cell: (one) =>
        one.doneOn ? (
          <>
            <Badge tone="green" icon="check">
              {t('project.milestone.done')}
            </Badge>{' '}
            <DateText date={one.doneOn} />
          </>
        ) : one.overdue ? (
          <Badge tone="amber" icon="warn">
            {t('project.milestone.overdue')}
          </Badge>
        ) : (
          UNKNOWN
        ),
    },
    ...(mayNote
      ? [
          {
            key: 'note',
            head: t('project.note'),
            cell: (one: Milestone) => (
              <Button
                small
                onClick={() => {
                  setNoting(one);
                }}
              >
                {t('project.milestone.note')}…
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section id="milestones-h" title={t('project.milestones')} rule={t('project.milestones.rule')}>
      {now.data.milestones.length === 0 ? (
        <p className="mute">{t('project.milestones.none')}</p>
      ) : (
        <DataTable
          caption={t('project.milestones')}
          columns={columns}
          rows={now.data.milestones}
          rowKey={(one) => one.id}
        />
      )}
      {noting ? (
        <NoteMilestone
          now={now}
          milestone={noting}
          onClose={() => {
            setNoting(null);
          }}
        />
      ) : null}
    </Section>
  );
}

export function Indicators({ now }: { now: ProjectNow }) {
  const { t, language } = useT();
  const [noting, setNoting] = useState<Indicator | null>(null);
  const mayNote = can(now.data, 'project:edit');
  const reading = (of: Indicator['actual']) =>
    of ? (
      <>
        {formatDecimal(of.value, language)}
        {of.on ? (
          <div className="hint">
            <DateText date={of.on} />
          </div>
        ) : null}
      </>
    ) : (
      UNKNOWN
    );
  const columns: Column<Indicator>[] = [
    {
      key: 'title',
      head: t('project.indicator'),
      title: true,
      cell: (one) => (
        <>
          <PairText pair={one.title} />
          {one.unit ? (
            <span className="sub">
              <PairText pair={one.unit} />
            </span>
          ) : null}
        </>
      ),
    },
    { key: 'baseline', head: t('project.baseline'), num: true, cell: (one) => reading(one.baseline) },
    { key: 'target', head: t('project.target'), num: true, cell: (one) => reading(one.target) },
    { key: 'actual', head: t('project.actual.value'), num: true, cell: (one) => reading(one.actual) },
    ...(mayNote
      ? [
          {
            key: 'note',
            head: t('project.note'),
            cell: (one: Indicator) => (
              <Button
                small
                onClick={() => {
                  setNoting(one);
                }}
              >
                {t('project.indicator.note')}…
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section id="indicators-h" title={t('project.indicators')} rule={t('project.indicators.rule')}>
      {now.data.indicators.length === 0 ? (
        <p className="mute">{t('project.indicators.none')}</p>
      ) : (
        <DataTable
          caption={t('project.indicators')}
          columns={columns}
          rows={now.data.indicators}
          rowKey={(one) => one.id}
        />
      )}
      {noting ? (
        <NoteIndicator
          now={now}
          indicator={noting}
          onClose={() => {
            setNoting(null);
          }}
        />
      ) : null}
    </Section>
  );
}

function useNoting(now: ProjectNow, fields: readonly string[], onClose: () => void) {
  const client = useQueryClient();
  const sending = useSending(fields, () => {
    void client.invalidateQueries({ queryKey: projectQuery(now.data.id).queryKey });
  });
  const note = (body: ProjectReport, lacks: Lacks) => {
    void sending.send(
      async (key) => {
        learnProject(client, await actOnProject(now.data.id, now.etag, key, { act: 'report', body }));
        onClose();
        showToast('project.noted');
      },
      body,
      lacks,
    );
  };
  return { sending, note };
}

function NoteMilestone({
  now,
  milestone,
  onClose,
}: {
  now: ProjectNow;
  milestone: Milestone;
  onClose: () => void;
}) {
  const { t, language } = useT();
  const { sending, note } = useNoting(now, ['milestones'], onClose);
  const [day, setDay] = useState(() =>
    showDate(milestone.doneOn ?? kyivDate(new Date().toISOString()), language),
  );
  return (
    <SendingDialog
      title={t('project.milestone.note.title')}
      sending={sending}
      action={t('project.note.do')}
      onSend={() => {
        const read = readDay(day);
        note(
          { milestones: [{ id: milestone.id, ...(read.day ? { doneOn: read.day } : {}) }] },
          read.wrong ? { milestones: read.wrong } : {},
        );
      }}
      onClose={onClose}
    >
      <p className="said">{readPair(milestone.title, language)?.text}</p>
      <SendingProblems
        sending={sending}
        label={() => t('project.milestone.doneOn')}
        target={() => 'milestone-done'}
      />
      <TextField
        id="milestone-done"
        label={t('project.milestone.doneOn')}
        hint={t('project.milestone.note.hint')}
        width="narrow"
        value={day}
        error={sending.wrong.milestones}
        onChange={setDay}
      />
    </SendingDialog>
  );
}

function NoteIndicator({
  now,
  indicator,
  onClose,
}: {
  now: ProjectNow;
  indicator: Indicator;
  onClose: () => void;
}) {
  const { t, language } = useT();
  const { sending, note } = useNoting(now, ['indicators'], onClose);
  const [value, setValue] = useState(() => showQuantity(indicator.actual?.value, language));
  const [day, setDay] = useState(() => showDate(kyivDate(new Date().toISOString()), language));
  const send = () => {
    const lacks: Lacks = {};
    const on = requireDay(day);
    if (on.wrong) lacks.day = on.wrong;
    const read = readQuantity(value, 3);
    if (value.trim() === '') lacks.indicators = REQUIRED;
    else if (!read.ok)
      lacks.indicators = { code: read.code, ...(read.params ? { params: read.params } : {}) };
    note(
      { indicators: [{ id: indicator.id, actual: { value: read.ok ? read.value : '0', on: on.day } }] },
      lacks,
    );
  };
  return (
    <SendingDialog
      title={t('project.indicator.note.title')}
      sending={sending}
      action={t('project.note.do')}
      onSend={send}
      onClose={onClose}
    >
      <p className="said">{readPair(indicator.title, language)?.text}</p>
      <SendingProblems
        sending={sending}
        label={(name) => t(name === 'day' ? 'project.reading.on' : 'project.actual.value')}
        target={(name) => (name === 'day' ? 'reading-on' : 'reading-value')}
      />
      <TextField
        id="reading-value"
        label={t('project.actual.value')}
        width="narrow"
        inputMode="decimal"
        value={value}
        error={sending.wrong.indicators}
        onChange={setValue}
      />
      <TextField
        id="reading-on"
        label={t('project.reading.on')}
        width="narrow"
        value={day}
        error={sending.wrong.day}
        onChange={setDay}
      />
    </SendingDialog>
  );
}
