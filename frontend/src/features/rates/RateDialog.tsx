// One rate: its value, where it is from, each correction, and the correction of one by hand.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { correctRate, learnRate, rateHistoryQuery, rateQuery } from '../../api/rates';
import type { Rate } from '../../api/rates';
import { translateKnown, useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { SendingDialog, SendingProblems, useSending } from '../../app/sending';
import { showRate } from '../../lib/rate';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Dialog } from '../../ui/Dialog';
import { showToast } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { DateText, MomentText, RateText } from '../../ui/Text';
import { RateField, requireRate } from './EnterRate';

export function RateDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useT();
  const now = useQuery(rateQuery(id));
  const [correcting, setCorrecting] = useState(false);
  const rate = now.data?.data;
  if (correcting && now.data) {
    return (
      <CorrectRate
        rate={now.data.data}
        etag={now.data.etag}
        onClose={() => {
          setCorrecting(false);
        }}
      />
    );
  }
  return (
    <Dialog title={t('rate.title', { currency: rate?.currency ?? id.slice(11, 14) })} onClose={onClose}>
      {now.isPending ? <Skeleton rows={3} /> : null}
      {now.isError ? <ReadingProblem of={now} /> : null}
      {rate ? (
        <>
          <p>
            <b>
              <RateText rate={rate.uahPerUnit ?? rate.unitsPerEur ?? ''} />
            </b>{' '}
            {t(rate.unitsPerEur ? 'rate.eur' : 'rate.uah', { currency: rate.currency })},{' '}
            <DateText date={rate.date} />, {t(`rate.source.${rate.source}`)}{' '}
            {rate.version > 1 ? (
              <Badge tone="amber" icon="pen">
                {t('rate.corrected')}
              </Badge>
            ) : null}
          </p>
          <RateHistory rate={rate} />
          {rate.source === 'NBU' || rate.source === 'ECB' ? (
            <p className="small mute">{t('rate.bank')}</p>
          ) : null}
          <div className="row">
            {rate.may.includes('rate:write') ? (
              <Button
                onClick={() => {
                  setCorrecting(true);
                }}
              >
                {t('rate.correct')}
              </Button>
            ) : null}
            <Button kind="quiet" onClick={onClose}>
              {t('rate.close')}
            </Button>
          </div>
        </>
      ) : null}
    </Dialog>
  );
}

function RateHistory({ rate }: { rate: Rate }) {
  const { t } = useT();
  const history = useInfiniteQuery(rateHistoryQuery(rate.id));
  if (history.isPending) return <Skeleton rows={2} />;
  if (history.isError) return <ReadingProblem of={history} />;
  return (
    <section className="stack-2" aria-labelledby="rate-history">
      <h3 id="rate-history">{t('rate.history')}</h3>
      <ol className="dated">
        {history.data.pages
          .flatMap((page) => page.items)
          .map((event) => {
            const value = event.changes.find((change) => change.path === '/value');
            return (
              <li key={event.id}>
                <MomentText at={event.at} />
                <div>
                  <b>{event.person || t('event.portal')}</b>:{' '}
                  {translateKnown(`event.${event.act}`, 'event.other')}{' '}
                  {value?.before ? (
                    <>
                      <del>
                        <RateText rate={plain(value.before)} />
                      </del>{' '}
                    </>
                  ) : null}
                  {value?.after ? (
                    <ins>
                      <RateText rate={plain(value.after)} />
                    </ins>
                  ) : null}
                </div>
                <span />
              </li>
            );
          })}
      </ol>
      {history.hasNextPage ? (
        <p className="more-row">
          <Button
            busy={history.isFetchingNextPage ? t('action.loading') : false}
            onClick={() => void history.fetchNextPage()}
          >
            {t('history.more')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

/** A value of an event is a JSON text. */
const plain = (json: string): string => json.replaceAll('"', '');

function CorrectRate({ rate, etag, onClose }: { rate: Rate; etag: string; onClose: () => void }) {
  const { t, language } = useT();
  const client = useQueryClient();
  const sending = useSending(['uahPerUnit'], () => {
    void client.invalidateQueries({ queryKey: rateQuery(rate.id).queryKey });
  });
  const [value, setValue] = useState(() => showRate(rate.uahPerUnit, language));
  const save = () => {
    const read = requireRate(value);
    void sending.send(
      async () => {
        learnRate(client, await correctRate(rate.id, etag, read.value));
        onClose();
        showToast('rate.corrected.toast');
      },
      read.value,
      read.lacks,
    );
  };
  return (
    <SendingDialog
      title={t('rate.correct.title', { currency: rate.currency })}
      sending={sending}
      action={t('rate.correct.do')}
      onSend={save}
      onClose={onClose}
    >
      <p>
        {t('rate.was')} <RateText rate={rate.uahPerUnit ?? ''} />, <DateText date={rate.date} />
      </p>
      <SendingProblems sending={sending} label={() => t('rate.uahPerUnit')} target={() => 'rate-value'} />
      <RateField value={value} onChange={setValue} error={sending.wrong.uahPerUnit} />
      <Consequences lines={[t('rate.correct.then')]} />
    </SendingDialog>
  );
}
