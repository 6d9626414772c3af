// The need that takes another's place.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { needsLikeQuery } from '../../api/needs';
import { useT } from '../../app/i18n';
import { readPair } from '../../lib/pair';
import { Choice } from '../../ui/Field';
import { SearchBox } from '../../ui/SearchBox';

/** Found by words or number, chosen by name. */
export function OtherNeed({
  self,
  value,
  onChange,
  error,
}: {
  self: string;
  value: string;
  onChange: (id: string) => void;
  error: string | undefined;
}) {
  const { t, language } = useT();
  const [words, setWords] = useState('');
  const like = useQuery(needsLikeQuery(words));
  const found = (like.data ?? []).filter((need) => need.id !== self);
  return (
    <div className="stack-2">
      <SearchBox
        id="act-other"
        label={t('act.close.other')}
        hint={t('act.close.other.hint')}
        value={words}
        onSearch={setWords}
        error={error}
      />
      {found.length > 0 ? (
        <Choice
          id="act-other-found"
          name="other"
          label={t('act.close.other.found')}
          value={value}
          onChange={onChange}
          options={found.map((need) => ({
            value: need.id,
            label: `${need.number ?? t('state.draft')} · ${readPair(need.title, language)?.text ?? ''}`,
          }))}
        />
      ) : words.length > 1 && like.isSuccess ? (
        <p className="hint" role="status">
          {t('act.close.other.none')}
        </p>
      ) : null}
    </div>
  );
}
