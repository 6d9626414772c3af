import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useT } from '../app/i18n';
import { Icon } from './Icon';
import type { IconName } from './Icon';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'> {
  kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  small?: boolean;
  wide?: boolean;
  icon?: IconName;
  /** what it is doing right now; the button keeps its width and its place in the tab order */
  busy?: boolean | string;
  children: ReactNode;
}

/** A pressed button stays focusable and says what it does; a second press does nothing. */
export function Button({
  kind = 'plain',
  small,
  wide,
  icon,
  busy,
  children,
  onClick,
  type = 'button',
  ...rest
}: Props) {
  const { t } = useT();
  const names = [
    'btn',
    kind === 'plain' ? '' : kind,
    small ? 'sm' : '',
    wide ? 'wide' : '',
    busy ? 'busy' : '',
  ];
  return (
    <button
      {...rest}
      type={type}
      className={names.filter(Boolean).join(' ')}
      aria-disabled={busy ? true : rest['aria-disabled']}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && !busy ? <Icon name={icon} /> : null}
      {busy ? (typeof busy === 'string' ? busy : t('action.saving')) : children}
    </button>
  );
}
