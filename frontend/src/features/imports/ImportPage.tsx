// One import: what would happen, in words; every row with its reasons; writing and taking back with progress.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import {
  dropImport,
  importQuery,
  importsQuery,
  learnImport,
  learnWritten,
  rejectedAddress,
  stepImport,
} from '../../api/imports';
import type { Import } from '../../api/imports';
import { sayProblem } from '../../api/problem';
import { useCan } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Opened } from '../../app/reading';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { Notice, ProblemNotice, showToast } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { Columns } from './Columns';
import { FateBadge, Rows } from './Rows';
import { FATES } from './fates';

const route = getRouteApi('/import/$id');

export function ImportPage() {
  return useCan('need:create') ? <One /> : <NotFound />;
}

function One() {
  const { id } = route.useParams();
  const reading = useQuery(importQuery(id));
  return (
    <Opened reading={reading} rows={16}>
      {(now) => <Shown key={now.id} now={now} />}
    </Opened>
  );
}

type Way = 'commit' | 'undo';

/** Batch after batch, until it is done or somebody stops it; it goes on when it is pressed again. */
function useSteps(now: Import) {
  const client = useQueryClient();
  const [way, setWay] = useState<Way | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const stop = useRef(false);
  useEffect(
    () => () => {
      stop.current = true;
    },
    [],
  );
  const run = async (next: Way) => {
    stop.current = false;
    setFailed(null);
    setWay(next);
    let at = now;
    try {
      do {
        at = await stepImport(at.id, next, crypto.randomUUID());
        learnImport(client, at);
      } while (!stop.current && (next === 'commit' ? at.state === 'writing' : at.state === 'undoing'));
      if (at.state === 'written')
        showToast('import.written', { add: at.counts.add, change: at.counts.change });
      if (at.state === 'undone') showToast('import.undone');
    } catch (error) {
      setFailed(error);
      void client.invalidateQueries({ queryKey: importQuery(now.id).queryKey });
    }
    learnWritten(client, now.id);
    setWay(null);
  };
  return {
    way,
    failed,
    run,
    stop: () => {
      stop.current = true;
    },
  };
}

function Shown({ now }: { now: Import }) {
  const { t, language } = useT();
  const steps = useSteps(now);
  const [undoing, setUndoing] = useState(false);
  const [dropping, setDropping] = useState(false);
  const counts = now.counts;
  const back = counts.rejected + counts.conflict;
  const open = now.state === 'preview' || now.state === 'writing';
  const going = counts.add + counts.change;
  return (
    <>
      <Crumbs
        way={[
          <Link key="imports" to="/import">
            {t('imports.title')}
          </Link>,
        ]}
        here={now.name}
      />
      <div className="head">
        <div>
          <Title title={t(`import.title.${now.state}`)} />
        </div>
        {now.state === 'preview' || now.state === 'undone' ? (
          <div className="row">
            <Button
              onClick={() => {
                setDropping(true);
              }}
            >
              {t('import.drop')}
            </Button>
          </div>
        ) : null}
      </div>
      <div className="sheet">
        <Section id="import-sum" title={t(open ? 'import.what' : 'import.was')} rule={t('import.rule')}>
          <div className="stack">
            {steps.failed ? <ProblemNotice problem={sayProblem(steps.failed)} /> : null}
            <p className="say">
              {t(`import.say.${now.state}`, {
                ...counts,
                fields: now.fields,
                done: now.doneCounts.rows,
                kept: now.kept,
              })}
            </p>
            {now.state === 'undone' && now.kept > 0 ? (
              <Notice tone="warn">
                <p>{t('import.kept', { n: now.kept })}</p>
              </Notice>
            ) : null}
            <Tally now={now} />
          </div>
        </Section>
        <Columns now={now} />
        <Rows now={now} may={open && steps.way === null} />
        <div className="bar-foot">
          {steps.way ? (
            <>
              <label className="row">
                <span>
                  {t(steps.way === 'commit' ? 'import.writing' : 'import.undoing', {
                    done: now.doneCounts.rows,
                    rows: counts.rows,
                  })}
                </span>
                <progress max={counts.rows} value={now.doneCounts.rows} />
              </label>
              <Button onClick={steps.stop}>{t('import.stop')}</Button>
            </>
          ) : (
            <>
              {open && going > 0 ? (
                <Button kind="primary" onClick={() => void steps.run('commit')}>
                  {t(now.state === 'writing' ? 'import.go-on' : 'import.commit', { n: going })}
                </Button>
              ) : null}
              {now.state === 'writing' || now.state === 'written' || now.state === 'undoing' ? (
                <Button
                  icon="undo"
                  onClick={() => {
                    setUndoing(true);
                  }}
                >
                  {t('import.undo')}…
                </Button>
              ) : null}
              {back > 0 ? (
                <a className="btn" href={rejectedAddress(now.id, language)} download>
                  <Icon name="save" />
                  {t('import.rejected', { n: back })}
                </a>
              ) : null}
              {open ? <p className="small mute">{t('import.foot', { conflict: counts.conflict })}</p> : null}
            </>
          )}
        </div>
      </div>
      {undoing ? (
        <Dialog
          title={t('import.undo.title')}
          onClose={() => {
            setUndoing(false);
          }}
        >
          <div className="stack">
            <Consequences
              lines={[
                t('import.undo.add', { n: now.doneCounts.add }),
                t('import.undo.change', { n: now.doneCounts.change }),
                t('import.undo.kept'),
              ]}
            />
            <DialogFoot
              back={t('import.undo.not')}
              action={t('import.undo')}
              kind="danger"
              doing={t('action.working')}
              onAct={() => {
                setUndoing(false);
                void steps.run('undo');
              }}
            />
          </div>
        </Dialog>
      ) : null}
      {dropping ? (
        <DropDialog
          now={now}
          onClose={() => {
            setDropping(false);
          }}
        />
      ) : null}
    </>
  );
}

function Tally({ now }: { now: Import }) {
  const { t } = useT();
  return (
    <table className="tbl edge tally">
      <caption className="vh">{t('import.tally')}</caption>
      <tbody>
        {FATES.filter((fate) => now.counts[fate] > 0).map((fate) => (
          <tr key={fate}>
            <th scope="row">
              <FateBadge fate={fate} />
            </th>
            <td className="num">
              <b>{now.counts[fate]}</b>
            </td>
            <td>{t(`import.fate.${fate}.what`, { fields: now.fields })}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('import.tally.rows')}</th>
          <td className="num">{now.counts.rows}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function DropDialog({ now, onClose }: { now: Import; onClose: () => void }) {
  const { t } = useT();
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const drop = async () => {
    setBusy(true);
    try {
      await dropImport(now.id);
      client.removeQueries({ queryKey: importQuery(now.id).queryKey });
      void client.invalidateQueries({ queryKey: importsQuery.queryKey });
      showToast('import.dropped');
      await navigate({ to: '/import' });
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('import.drop.title', { name: now.name })} onClose={onClose} locked={busy}>
      <div className="stack">
        {failed ? <ProblemNotice problem={sayProblem(failed)} /> : null}
        <Consequences lines={[t(now.state === 'undone' ? 'import.drop.then.undone' : 'import.drop.then')]} />
        <DialogFoot
          back={t('import.drop.not')}
          action={t('import.drop')}
          kind="danger"
          doing={t('action.working')}
          onAct={() => void drop()}
        />
      </div>
    </Dialog>
  );
}
