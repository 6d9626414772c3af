import { useT } from '../app/i18n';
import { Icon } from './Icon';

interface Props {
  text: string;
  /** what the button says to readers; without it the chip is a filter */
  removing?: string;
  onRemove: () => void;
}

/** Something that is set, such as a filter, and the way to be rid of it. */
export function Chip({ text, removing, onRemove }: Props) {
  const { t } = useT();
  return (
    <span className="chip">
      <span>{text}</span>
      <button type="button" aria-label={removing ?? t('filter.remove', { filter: text })} onClick={onRemove}>
        <Icon name="cross" />
      </button>
    </span>
  );
}
