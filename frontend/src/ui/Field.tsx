// Label above, hint above the input, error below; the error is text first and
// colour second. Nothing is cut off while typing: too long is said, not enforced.
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../app/i18n';
import { Icon } from './Icon';

export interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface Props {
  /** also the target of the error summary's link */
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** a label for readers only, where the page already says it in sight */
  silent?: boolean;
  children: (wiring: Wiring) => ReactNode;
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="err" id={id}>
      <Icon name="stop" />
      <span>{children}</span>
    </p>
  );
}

export function Field({ id, label, hint, error, optional, silent, children }: Props) {
  const { t } = useT();
  const made = useId();
  const own = id ?? made;
  const described = [hint ? `${own}-hint` : '', error ? `${own}-err` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field bad' : 'field'}>
      <label htmlFor={own} className={silent ? 'vh' : undefined}>
        {label}
        {optional ? <span className="opt"> ({t('field.optional')})</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${own}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id: own,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error ? <FieldError id={`${own}-err`}>{error}</FieldError> : null}
    </div>
  );
}

interface TextProps extends Omit<Props, 'children'> {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'tel' | 'search';
  autoComplete?: string;
  inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel';
  width?: 'narrow' | 'middle';
  lang?: 'uk' | 'en';
  /** several lines */
  rows?: number;
  required?: boolean;
}

export function TextField({
  value,
  onChange,
  type = 'text',
  autoComplete = 'off',
  inputMode,
  width,
  lang,
  rows,
  required,
  ...field
}: TextProps) {
  return (
    <Field {...field}>
      {(wiring) =>
        rows ? (
          <textarea
            {...wiring}
            rows={rows}
            lang={lang}
            value={value}
            aria-required={required || undefined}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        ) : (
          <input
            {...wiring}
            type={type}
            lang={lang}
            className={width}
            value={value}
            autoComplete={autoComplete}
            inputMode={inputMode}
            aria-required={required || undefined}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        )
      }
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export interface OptionGroup {
  label: string;
  options: Option[];
}

interface SelectProps extends Omit<Props, 'children'> {
  value: string;
  onChange: (value: string) => void;
  /** what stands for "nothing chosen"; without it something always is */
  empty?: string | undefined;
  options: readonly (Option | OptionGroup)[];
  width?: 'narrow' | 'middle';
  marked?: boolean;
  required?: boolean;
}

/** The browser's own list: it speaks, searches and fits a phone better than one of ours. */
export function Select({ value, onChange, empty, options, width, marked, required, ...field }: SelectProps) {
  const item = (option: Option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  );
  return (
    <Field {...field}>
      {(wiring) => (
        <select
          {...wiring}
          className={[width, marked ? 'set' : ''].filter(Boolean).join(' ') || undefined}
          value={value}
          aria-required={required || undefined}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options.map((option) =>
            'options' in option ? (
              <optgroup key={option.label} label={option.label}>
                {option.options.map(item)}
              </optgroup>
            ) : (
              item(option)
            ),
          )}
        </select>
      )}
    </Field>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  name: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly (Option & { hint?: string })[];
  /** side by side in one frame, for two to four short words */
  row?: boolean;
}

/** One of few, all in sight. The first input carries the id that the error summary links to. */
export function Choice({ id, label, hint, error, name, value, onChange, options, row }: ChoiceProps) {
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
      <div className={row ? 'seg' : 'choices'}>
        {options.map((option, index) => (
          <label key={option.value} className={row ? undefined : 'check'}>
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => {
                onChange(option.value);
              }}
            />
            <span>
              {option.label}
              {option.hint ? <span className="hint under">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? <FieldError id={`${id}-err`}>{error}</FieldError> : null}
    </fieldset>
  );
}
