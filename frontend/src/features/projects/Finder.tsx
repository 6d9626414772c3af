// Needs and pledges that a project names: found by words or number, taken off by their chip.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { searchQuery } from '../../api/search';
import { useT } from '../../app/i18n';
import { readPair } from '../../lib/pair';
import { CheckList } from '../../ui/CheckList';
import { Chip } from '../../ui/Chip';
import { FieldError } from '../../ui/Field';
import { SearchBox } from '../../ui/SearchBox';
import type { Named } from './form';

interface Props {
  kind: 'needs' | 'pledges';
  chosen: Named[];
  onChange: (chosen: Named[]) => void;
  error: string | undefined;
}

export function Finder({ kind, chosen, onChange, error }: Props) {
  const { t, language } = useT();
  const [words, setWords] = useState('');
  const search = useQuery(searchQuery(words));
  const found: Named[] = (words.length > 1 ? (search.data?.[kind] ?? []) : []).map((one) => ({
    id: one.id,
    label: [one.number, readPair(one.title, language)?.text].filter(Boolean).join(' · '),
  }));
  const ids = chosen.map(({ id }) => id);
  return (
    <div className="stack-2">
      <SearchBox
        id={`p-${kind}`}
        label={t(`project.${kind}`)}
        hint={t(`project.${kind}.hint`)}
        value={words}
        onSearch={setWords}
      />
      {error ? <FieldError id={`p-${kind}-err`}>{error}</FieldError> : null}
      {found.length > 0 ? (
        <CheckList
          id={`p-${kind}-found`}
          label={t('project.found')}
          options={found.map(({ id, label }) => ({ value: id, label }))}
          chosen={found.map(({ id }) => id).filter((id) => ids.includes(id))}
          onChange={(next) => {
            onChange([
              ...chosen.filter(({ id }) => next.includes(id) || !found.some((one) => one.id === id)),
              ...found.filter(({ id }) => next.includes(id) && !ids.includes(id)),
            ]);
          }}
        />
      ) : words.length > 1 && search.isSuccess && !search.isPlaceholderData ? (
        <p className="hint" role="status">
          {t('project.found.none')}
        </p>
      ) : null}
      {chosen.length > 0 ? (
        <div className="chips">
          {chosen.map((one) => (
            <Chip
              key={one.id}
              text={one.label}
              removing={t('project.unlink', { name: one.label })}
              onRemove={() => {
                onChange(chosen.filter(({ id }) => id !== one.id));
              }}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}
