// Writing into the thread of a need: the text, who may read it, whom it names.
// What is typed is kept on this device as any form's draft is.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Intention } from '../../api/client';
import { addComment, commentsQuery, mentionableQuery } from '../../api/dialogue';
import type { CommentContent } from '../../api/dialogue';
import type { Need } from '../../api/needs';
import { errorsOf, isCode, sayField, sayProblem } from '../../api/problem';
import { useMe } from '../../api/session';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { loadDraft } from '../../lib/drafts';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Choice, TextField } from '../../ui/Field';
import { ProblemNotice, showToast } from '../../ui/Notice';
import { DraftLine } from '../../app/DraftLine';
import { useDraft } from '../../app/useDraft';

interface Values {
  text: string;
  /** empty: whoever sees the need */
  level: '' | 'parties';
  mentions: string[];
}

const EMPTY: Values = { text: '', level: '', mentions: [] };

type Wrong = Partial<Record<keyof Values, string>>;

export function CommentForm({ need }: { need: Need }) {
  const { t } = useT();
  const me = useMe();
  const client = useQueryClient();
  const record = `comment ${need.id}`;
  const [values, setValues] = useState(EMPTY);
  const [naming, setNaming] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const [refused, setRefused] = useState<unknown>(null);
  const intention = useRef(new Intention());
  const dirty = values.text !== '' || values.level !== '' || values.mentions.length > 0;
  const draft = useDraft(
    record,
    useMemo(() => ({ version: '', base: EMPTY, values }), [values]),
    dirty,
  );

  useEffect(() => {
    let gone = false;
    void loadDraft<Values>(me.id, record)
      .then((kept) => {
        // What was typed before the draft came stays.
        if (kept && !gone) setValues((now) => (now === EMPTY ? kept.values : now));
      })
      .catch(() => undefined); // a device that keeps nothing has nothing to give back
    return () => {
      gone = true;
    };
  }, [me.id, record]);

  const put = (part: Partial<Values>) => {
    setValues((now) => ({ ...now, ...part }));
    setWrong({});
  };

  const send = async () => {
    if (busy) return;
    setRefused(null);
    if (values.text.trim() === '') {
      setWrong({ text: sayField({ code: 'required' }) });
      document.getElementById('comment-text')?.focus();
      return;
    }
    const body: CommentContent = { text: values.text.trim() };
    if (values.level) body.level = values.level;
    if (values.mentions.length > 0) body.mentions = values.mentions;
    setBusy(true);
    try {
      await addComment(need.id, intention.current.keyFor(body), body);
      intention.current.done();
      await draft.drop();
      setValues(EMPTY);
      setNaming(false);
      draft.resume();
      void client.invalidateQueries({ queryKey: commentsQuery(need.id).queryKey });
      showToast('comment.done');
      document.getElementById('comment-text')?.focus();
    } catch (error) {
      tell(error);
    }
    setBusy(false);
  };

  const tell = (error: unknown) => {
    if (isCode(error, 'unauthenticated')) return; // the door opens in this place and says it
    const next: Wrong = {};
    for (const one of errorsOf(error)) {
      if (one.pointer === '/text') next.text = sayField(one);
      if (one.pointer === '/level') next.level = t('comment.level.refused');
      if (one.pointer.startsWith('/mentions')) next.mentions = t('comment.mentions.refused');
    }
    setWrong(next);
    if (Object.keys(next).length === 0) setRefused(error);
  };

  // Where only the parties see the need there is nothing to choose; a draft has no level yet.
  const mayNarrow = need.level !== undefined && need.level !== 'parties';
  return (
    <form
      className="stack comment-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {refused ? <ProblemNotice problem={sayProblem(refused)} /> : null}
      <TextField
        id="comment-text"
        label={t('comment.label')}
        rows={3}
        value={values.text}
        error={wrong.text}
        onChange={(text) => {
          put({ text });
        }}
      />
      {mayNarrow ? (
        <Choice
          id="comment-level"
          name="comment-level"
          label={t('comment.level')}
          value={values.level}
          error={wrong.level}
          onChange={(level) => {
            put({ level: level as Values['level'] });
          }}
          options={[
            { value: '', label: t('comment.level.need'), hint: t(`level.${need.level ?? 'group'}.who`) },
            { value: 'parties', label: t('level.parties'), hint: t('level.parties.who') },
          ]}
        />
      ) : null}
      <details
        className="fold"
        open={naming || values.mentions.length > 0}
        onToggle={(event) => {
          setNaming(event.currentTarget.open);
        }}
      >
        <summary>{t('comment.mentions.open', { n: values.mentions.length })}</summary>
        {naming || values.mentions.length > 0 ? (
          <Names
            need={need.id}
            chosen={values.mentions}
            error={wrong.mentions}
            onChange={(mentions) => {
              put({ mentions });
            }}
          />
        ) : null}
      </details>
      <div className="row">
        <Button type="submit" kind="primary" busy={busy ? t('comment.sending') : false}>
          {t('comment.send')}
        </Button>
        <DraftLine dirty={dirty} />
      </div>
    </form>
  );
}

function Names({
  need,
  chosen,
  error,
  onChange,
}: {
  need: string;
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: string[]) => void;
}) {
  const { t } = useT();
  const people = useQuery(mentionableQuery(need));
  if (people.isPending)
    return (
      <p className="mute small" role="status">
        {t('action.loading')}
      </p>
    );
  if (people.isError) return <ReadingProblem of={people} />;
  return (
    <CheckList
      id="comment-mentions"
      label={t('comment.mentions')}
      hint={t('comment.mentions.hint')}
      error={error}
      chosen={chosen}
      onChange={onChange}
      options={people.data.map(({ id, name }) => ({ value: id, label: name }))}
      searchable
    />
  );
}
