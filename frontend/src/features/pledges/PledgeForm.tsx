// Writing a pledge. Whatever happens, what was typed stays in the form and on this device.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { createPledge, editPledge, learnPledge, pledgeQuery } from '../../api/pledges';
import type { PledgeNow } from '../../api/pledges';
import { Unreachable } from '../../api/problem';
import type { Catalogue, Reference } from '../../api/reference';
import { useMe, useSession } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { DraftLine, FootLine } from '../../app/DraftLine';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { SendingProblems, useSending } from '../../app/sending';
import { useDraft } from '../../app/useDraft';
import type { Draft } from '../../lib/drafts';
import { formatMoment } from '../../lib/format';
import { resumed, threeWay } from '../../lib/merge';
import { Button } from '../../ui/Button';
import { Notice, showToast } from '../../ui/Notice';
import { PledgeFields, labelOf, targetOf } from './PledgeFields';
import { contentOf, emptyPledge, fieldsOf, samePledge, valuesOf } from './form';
import type { PledgeValues } from './form';
import { useFunders } from './useFunders';

interface Props {
  record: string;
  saved: PledgeNow | null;
  kept: Draft<PledgeValues> | null;
  reference: Reference;
  catalogue: Catalogue;
}

export function PledgeForm({ record, saved: first, kept, reference, catalogue }: Props) {
  const { t, language } = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const session = useSession();
  const funders = useFunders(reference.organisations, session);
  const [saved, setSaved] = useState(first);
  const [base, setBase] = useState<PledgeValues>(() =>
    first
      ? valuesOf(first.data, language)
      : emptyPledge({
          funder: funders.length === 1 ? (funders[0]?.id ?? '') : '',
          contactName: me.name,
          contactEmail: me.email,
        }),
  );
  const [begun] = useState(() => resumed(kept, base, first?.etag ?? ''));
  const [since, setSince] = useState(begun.since);
  const [values, setValues] = useState<PledgeValues>(begun.values);
  const [restored, setRestored] = useState(kept?.savedAt ?? null);
  const dirty = !samePledge(values, base);
  const state = useMemo(() => ({ version: since.etag, base: since.base, values }), [since, values]);
  const draft = useDraft(record, state, dirty);
  const reread = async () => {
    if (!saved) return;
    const now = await client.fetchQuery({ ...pledgeQuery(saved.data.id), staleTime: 0 });
    const fresh = valuesOf(now.data, language);
    setSaved(now);
    setBase(fresh);
    setValues((typed) => threeWay(since.base, typed, fresh).merged);
    setSince({ etag: now.etag, base: fresh });
  };
  const sending = useSending(fieldsOf(values.lines), () => void reread());
  const pledge = saved?.data;

  const send = () => {
    const { content, lacks } = contentOf(values, catalogue);
    void sending.send(
      async (key) => {
        try {
          const now = saved
            ? await editPledge(saved.data.id, since.etag, content)
            : await createPledge(content, key);
          await draft.drop();
          learnPledge(client, now);
          showToast(saved ? 'form.saved' : 'pledge.form.created');
          await navigate({ to: '/pledges/$id', params: { id: now.data.id } });
        } catch (error) {
          draft.resume();
          if (error instanceof Unreachable) await draft.keep();
          throw error;
        }
      },
      content,
      lacks,
    );
  };

  const discard = async () => {
    await draft.drop();
    const clean = pledge ? valuesOf(pledge, language) : base;
    setBase(clean);
    setValues(clean);
    setSince({ etag: saved?.etag ?? '', base: clean });
    setRestored(null);
    draft.resume();
  };

  return (
    <>
      <Crumbs
        way={[
          <Link to="/pledges">{t('pledges.title')}</Link>,
          ...(pledge
            ? [
                <Link to="/pledges/$id" params={{ id: pledge.id }}>
                  {pledge.number ?? t('pledge.no-number')}
                </Link>,
              ]
            : []),
        ]}
        here={t(pledge ? 'form.crumb.edit' : 'pledges.new')}
      />
      <div className="head">
        <div>
          <Title title={t(pledge ? 'pledge.form.edit' : 'pledges.new')} />
          <p className="lead">{t(pledge ? 'pledge.form.edit.lead' : 'pledge.form.new.lead')}</p>
        </div>
        <DraftLine dirty={dirty} />
      </div>
      <div className="stack notices">
        <SendingProblems
          sending={sending}
          label={(name) => labelOf(name, t)}
          target={(name) => targetOf(name, values.lines)}
        />
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
      <form
        className="sheet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <PledgeFields
          values={values}
          base={base}
          onChange={(part) => {
            setValues((now) => ({ ...now, ...part }));
          }}
          wrong={sending.wrong}
          funders={funders}
          reference={reference}
          catalogue={catalogue}
          pledge={pledge}
        />
        <div className="bar-foot">
          <Button type="submit" kind="primary" busy={sending.busy}>
            {t(pledge ? 'form.save' : 'pledge.form.create')}
          </Button>
          <FootLine unreached={sending.refused instanceof Unreachable}>
            {t(pledge && pledge.state !== 'exploring' ? 'pledge.form.then.seen' : 'pledge.form.then')}
          </FootLine>
        </div>
      </form>
    </>
  );
}
