import { useT } from '../app/i18n';
import { Icon } from './Icon';

/** A filter that is set, and the way to be rid of it. */
export function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useT();
  return (
    <span className="chip">
      <span>{text}</span>
      <button type="button" aria-label={t('filter.remove', { filter: text })} onClick={onRemove}>
        <Icon name="cross" />
      </button>
    </span>
  );
}
