// The talk about a need, the latest first: what was said, by whom, for whom.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { commentsQuery, withdrawComment } from '../../api/dialogue';
import type { Comment } from '../../api/dialogue';
import type { Need } from '../../api/needs';
import { sayProblem } from '../../api/problem';
import { useCan } from '../../api/session';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { Badge, LevelMark } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { ProblemNotice, showToast } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { MomentText } from '../../ui/Text';
import { CommentForm } from './CommentForm';

/** `lookedAt` is when the reader was here before; what others said since is marked. */
export function Thread({ need, lookedAt }: { need: Need; lookedAt: string | undefined }) {
  const { t } = useT();
  const mayWrite = useCan('comment:write');
  const thread = useInfiniteQuery(commentsQuery(need.id));
  const [taking, setTaking] = useState<Comment | null>(null);
  const comments = thread.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section id="thread-h" title={t('thread.title')} rule={t('thread.rule')}>
      <div className="stack">
        {mayWrite ? <CommentForm need={need} /> : null}
        {thread.isPending ? <Skeleton rows={2} /> : null}
        {thread.isError && comments.length === 0 ? <ReadingProblem of={thread} /> : null}
        {thread.isSuccess && comments.length === 0 ? <p className="mute">{t('thread.none')}</p> : null}
        {comments.length > 0 ? (
          <ol className="thread">
            {comments.map((comment) => (
              <Said
                key={comment.id}
                comment={comment}
                fresh={lookedAt !== undefined && !comment.mine && comment.at > lookedAt}
                onTake={() => {
                  setTaking(comment);
                }}
              />
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
          need={need.id}
          comment={taking}
          onClose={() => {
            setTaking(null);
          }}
        />
      ) : null}
    </Section>
  );
}

function Said({ comment, fresh, onTake }: { comment: Comment; fresh: boolean; onTake: () => void }) {
  const { t } = useT();
  return (
    <li>
      <header>
        <b>{comment.by}</b>
        <MomentText at={comment.at} />
        {comment.level ? <LevelMark level={comment.level} /> : null}
        {fresh ? (
          <Badge tone="blue" icon="full">
            {t('fresh.mark')}
          </Badge>
        ) : null}
        {comment.mine ? (
          <Button kind="quiet" small onClick={onTake}>
            {t('thread.take')}…
          </Button>
        ) : null}
      </header>
      <p className="said">{comment.text}</p>
      {comment.mentions.length > 0 ? (
        <p className="small mute">
          {t('thread.named', { names: comment.mentions.map(({ name }) => name).join(', ') })}
        </p>
      ) : null}
    </li>
  );
}

function TakeBack({ need, comment, onClose }: { need: string; comment: Comment; onClose: () => void }) {
  const { t } = useT();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => withdrawComment(need, comment.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: commentsQuery(need).queryKey });
      showToast('thread.take.done');
      onClose();
      // Its button is gone with it: the reader goes on where one writes.
      document.getElementById('comment-text')?.focus();
    },
  });
  return (
    <Dialog title={t('thread.take.question')} onClose={onClose} locked={take.isPending}>
      <div className="stack">
        {take.isError ? <ProblemNotice problem={sayProblem(take.error)} /> : null}
        <blockquote className="said">{comment.text}</blockquote>
        <Consequences lines={[t('thread.take.then.gone'), t('thread.take.then.log')]} />
        <DialogFoot
          back={t('thread.take.not')}
          action={t('thread.take')}
          kind="danger"
          doing={t('action.working')}
          onAct={() => {
            take.mutate();
          }}
        />
      </div>
    </Dialog>
  );
}
