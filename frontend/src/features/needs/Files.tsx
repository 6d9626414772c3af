// The files of a need: kept by the portal, never shown in its own pages.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import {
  FILE_ENDINGS,
  MAX_FILES,
  MAX_FILE_BYTES,
  addFile,
  attachmentsQuery,
  fileAddress,
  removeFile,
} from '../../api/attachments';
import type { Attachment } from '../../api/attachments';
import { Intention } from '../../api/client';
import type { Need } from '../../api/needs';
import { errorsOf, sayField, sayProblem } from '../../api/problem';
import { can } from '../../api/session';
import { translateKnown, useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { formatBytes } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Notice, ProblemNotice, showToast } from '../../ui/Notice';
import { MomentText, SizeText } from '../../ui/Text';

export function Files({ need }: { need: Need }) {
  const { t } = useT();
  const client = useQueryClient();
  const files = useQuery(attachmentsQuery(need.id));
  const [taking, setTaking] = useState<Attachment | null>(null);
  const may = can(need, 'need:attach');
  const list = files.data ?? [];
  const renew = () => {
    void client.invalidateQueries({ queryKey: attachmentsQuery(need.id).queryKey });
    void client.invalidateQueries({ queryKey: ['needs', 'history', need.id] });
  };
  return (
    <div className="stack">
      {files.isError ? <ReadingProblem of={files} /> : null}
      {files.isPending ? <p className="coming" /> : null}
      {files.isSuccess && list.length === 0 ? <p className="mute">{t('file.none')}</p> : null}
      {list.length > 0 ? (
        <ul className="files">
          {list.map((file) => (
            <FileLine
              key={file.id}
              need={need.id}
              file={file}
              onRemove={
                may
                  ? () => {
                      setTaking(file);
                    }
                  : undefined
              }
            />
          ))}
        </ul>
      ) : null}
      {may && files.isSuccess ? (
        list.length < MAX_FILES ? (
          <Adding need={need.id} onDone={renew} />
        ) : (
          <p className="hint">{t('file.full', { max: MAX_FILES })}</p>
        )
      ) : null}
      {taking ? (
        <RemoveDialog
          need={need.id}
          file={taking}
          onDone={() => {
            setTaking(null);
            renew();
          }}
          onClose={() => {
            setTaking(null);
          }}
        />
      ) : null}
    </div>
  );
}

function FileLine({
  need,
  file,
  onRemove,
}: {
  need: string;
  file: Attachment;
  onRemove: (() => void) | undefined;
}) {
  const { t } = useT();
  const type = file.mediaType.split(/[/.]/).at(-1) ?? '';
  return (
    <li>
      <div>
        <a href={fileAddress(need, file.id)} download={file.name}>
          {file.name}
        </a>
        <p className="small mute">
          {translateKnown(`file.type.${type}`, 'file.type.other')}, <SizeText bytes={file.size} />.{' '}
          {file.addedBy}, <MomentText at={file.addedAt} />
        </p>
        <details className="small">
          <summary>
            SHA-256: <span className="code">{file.sha256.slice(0, 12)}…</span>
          </summary>
          <p className="code">{file.sha256}</p>
          <p className="mute">{t('file.sum.what')}</p>
        </details>
      </div>
      {onRemove ? (
        <Button small kind="quiet" onClick={onRemove} aria-label={t('file.remove.name', { name: file.name })}>
          {t('file.remove')}…
        </Button>
      ) : null}
    </li>
  );
}

/** One file at a time goes up; several that were chosen or dropped wait for each other. */
function Adding({ need, onDone }: { need: string; onDone: () => void }) {
  const { t, language } = useT();
  const chooser = useRef<HTMLInputElement>(null);
  const intention = useRef(new Intention());
  const [share, setShare] = useState(0);
  const [going, setGoing] = useState('');
  const [refused, setRefused] = useState<{ name: string; text: string }[]>([]);
  const [over, setOver] = useState(false);
  const busy = going !== '';

  const send = async (files: File[]) => {
    if (busy || files.length === 0) return;
    const bad: typeof refused = [];
    setRefused([]);
    for (const file of files) {
      if (file.size > MAX_FILE_BYTES) {
        bad.push({ name: file.name, text: t('file.large', { size: formatBytes(file.size, language) }) });
        continue;
      }
      setGoing(file.name);
      setShare(0);
      try {
        // The same file sent again after a lost answer is the same wish.
        await addFile(
          need,
          file,
          intention.current.keyFor([need, file.name, file.size, file.lastModified]),
          setShare,
        );
        intention.current.done();
        showToast('file.added', { name: file.name });
        onDone();
      } catch (error) {
        const [first] = errorsOf(error);
        bad.push({ name: file.name, text: first ? sayField(first) : sayProblem(error).text });
      }
    }
    setGoing('');
    setRefused(bad);
    if (chooser.current) chooser.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
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
          icon="plus"
          busy={busy ? t('file.adding') : false}
          onClick={() => {
            chooser.current?.click();
          }}
        >
          {t('file.add')}
        </Button>
        <p className="hint">{t('file.rule')}</p>
        <input
          ref={chooser}
          className="vh"
          type="file"
          multiple
          tabIndex={-1}
          aria-hidden="true"
          accept={FILE_ENDINGS}
          onChange={(event) => {
            void send([...(event.target.files ?? [])]);
          }}
        />
      </div>
      {busy ? (
        <label className="row small">
          <span>{going}</span>
          <progress max={1} value={share} />
        </label>
      ) : null}
      {refused.map((one) => (
        <Notice key={one.name} tone="bad" live>
          <p>
            <b>{one.name}:</b> {one.text}
          </p>
        </Notice>
      ))}
    </div>
  );
}

function RemoveDialog({
  need,
  file,
  onDone,
  onClose,
}: {
  need: string;
  file: Attachment;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useT();
  const remove = useMutation({
    mutationFn: () => removeFile(need, file.id),
    onSuccess: () => {
      showToast('file.removed', { name: file.name });
      onDone();
    },
  });
  return (
    <Dialog
      title={t('file.remove.question', { name: file.name })}
      onClose={onClose}
      locked={remove.isPending}
    >
      <div className="stack">
        {remove.isError ? <ProblemNotice problem={sayProblem(remove.error)} /> : null}
        <Consequences lines={[t('file.remove.then.gone'), t('file.remove.then.history')]} />
        <DialogFoot
          back={t('file.remove.not')}
          action={t('file.remove')}
          kind="danger"
          doing={t('action.working')}
          onAct={() => {
            remove.mutate();
          }}
        />
      </div>
    </Dialog>
  );
}
