// When what is typed was last kept on this device, or that the device keeps nothing.
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from './i18n';
import { draftKeptAt, online } from './online';
import { formatTime } from '../lib/format';
import { useSignal } from '../lib/signal';
import { Icon } from '../ui/Icon';
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

/**
 * Stands beside the buttons. While the portal is out of reach it says what has become of the typed text and what to do
 * when the line is back, for one who pressed here and does not see the top of a long form.
 */
export function FootLine({ unreached, children }: { unreached: boolean; children: ReactNode }) {
  const { t } = useT();
  const reachable = useSignal(online);
  const at = useSignal(draftKeptAt);
  const fails = useSignal(keepingFails);
  const [cut, setCut] = useState(false);
  if (!reachable && !cut) setCut(true);
  const back = unreached && cut && reachable;
  const told = !reachable || unreached;
  return (
    <div role="status" className="foot-line">
      {told ? (
        <p>
          <Icon name={back ? 'check' : 'offline'} />
          <span>
            {back
              ? t('form.line.back')
              : fails || !at
                ? t('form.line.unkept')
                : t('form.line.kept', { time: formatTime(at) })}
          </span>
        </p>
      ) : (
        <p className="small mute">{children}</p>
      )}
    </div>
  );
}
