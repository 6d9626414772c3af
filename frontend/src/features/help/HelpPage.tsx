// What a reader may need to know and cannot see on the pages themselves.
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { LevelMark, StateBadge } from '../../ui/Badge';
import { LEVELS, NEED_STATES } from '../../api/first.gen';
import type { ReactNode } from 'react';
import type { MessageId } from '../../app/i18n';

const steps: MessageId[] = ['help.need.1', 'help.need.2', 'help.need.3', 'help.need.4'];
const keys: MessageId[] = ['help.keys.1', 'help.keys.2', 'help.keys.3', 'help.keys.4'];
const access: MessageId[] = ['help.access.1', 'help.access.2', 'help.access.3', 'help.access.4'];

export function HelpPage() {
  const { t } = useT();
  const list = (ids: MessageId[], Tag: 'ol' | 'ul') => (
    <Tag className="listed">
      {ids.map((id) => (
        <li key={id}>{t(id)}</li>
      ))}
    </Tag>
  );
  return (
    <>
      <div className="head">
        <div>
          <Title title={t('help.title')} />
          <p className="lead">{t('help.lead')}</p>
        </div>
      </div>
      <div className="sheet">
        <Part id="need" title={t('help.need')}>
          {list(steps, 'ol')}
        </Part>
        <Part id="states" title={t('help.states')}>
          <dl className="kv terms">
            {NEED_STATES.map((state) => (
              <div key={state}>
                <dt>
                  <StateBadge state={state} />
                </dt>
                <dd>{t(`state.${state}.means`)}</dd>
              </div>
            ))}
          </dl>
        </Part>
        <Part id="levels" title={t('help.levels')}>
          <dl className="kv terms">
            {LEVELS.map((level) => (
              <div key={level}>
                <dt>
                  <LevelMark level={level} />
                </dt>
                <dd>{t(`level.${level}.who`)}</dd>
              </div>
            ))}
          </dl>
        </Part>
        <Part id="drafts" title={t('help.drafts')}>
          <p>{t('help.drafts.text')}</p>
        </Part>
        <Part id="keys" title={t('help.keys')}>
          {list(keys, 'ul')}
        </Part>
        <Part id="access" title={t('help.access')}>
          {list(access, 'ul')}
        </Part>
      </div>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="sec" aria-labelledby={`h-${id}`}>
      <header>
        <h2 id={`h-${id}`}>{title}</h2>
      </header>
      <div>{children}</div>
    </section>
  );
}
