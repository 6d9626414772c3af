import { useT } from '../app/i18n';
import type { MessageId } from '../app/i18n';
import { Icon } from './Icon';
import type { IconName } from './Icon';

type Tone = 'blue' | 'amber' | 'green' | 'red' | 'grey' | 'plain';

export function Badge({ tone, icon, children }: { tone: Tone; icon: IconName; children: string }) {
  return (
    <span className={`badge ${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

const states = {
  draft: ['grey', 'pen'],
  submitted: ['amber', 'clock'],
  returned: ['amber', 'undo'],
  open: ['blue', 'circle'],
  closed: ['grey', 'full'],
} as const satisfies Record<string, readonly [Tone, IconName]>;

export type NeedState = keyof typeof states;

/** Only what asks for action is tinted; the word and the icon carry the meaning alone. */
export function StateBadge({ state }: { state: NeedState }) {
  const { t } = useT();
  const [tone, icon] = states[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </Badge>
  );
}

const priorities = {
  critical: ['red', 'tri'],
  high: ['plain', 'trio'],
  medium: ['plain', 'circle'],
  low: ['plain', 'low'],
} as const satisfies Record<string, readonly [Tone, IconName]>;

export type Priority = keyof typeof priorities;

export function PriorityBadge({ priority }: { priority: Priority }) {
  const { t } = useT();
  const [tone, icon] = priorities[priority];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`priority.${priority}`)}
    </Badge>
  );
}

const levels = {
  public: 'globe',
  group: 'users',
  subgroup: 'users',
  parties: 'lock',
  held_outside: 'eyeoff',
} as const satisfies Record<string, IconName>;

export type Level = keyof typeof levels;

export function LevelMark({ level }: { level: Level }) {
  const { t } = useT();
  const id: MessageId = `level.${level}`;
  return (
    <span className="level">
      <Icon name={levels[level]} />
      <span>
        <span className="vh">{t('level.label')}: </span>
        {t(id)}
      </span>
    </span>
  );
}
