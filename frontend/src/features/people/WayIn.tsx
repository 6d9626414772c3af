// How a person comes in: the one-time link, shown once, and out everywhere.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { inviteUser, learnUser, signOutUser, userQuery } from '../../api/people';
import type { OneTimeLink, UserNow } from '../../api/people';
import { useT } from '../../app/i18n';
import { SendingDialog, SendingProblems, useSending } from '../../app/sending';
import { useMe } from '../../api/session';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Notice, showToast } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { MomentText } from '../../ui/Text';

type Question = 'link' | 'out';

export function WayIn({ now, write }: { now: UserNow; write: boolean }) {
  const { t } = useT();
  const me = useMe();
  const user = now.data;
  const [asked, setAsked] = useState<Question | null>(null);
  // In this page's memory alone: it is kept nowhere, and gone once the page is left.
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const say = user.disabled
    ? 'way.disabled'
    : user.active
      ? 'way.active'
      : user.invited
        ? 'way.invited'
        : 'way.none';
  return (
    <Section id="person-way" title={t('way.title')} rule={t('way.rule')}>
      <div className="stack">
        <p>{t(say)}</p>
        {link ? <LinkBox link={link} name={user.name} /> : null}
        {write && !user.disabled ? (
          <div className="row">
            <Button
              kind={!user.active && !user.invited && !link ? 'primary' : 'plain'}
              onClick={() => {
                setAsked('link');
              }}
            >
              {t(user.active ? 'way.reset' : user.invited ? 'way.again' : 'way.invite')}
            </Button>
            {user.active && user.id !== me.id ? (
              <Button
                onClick={() => {
                  setAsked('out');
                }}
              >
                {t('way.out')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {asked ? (
        <WayDialog
          question={asked}
          now={now}
          onLink={setLink}
          onClose={() => {
            setAsked(null);
          }}
        />
      ) : null}
    </Section>
  );
}

function WayDialog({
  question,
  now,
  onLink,
  onClose,
}: {
  question: Question;
  now: UserNow;
  onLink: (link: OneTimeLink) => void;
  onClose: () => void;
}) {
  const { t } = useT();
  const client = useQueryClient();
  const user = now.data;
  const sending = useSending([], () => {
    void client.invalidateQueries({ queryKey: userQuery(user.id).queryKey });
  });
  const perform = () =>
    void sending.send(async (key) => {
      if (question === 'link') {
        const link = await inviteUser(user.id, now.etag, key);
        onClose();
        onLink(link);
        void client.invalidateQueries({ queryKey: userQuery(user.id).queryKey });
        void client.invalidateQueries({ queryKey: ['users', 'list'] });
        return;
      }
      learnUser(client, await signOutUser(user.id, now.etag, key));
      onClose();
      showToast('way.out.done', { name: user.name });
    }, question);
  const then =
    question === 'out'
      ? (['way.out.then', 'way.out.again'] as const)
      : user.active
        ? (['way.link.once', 'way.reset.then'] as const)
        : user.invited
          ? (['way.link.once', 'way.again.then'] as const)
          : (['way.link.once', 'way.link.hand'] as const);
  return (
    <SendingDialog
      title={t(
        question === 'out' ? 'way.out.question' : user.active ? 'way.reset.question' : 'way.invite.question',
        { name: user.name },
      )}
      sending={sending}
      action={t(question === 'out' ? 'way.out.do' : 'way.link.do')}
      doing={t('action.working')}
      onSend={perform}
      onClose={onClose}
    >
      <SendingProblems sending={sending} label={(name) => name} />
      <Consequences lines={then.map((id) => t(id))} />
    </SendingDialog>
  );
}

function LinkBox({ link, name }: { link: OneTimeLink; name: string }) {
  const { t } = useT();
  const box = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'' | 'yes' | 'no'>('');
  const address = `${window.location.origin}${link.path}`;
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, [address]);
  const copy = async () => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied('yes');
    } catch {
      setCopied('no'); // a browser that forbids it; the text is selected for the person's own hand
    }
  };
  return (
    <Notice tone="ok">
      <p>
        <b>{t('link.title', { name })}</b> {t('link.hand')}
      </p>
      <p>
        {t('link.until')} <MomentText at={link.expiresAt} />. {t('link.once')}
      </p>
      <div className="affix link-box">
        <input
          ref={box}
          readOnly
          aria-label={t('link.label')}
          className="code"
          value={address}
          onFocus={(event) => {
            event.target.select();
          }}
        />
        <Button onClick={() => void copy()}>{t('link.copy')}</Button>
      </div>
      <p role="status" className="small mute">
        {copied === '' ? '' : t(copied === 'yes' ? 'link.copied' : 'link.not-copied')}
      </p>
    </Notice>
  );
}
