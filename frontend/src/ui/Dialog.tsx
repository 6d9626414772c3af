// The browser's own modal dialog: it keeps the focus inside, gives it back,
// and takes Esc as the refusing button.
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  children: ReactNode;
  /** also what Esc does; while something is being sent the dialog stays */
  onClose: () => void;
  locked?: boolean;
  wide?: boolean;
}

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
  return (
    <dialog
      ref={element}
      aria-labelledby={heading}
      className={wide ? 'wide' : undefined}
      onCancel={(event) => {
        event.preventDefault();
        if (!locked) onClose();
      }}
    >
      <div className="dlg">
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
