// Several of a known list, all of it in sight and each a plain checkbox: no
// typing is needed, a phone's and a keyboard's own ways work.
import { useState } from 'react';
import { useT } from '../app/i18n';
import { FieldError } from './Field';
import type { Option } from './Field';

interface Props {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** a box that narrows a long list; what is chosen stays in sight */
  searchable?: boolean;
}

export function CheckList({ id, label, hint, error, options, chosen, onChange, searchable }: Props) {
  const { t, language } = useT();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLocaleLowerCase(language);
  const shown = options.filter(
    (option) => chosen.includes(option.value) || option.label.toLocaleLowerCase(language).includes(wanted),
  );
  const described =
    [hint ? `${id}-hint` : '', error ? `${id}-err` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className={error ? 'field bad' : 'field'} aria-describedby={described}>
      <legend className="label">{label}</legend>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {searchable ? (
        <input
          type="search"
          autoComplete="off"
          aria-label={t('checklist.narrow', { label })}
          placeholder={t('checklist.narrow.short')}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
          }}
        />
      ) : null}
      <div className={searchable ? 'checklist box' : 'checklist'}>
        {shown.map((option, index) => (
          <label className="check" key={option.value}>
            <input
              type="checkbox"
              id={index === 0 ? id : undefined}
              checked={chosen.includes(option.value)}
              onChange={(event) => {
                onChange(
                  event.target.checked
                    ? [...chosen, option.value]
                    : chosen.filter((value) => value !== option.value),
                );
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <p className="hint" role="status">
        {t('checklist.count', { n: chosen.length })}
      </p>
      {error ? <FieldError id={`${id}-err`}>{error}</FieldError> : null}
    </fieldset>
  );
}
