// The files of a project: kept by the portal, never shown in its own pages.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { FILE_ENDINGS, MAX_FILES, MAX_FILE_BYTES } from '../../api/attachments';
import { Intention } from '../../api/client';
import { errorsOf, sayField, sayProblem } from '../../api/problem';
import { addProjectFile, projectFileAddress, projectFilesQuery, removeProjectFile } from '../../api/projects';
import type { Attachment, Project } from '../../api/projects';
import { can } from '../../api/session';
import { translateKnown, useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { SendingDialog, SendingProblems, useSending } from '../../app/sending';
import { formatBytes } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Notice, showToast } from '../../ui/Notice';
import { MomentText, SizeText } from '../../ui/Text';

export function Papers({ project }: { project: Project }) {
  const { t } = useT();
  const client = useQueryClient();
  const files = useQuery(projectFilesQuery(project.id));
  const [taking, setTaking] = useState<Attachment | null>(null);
  const mayAdd = can(project, 'project:attach');
  const list = files.data ?? [];
  const renew = () => {
    void client.invalidateQueries({ queryKey: projectFilesQuery(project.id).queryKey });
    void client.invalidateQueries({ queryKey: ['projects', 'history', project.id] });
  };
  return (
    <div className="stack">
      {files.isError ? <ReadingProblem of={files} /> : null}
      {files.isPending ? <p className="coming" /> : null}
      {files.isSuccess && list.length === 0 ? <p className="mute">{t('project.files.none')}</p> : null}
      {list.length > 0 ? (
        <ul className="files">
          {list.map((file) => (
            <li key={file.id}>
              <div>
                <a href={projectFileAddress(project.id, file.id)} download={file.name}>
                  {file.name}
                </a>
                <p className="small mute">
                  {translateKnown(
                    `file.type.${file.mediaType.split(/[/.]/).at(-1) ?? ''}`,
                    'file.type.other',
                  )}
                  , <SizeText bytes={file.size} />. {file.addedBy}, <MomentText at={file.addedAt} />
                </p>
              </div>
              {mayAdd ? (
                <Button
                  small
                  kind="quiet"
                  aria-label={t('file.remove.name', { name: file.name })}
                  onClick={() => {
                    setTaking(file);
                  }}
                >
                  {t('file.remove')}…
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {mayAdd && files.isSuccess ? (
        list.length < MAX_FILES ? (
          <Adding project={project.id} onDone={renew} />
        ) : (
          <p className="hint">{t('file.full', { max: MAX_FILES })}</p>
        )
      ) : null}
      {taking ? (
        <Removing
          project={project.id}
          file={taking}
          onDone={renew}
          onClose={() => {
            setTaking(null);
          }}
        />
      ) : null}
    </div>
  );
}

/** One file at a time goes up; several that were chosen wait for each other. */
function Adding({ project, onDone }: { project: string; onDone: () => void }) {
  const { t, language } = useT();
  const chooser = useRef<HTMLInputElement>(null);
  const intention = useRef(new Intention());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ name: string; text: string }[]>([]);
  const send = async (files: File[]) => {
    if (busy || files.length === 0) return;
    const bad: typeof refused = [];
    setRefused([]);
    setBusy(true);
    for (const file of files) {
      if (file.size > MAX_FILE_BYTES) {
        bad.push({ name: file.name, text: t('file.large', { size: formatBytes(file.size, language) }) });
        continue;
      }
      try {
        // The same file sent again after a lost answer is the same wish.
        const key = intention.current.keyFor([project, file.name, file.size, file.lastModified]);
        await addProjectFile(project, file, key);
        intention.current.done();
        showToast('file.added', { name: file.name });
        onDone();
      } catch (error) {
        const [first] = errorsOf(error);
        bad.push({ name: file.name, text: first ? sayField(first) : sayProblem(error).text });
      }
    }
    setBusy(false);
    setRefused(bad);
    if (chooser.current) chooser.current.value = '';
  };
  return (
    <div className="stack-2">
      <div className="drop">
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

interface RemovingProps {
  project: string;
  file: Attachment;
  onDone: () => void;
  onClose: () => void;
}

function Removing({ project, file, onDone, onClose }: RemovingProps) {
  const { t } = useT();
  const sending = useSending([]);
  return (
    <SendingDialog
      title={t('file.remove.question', { name: file.name })}
      sending={sending}
      action={t('file.remove')}
      doing={t('action.working')}
      onSend={() => {
        void sending.send(async () => {
          await removeProjectFile(project, file.id);
          showToast('file.removed', { name: file.name });
          onClose();
          onDone();
        });
      }}
      onClose={onClose}
    >
      <SendingProblems sending={sending} label={() => ''} />
      <Consequences lines={[t('file.remove.then.gone'), t('file.remove.then.history')]} />
    </SendingDialog>
  );
}
