// When what is typed was last kept on this device, or that the device keeps nothing.
import { useT } from '../../app/i18n';
import { draftKeptAt } from '../../app/online';
import { formatTime } from '../../lib/format';
import { useSignal } from '../../lib/signal';
import { Icon } from '../../ui/Icon';
import { keepingFails } from './useDraft';

/** Polite, and at most once a minute: the text changes with the minute alone. */
export function DraftLine({ dirty }: { dirty: boolean }) {
  const { t } = useT();
  const at = useSignal(draftKeptAt);
  const fails = useSignal(keepingFails);
  return (
    <div className="row">
      <span className="draft" role="status">
        {fails ? (
          <>
            <Icon name="warn" />
            {t('form.draft.fails')}
          </>
        ) : dirty && at ? (
          <>
            <Icon name="check" />
            {t('form.draft.kept', { time: formatTime(at) })}
          </>
        ) : null}
      </span>
    </div>
  );
}
