// The need that a pledge is meant for, found by words or number.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { needsLikeQuery } from '../../api/needs';
import type { NeedLink } from '../../api/needs';
import { useT } from '../../app/i18n';
import { readPair } from '../../lib/pair';
import { Choice, TextField } from '../../ui/Field';

interface Props {
  value: string;
  /** the one it is meant for now, if any */
  known: NeedLink | undefined;
  onChange: (id: string) => void;
  error: string | undefined;
}

export function NeedChoice({ value, known, onChange, error }: Props) {
  const { t, language } = useT();
  const [words, setWords] = useState('');
  const like = useQuery(needsLikeQuery(words.trim()));
  const found: NeedLink[] = (like.data ?? []).filter(
    (need) => need.state === 'open' && need.id !== known?.id,
  );
  const offered = known ? [known, ...found] : found;
  return (
    <div className="stack-2">
      <TextField
        id="p-earmark-of"
        type="search"
        label={t('pledge.earmark.find')}
        hint={t('pledge.earmark.find.hint')}
        value={words}
        onChange={setWords}
        error={error}
      />
      {offered.length > 0 ? (
        <Choice
          id="p-earmark-found"
          name="earmark-need"
          label={t('pledge.earmark.found')}
          value={value}
          onChange={onChange}
          options={offered.map((need) => ({
            value: need.id,
            label: `${need.number ?? ''} · ${readPair(need.title, language)?.text ?? ''}`,
          }))}
        />
      ) : words.trim().length > 1 && like.isSuccess ? (
        <p className="hint" role="status">
          {t('pledge.earmark.found.none')}
        </p>
      ) : null}
    </div>
  );
}
