// The talk about a project, the latest first: what was said, by whom, for whom.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { addProjectComment, projectCommentsQuery, withdrawProjectComment } from '../../api/projects';
import type { Comment, Project } from '../../api/projects';
import { useCan, useMe } from '../../api/session';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { REQUIRED, SendingDialog, SendingProblems, useSending } from '../../app/sending';
import { loadDraft } from '../../lib/drafts';
import { LevelMark } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Choice, TextField } from '../../ui/Field';
import { showToast } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { MomentText } from '../../ui/Text';
import { useDraft } from '../../app/useDraft';

interface Said {
  text: string;
  /** empty: whoever sees the project */
  level: '' | 'parties';
}

const EMPTY: Said = { text: '', level: '' };

export function Talk({ project }: { project: Project }) {
  const { t } = useT();
  const mayWrite = useCan('comment:write');
  const thread = useInfiniteQuery(projectCommentsQuery(project.id));
  const [taking, setTaking] = useState<Comment | null>(null);
  const comments = thread.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section id="thread-h" title={t('thread.title')} rule={t('project.thread.rule')}>
      <div className="stack">
        {mayWrite ? <Saying project={project} /> : null}
        {thread.isPending ? <Skeleton rows={2} /> : null}
        {thread.isError && comments.length === 0 ? <ReadingProblem of={thread} /> : null}
        {thread.isSuccess && comments.length === 0 ? (
          <p className="mute">{t('project.thread.none')}</p>
        ) : null}
        {comments.length > 0 ? (
          <ol className="thread">
            {comments.map((comment) => (
              <li key={comment.id}>
                <header>
                  <b>{comment.by}</b>
                  <MomentText at={comment.at} />
                  {comment.level ? <LevelMark level={comment.level} /> : null}
                  {comment.mine ? (
                    <Button
                      kind="quiet"
                      small
                      onClick={() => {
                        setTaking(comment);
                      }}
                    >
                      {t('thread.take')}…
                    </Button>
                  ) : null}
                </header>
                <p className="said">{comment.text}</p>
              </li>
            ))}
          </ol>
        ) : null}
        {thread.hasNextPage ? (
          <p>
            <Button
              busy={thread.isFetchingNextPage ? t('action.loading') : false}
              onClick={() => void thread.fetchNextPage()}
            >
              {t('thread.more')}
            </Button>
          </p>
        ) : null}
      </div>
      {taking ? (
        <TakeBack
          project={project.id}
          comment={taking}
          onClose={() => {
            setTaking(null);
          }}
        />
      ) : null}
    </Section>
  );
}

function Saying({ project }: { project: Project }) {
  const { t } = useT();
  const client = useQueryClient();
  const sending = useSending(['text', 'level']);
  const me = useMe();
  const record = `comment ${project.id}`;
  const [said, setSaid] = useState(EMPTY);
  const { text, level } = said;
  const draft = useDraft(
    record,
    useMemo(() => ({ version: '', base: EMPTY, values: said }), [said]),
    text !== '' || level !== '',
  );
  useEffect(() => {
    let gone = false;
    void loadDraft<Said>(me.id, record)
      .then((kept) => {
        // What was typed before the draft came stays.
        if (kept && !gone) setSaid((now) => (now === EMPTY ? kept.values : now));
      })
      .catch(() => undefined); // a device that keeps nothing has nothing to give back
    return () => {
      gone = true;
    };
  }, [me.id, record]);
  const say = () => {
    const body = { text: text.trim(), ...(level ? { level } : {}) };
    void sending.send(
      async (key) => {
        await addProjectComment(project.id, key, body);
        await draft.drop();
        setSaid(EMPTY);
        draft.resume();
        await client.invalidateQueries({ queryKey: projectCommentsQuery(project.id).queryKey });
        showToast('comment.done');
      },
      body,
      body.text === '' ? { text: REQUIRED } : {},
    );
  };
  return (
    <form
      className="stack-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <SendingProblems sending={sending} label={() => t('comment.label')} target={() => 'comment-text'} />
      <TextField
        id="comment-text"
        label={t('comment.label')}
        rows={3}
        value={text}
        error={sending.wrong.text}
        onChange={(typed) => {
          setSaid({ text: typed, level });
        }}
      />
      <Choice
        id="comment-level"
        name="comment-level"
        label={t('comment.level')}
        value={level}
        error={sending.wrong.level}
        onChange={(value) => {
          setSaid({ text, level: value as Said['level'] });
        }}
        options={[
          { value: '', label: t('project.thread.all') },
          { value: 'parties', label: t('level.parties') },
        ]}
      />
      <p>
        <Button type="submit" busy={sending.busy ? t('comment.sending') : false}>
          {t('comment.send')}
        </Button>
      </p>
    </form>
  );
}

function TakeBack({ project, comment, onClose }: { project: string; comment: Comment; onClose: () => void }) {
  const { t } = useT();
  const client = useQueryClient();
  const sending = useSending([]);
  return (
    <SendingDialog
      title={t('thread.take.question')}
      sending={sending}
      action={t('thread.take')}
      doing={t('action.working')}
      onSend={() => {
        void sending.send(async () => {
          await withdrawProjectComment(project, comment.id);
          await client.invalidateQueries({ queryKey: projectCommentsQuery(project).queryKey });
          showToast('thread.take.done');
          onClose();
          document.getElementById('comment-text')?.focus();
        });
      }}
      onClose={onClose}
    >
      <SendingProblems sending={sending} label={() => ''} />
      <blockquote className="said">{comment.text}</blockquote>
      <Consequences lines={[t('thread.take.then.gone'), t('thread.take.then.log')]} />
    </SendingDialog>
  );
}
