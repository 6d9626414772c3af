// A whole file pasted into a field would hold the page for minutes; nothing that a field takes comes near.
import { showToast } from '../ui/Notice';

/** Many times what the longest field holds. */
const MOST = 100_000;

function guard(event: ClipboardEvent): void {
  const length = event.clipboardData?.getData('text/plain').length ?? 0;
  if (length <= MOST) return;
  event.preventDefault();
  showToast('paste.too-long', { n: length });
}

/** Called once; the field that was pasted into keeps what it had. */
export function guardPaste(): void {
  document.addEventListener('paste', guard, true);
}
