// One text in two languages, side by side. The side that fell behind says so
// and offers the way out: write it anew, or say that it still holds.
import { useT } from '../app/i18n';
import type { Pair, Side } from '../lib/pair';
import { Badge } from './Badge';
import { Button } from './Button';
import { FieldError } from './Field';

interface Props {
  id: string;
  label: string;
  hint?: string;
  value: Pair;
  onChange: (value: Pair) => void;
  /** the side that the edit has left behind, if any */
  stale: Side | null;
  /** says that the side is still right; absent while the text is being written anew */
  onConfirm?: (() => void) | undefined;
  rows?: number;
  optional?: boolean;
  error?: string | undefined;
  errors?: Partial<Record<Side, string | undefined>>;
}

const sides: readonly Side[] = ['uk', 'en'];

export function PairField(props: Props) {
  const { id, label, hint, value, onChange, stale, onConfirm, rows, optional, error, errors = {} } = props;
  const { t } = useT();
  return (
    <fieldset className={error ? 'pair bad' : 'pair'}>
      <legend className="vh">{label}</legend>
      <div className="pair-head">
        <span className="label" aria-hidden="true">
          {label} {optional ? <span className="opt">({t('field.optional')})</span> : null}
        </span>
        {hint ? (
          <span className="hint" id={`${id}-hint`}>
            {hint}
          </span>
        ) : null}
      </div>
      {sides.map((side) => {
        const own = `${id}-${side}`;
        const wrong = errors[side];
        const behind = stale === side;
        const described = [
          hint ? `${id}-hint` : '',
          behind ? `${own}-stale` : '',
          wrong ? `${own}-err` : '',
          error ? `${id}-err` : '',
        ]
          .filter(Boolean)
          .join(' ');
        const wiring = {
          id: own,
          lang: side,
          value: value[side] ?? '',
          'aria-describedby': described || undefined,
          'aria-invalid': wrong || (error && side === 'uk') ? true : undefined,
        } as const;
        return (
          <div className={wrong ? 'field bad' : 'field'} key={side}>
            <label htmlFor={own} className="hint row side">
              <span>
                <span className="vh">{label}, </span>
                {t(`pair.in.${side}`)}
              </span>
              {behind ? (
                <Badge tone="amber" icon="clock">
                  {t('pair.stale')}
                </Badge>
              ) : null}
            </label>
            {rows ? (
              <textarea
                {...wiring}
                rows={rows}
                onChange={(event) => {
                  onChange({ ...value, [side]: event.target.value });
                }}
              />
            ) : (
              <input
                {...wiring}
                type="text"
                autoComplete="off"
                onChange={(event) => {
                  onChange({ ...value, [side]: event.target.value });
                }}
              />
            )}
            {behind ? (
              <div className="hint" id={`${own}-stale`}>
                {t(onConfirm ? `pair.behind.${side}` : `pair.falls.${side}`)}{' '}
                {onConfirm ? (
                  <Button kind="quiet" small onClick={onConfirm}>
                    {t('pair.still')}
                  </Button>
                ) : null}
              </div>
            ) : null}
            {wrong ? <FieldError id={`${own}-err`}>{wrong}</FieldError> : null}
          </div>
        );
      })}
      {error ? (
        <div className="pair-head">
          <FieldError id={`${id}-err`}>{error}</FieldError>
        </div>
      ) : null}
    </fieldset>
  );
}
