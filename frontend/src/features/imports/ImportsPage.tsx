// Bringing a table: the template to fill in, the file to bring, what was brought before.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { Intention } from '../../api/client';
import {
  MAX_TABLE_BYTES,
  TABLE_ENDINGS,
  importsQuery,
  learnImport,
  startImport,
  templateAddress,
} from '../../api/imports';
import type { Import } from '../../api/imports';
import { errorsOf, sayField, sayProblem } from '../../api/problem';
import { useCan } from '../../api/session';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { formatBytes } from '../../lib/format';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { MomentText } from '../../ui/Text';

export function ImportsPage() {
  return useCan('need:create') ? <Imports /> : <NotFound />;
}

function Imports() {
  const { t } = useT();
  const list = useQuery(importsQuery);
  return (
    <>
      <div className="head">
        <div>
          <Title title={t('imports.title')} />
          <p className="lead">{t('imports.lead')}</p>
        </div>
      </div>
      <div className="sheet">
        <Section id="import-what" title={t('imports.take')} rule={t('imports.take.rule')}>
          <div className="row">
            {(['uk', 'en'] as const).map((lang) => (
              <a key={lang} className="btn" href={templateAddress(lang)} download>
                <Icon name="save" />
                {t(`imports.template.${lang}`)}
              </a>
            ))}
            <Link to="/needs" className="btn quiet">
              {t('imports.needs')}
            </Link>
          </div>
        </Section>
        <Section id="import-file" title={t('imports.bring')} rule={t('imports.bring.rule')}>
          <Bringing />
        </Section>
        <Section id="import-mine" title={t('imports.mine')} rule={t('imports.mine.rule')}>
          {list.isPending ? <p className="coming" /> : null}
          {list.isError ? <ReadingProblem of={list} /> : null}
          {list.isSuccess && list.data.length === 0 ? <p className="mute">{t('imports.none')}</p> : null}
          {list.isSuccess && list.data.length > 0 ? <Mine items={list.data} /> : null}
        </Section>
      </div>
    </>
  );
}

function Mine({ items }: { items: readonly Import[] }) {
  const { t } = useT();
  return (
    <DataTable
      caption={t('imports.mine')}
      className="edge"
      rows={items}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'name',
          head: t('imports.file'),
          title: true,
          cell: (one) => (
            <Link to="/import/$id" params={{ id: one.id }}>
              {one.name}
            </Link>
          ),
        },
        { key: 'at', head: t('imports.at'), cell: (one) => <MomentText at={one.at} /> },
        { key: 'state', head: t('imports.state'), cell: (one) => t(`imports.state.${one.state}`) },
        { key: 'rows', head: t('imports.rows'), num: true, cell: (one) => String(one.counts.rows) },
      ]}
    />
  );
}

/** The file goes up, is read and judged; until the answer is there it can be given up. */
function Bringing() {
  const { t, language } = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const chooser = useRef<HTMLInputElement>(null);
  const intention = useRef(new Intention());
  const giving = useRef<AbortController | null>(null);
  const [going, setGoing] = useState('');
  const [share, setShare] = useState(0);
  const [refused, setRefused] = useState<{ name: string; text: string } | null>(null);
  const [turn, setTurn] = useState(0);
  const [over, setOver] = useState(false);
  const busy = going !== '';
  useEffect(
    () => () => {
      giving.current?.abort();
    },
    [],
  );

  const refuse = (name: string, text: string) => {
    setRefused({ name, text });
    setTurn((now) => now + 1);
  };
  const send = async (file: File | undefined) => {
    if (busy || !file) return;
    setRefused(null);
    if (file.size > MAX_TABLE_BYTES) {
      refuse(file.name, t('imports.large', { size: formatBytes(file.size, language) }));
      return;
    }
    setGoing(file.name);
    setShare(0);
    const control = new AbortController();
    giving.current = control;
    try {
      const key = intention.current.keyFor([file.name, file.size, file.lastModified]);
      const started = await startImport(file, key, setShare, control.signal);
      intention.current.done();
      learnImport(client, started);
      await navigate({ to: '/import/$id', params: { id: started.id } });
      return;
    } catch (error) {
      if (!control.signal.aborted) {
        const [first] = errorsOf(error);
        refuse(file.name, `${sayProblem(error).text} ${first ? sayField(first) : ''}`.trim());
      }
    }
    setGoing('');
    if (chooser.current) chooser.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };

  return (
    <div className="stack-2">
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a second way: the button does the same by any hand */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={drop}
      >
        <Button
          kind="primary"
          busy={busy ? t('imports.reading') : false}
          onClick={() => {
            chooser.current?.click();
          }}
        >
          {t('imports.choose')}
        </Button>
        <p className="hint">{t('imports.rule')}</p>
        <input
          ref={chooser}
          className="vh"
          type="file"
          tabIndex={-1}
          aria-hidden="true"
          accept={TABLE_ENDINGS}
          onChange={(event) => {
            void send(event.target.files?.[0]);
          }}
        />
      </div>
      {busy ? (
        <div className="row small" role="status">
          <label className="row">
            <span>{t(share < 1 ? 'imports.going' : 'imports.judging', { name: going })}</span>
            {share < 1 ? <progress max={1} value={share} /> : <progress />}
          </label>
          <Button
            small
            onClick={() => {
              giving.current?.abort();
              setGoing('');
              intention.current.done();
            }}
          >
            {t('imports.give-up')}
          </Button>
        </div>
      ) : null}
      {refused ? (
        <Notice tone="bad" live turn={turn}>
          <p>
            <b>{refused.name}:</b> {refused.text}
          </p>
        </Notice>
      ) : null}
    </div>
  );
}
