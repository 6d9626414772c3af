// Who else looks at a need, as far as the reader may know, and what the
// reader's own organisation says of itself.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dropInterest, interestsQuery, setInterest } from '../../api/dialogue';
import type { Interest, Publicity } from '../../api/dialogue';
import type { Need } from '../../api/needs';
import { sayProblem } from '../../api/problem';
import type { Organisation, Reference } from '../../api/reference';
import { useCan, useSession } from '../../api/session';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { kyivDate } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Choice, TextField } from '../../ui/Field';
import { ProblemNotice, showToast } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { DateText } from '../../ui/Text';
import { agencyName, agencyShort } from './words';

const PUBLICITIES: readonly Publicity[] = ['private', 'chairs', 'group'];

export function Interests({ need, reference }: { need: Need; reference: Reference }) {
  const { t, language } = useT();
  const session = useSession();
  const mayMark = useCan('interest:write') && need.state === 'open';
  const interests = useQuery(interestsQuery(need.id));
  // An agency asks and does not look: only the others among the reader's organisations can.
  const mine = reference.organisations.filter(
    (one) => one.kind !== 'agency' && session?.seats.some((seat) => seat.organisation === one.id),
  );
  const known = interests.data ?? [];
  return (
    <Section id="interests-h" title={t('interest.title')} rule={t('interest.rule')}>
      <div className="stack">
        {interests.isError ? <ReadingProblem of={interests} /> : null}
        {interests.isPending ? <p className="coming" /> : null}
        {interests.isSuccess && known.length === 0 ? <p className="mute">{t('interest.none')}</p> : null}
        {known.length > 0 ? (
          <ul className="dated">
            {known.map((one) => (
              <li key={one.organisation}>
                <span className="when">
                  {t('interest.since')} <DateText date={kyivDate(one.since)} />
                </span>
                <div>
                  <b>{agencyName(reference, one.organisation, language)}</b>
                  <span className="sub">{t(`interest.${one.publicity}`)}</span>
                  {one.note ? (
                    <span className="sub said">{t('interest.note.own', { note: one.note })}</span>
                  ) : null}
                </div>
                <span />
              </li>
            ))}
          </ul>
        ) : null}
        {mayMark && interests.isSuccess
          ? mine.map((organisation) => (
              <Own
                key={organisation.id}
                need={need.id}
                organisation={organisation}
                name={agencyShort(reference, organisation.id, language)}
                now={known.find((one) => one.mine && one.organisation === organisation.id)}
              />
            ))
          : null}
      </div>
    </Section>
  );
}

function Own({
  need,
  organisation,
  name,
  now,
}: {
  need: string;
  organisation: Organisation;
  name: string;
  now: Interest | undefined;
}) {
  const { t } = useT();
  const client = useQueryClient();
  const [publicity, setPublicity] = useState<Publicity>(now?.publicity ?? 'private');
  const [note, setNote] = useState(now?.note ?? '');
  const [busy, setBusy] = useState<'' | 'set' | 'drop'>('');
  const [refused, setRefused] = useState<unknown>(null);
  const changed = !now || now.publicity !== publicity || (now.note ?? '') !== note.trim();

  const run = async (what: 'set' | 'drop') => {
    if (busy) return;
    setBusy(what);
    setRefused(null);
    try {
      if (what === 'drop') {
        await dropInterest(need, organisation.id);
        setNote('');
        setPublicity('private');
      } else {
        await setInterest(need, organisation.id, {
          publicity,
          ...(note.trim() ? { note: note.trim() } : {}),
        });
      }
      await client.invalidateQueries({ queryKey: interestsQuery(need).queryKey });
      showToast(what === 'drop' ? 'interest.dropped' : 'interest.done');
    } catch (error) {
      setRefused(error);
    }
    setBusy('');
  };

  const id = `interest-${organisation.id}`;
  return (
    <form
      className="stack own-interest"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) void run('set');
      }}
    >
      {refused ? <ProblemNotice problem={sayProblem(refused)} /> : null}
      <Choice
        id={id}
        name={id}
        label={t('interest.own', { name })}
        hint={t('interest.own.hint')}
        value={publicity}
        onChange={(value) => {
          setPublicity(value as Publicity);
        }}
        options={PUBLICITIES.map((value) => ({
          value,
          label: t(`interest.${value}`),
          hint: t(`interest.${value}.then`),
        }))}
      />
      <TextField
        id={`${id}-note`}
        label={t('interest.note')}
        hint={t('interest.note.hint')}
        optional
        rows={2}
        value={note}
        onChange={setNote}
      />
      <div className="row">
        <Button
          type="submit"
          kind={now ? 'plain' : 'primary'}
          aria-disabled={!changed || undefined}
          busy={busy === 'set' ? true : false}
        >
          {t(now ? 'interest.change' : 'interest.set')}
        </Button>
        {now ? (
          <Button
            kind="quiet"
            busy={busy === 'drop' ? t('action.working') : false}
            onClick={() => void run('drop')}
          >
            {t('interest.drop')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
