import { useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../app/i18n';
import { Field } from './Field';

interface Props {
  id: string;
  label: string;
  hint?: ReactNode;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

export function PasswordField({ autoComplete, value, onChange, ...field }: Props) {
  const { t } = useT();
  const [shown, setShown] = useState(false);
  return (
    <Field {...field}>
      {(wiring) => (
        <div className="affix">
          <input
            {...wiring}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            aria-required
            value={value}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
          <button
            type="button"
            className="btn"
            aria-pressed={shown}
            aria-label={t('door.password.show')}
            onClick={() => {
              setShown(!shown);
            }}
          >
            {shown ? t('door.password.hide-word') : t('door.password.show-word')}
          </button>
        </div>
      )}
    </Field>
  );
}
