// Writing a need. Whatever happens (a lost session, a cut network, another's
// change, a refusal), what was typed stays in the form and on this device.
import { Link } from '@tanstack/react-router';
import { Unreachable, sayField, sayProblem } from '../../api/problem';
import { can } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { formatMoment } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { StateBadge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { ErrorSummary, Notice, ProblemNotice } from '../../ui/Notice';
import { Compare } from './Compare';
import { DraftLine, FootLine } from '../../app/DraftLine';
import { NeedFields } from './NeedFields';
import { Returned } from './Standing';
import { LABELS, targetOf } from './form';
import type { Wrong } from './form';
import { useNeedForm } from './useNeedForm';
import type { NeedFormProps } from './useNeedForm';

export function NeedForm(props: NeedFormProps) {
  const { t, language } = useT();
  const { reference, catalogue } = props;
  const form = useNeedForm(props);
  const { saved, values, wrong, turn, refused, restored, dirty, busy, comparison, deferred } = form;
  const { send, again, discard, reopen, accept, putOff } = form;
  const need = saved?.data;
  const locked = need !== undefined && !can(need, 'need:edit');
  const maySubmit = need ? can(need, 'need:submit') : true;
  const title = need ? t('form.title.edit') : t('form.title.new');
  const name = need ? (readPair(need.title, language)?.text ?? '') : '';
  const two = form.twoPeople;
  const submitWord = t(
    two ? 'form.submit.two' : need?.state === 'returned' ? 'form.submit.again' : 'form.submit',
  );

  return (
    <>
      <Crumbs
        way={[
          <Link to="/needs">{t('needs.title')}</Link>,
          ...(need
            ? [
                <Link to="/needs/$id" params={{ id: need.id }}>
                  {need.number ?? t('state.draft')}
                </Link>,
              ]
            : []),
        ]}
        here={need ? t('form.crumb.edit') : t('form.crumb.new')}
      />
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
          <ProblemNotice
            turn={turn}
            problem={sayProblem(refused)}
            onRetry={() => void send(again)}
            busy={busy !== ''}
          />
        ) : null}
        {locked ? (
          <Notice tone="warn" icon="lock" live>
            <p>{t('form.locked', { state: t(`state.${need.state}`) })}</p>
          </Notice>
        ) : null}
        {need ? <Returned need={need} /> : null}
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
        <NeedFields form={form} reference={reference} catalogue={catalogue} />
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
          <FootLine unreached={refused instanceof Unreachable}>
            {t(need?.state === 'open' ? 'form.then.open' : two ? 'form.then.two' : 'form.then')}
          </FootLine>
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
          catalogue={catalogue}
          onDone={(next) => {
            accept(comparison, next);
          }}
          onClose={putOff}
        />
      ) : null}
    </>
  );

  function sayWrong(one: Wrong): string {
    const text = sayField(one);
    if (one.field === null) return text;
    if (one.line && one.cell) {
      const n = values.lines.findIndex((line) => line.key === one.line) + 1;
      return `${t('item.one')} ${String(n)}, ${t(`item.${one.cell}`)}: ${text}`;
    }
    const side = one.side ? `, ${t(`pair.in.${one.side}`)}` : '';
    return `${t(LABELS[one.field])}${side}: ${text}`;
  }
}
