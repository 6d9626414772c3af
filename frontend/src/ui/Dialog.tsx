// The browser's own modal dialog: it keeps the focus inside, gives it back,
// and takes Esc as the refusing button.
import { createContext, useContext, useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './Button';

interface Props {
  title: ReactNode;
  children: ReactNode;
  /** also what Esc does */
  onClose: () => void;
  /** something is on its way: until the answer neither Esc nor the foot's way out closes */
  locked?: boolean;
  wide?: boolean;
}

const Inside = createContext<{ leave: () => void; locked: boolean }>({
  leave: () => undefined,
  locked: false,
});

export function Dialog({ title, children, onClose, locked = false, wide = false }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const leave = () => {
    if (!locked) onClose();
  };
  return (
    <dialog
      ref={element}
      aria-labelledby={heading}
      className={wide ? 'wide' : undefined}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClose={(event) => {
        // A browser lets a second Esc close without asking; what is on its way must stay in sight.
        if (event.currentTarget.open) return;
        if (locked) event.currentTarget.showModal();
        else onClose();
      }}
    >
      <div className="dlg">
        <h2 id={heading}>{title}</h2>
        <Inside value={{ leave, locked }}>{children}</Inside>
      </div>
    </dialog>
  );
}

/**
 * How a question ends: the way out that changes nothing, then the act. While the dialog is locked the act says what it
 * does, and there is no way out: what was sent can no longer be called back.
 */
export function DialogFoot({
  back,
  action,
  kind = 'primary',
  doing,
  onAct,
}: {
  back: string;
  action: string;
  kind?: 'primary' | 'danger';
  /** what is being done meanwhile, where it is not saving */
  doing?: string;
  /** without it the button sends the form around it */
  onAct?: () => void;
}) {
  const { leave, locked } = useContext(Inside);
  return (
    <div className="row end">
      <Button aria-disabled={locked || undefined} onClick={leave}>
        {back}
      </Button>
      <Button
        kind={kind}
        type={onAct ? 'button' : 'submit'}
        busy={locked && (doing ?? true)}
        {...(onAct ? { onClick: onAct } : {})}
      >
        {action}
      </Button>
    </div>
  );
}
