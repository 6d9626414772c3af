// Who will see a record: asked once, whether of one or of many.
import type { Organisation } from '../api/reference';
import { useT } from './i18n';
import type { Level } from '../ui/Badge';
import { CheckList } from '../ui/CheckList';
import { Choice } from '../ui/Field';
import { fullName } from '../lib/names';

/** Public takes two people and another act; held outside fits no filled record. */
const OPEN_LEVELS = ['group', 'subgroup', 'parties'] as const;

interface Props {
  /** those that may be named; none while they have not come */
  organisations: readonly Organisation[] | undefined;
  level: Level;
  onLevel: (level: Level) => void;
  named: string[];
  onNamed: (named: string[]) => void;
  /** sees it anyway */
  owner?: string;
  /** what is offered where it has none yet */
  offered?: Level;
  /** the level it has now, where it has one */
  present?: Level | undefined;
  errors?: { level?: string | undefined; named?: string | undefined };
}

export function LevelQuestion(props: Props) {
  const { organisations, level, onLevel, named, onNamed, owner, present, errors = {} } = props;
  const { offered = 'group' } = props;
  const { t, language } = useT();
  const mark = (value: Level) =>
    value === present
      ? ` (${t('act.relevel.present')})`
      : value === offered && present === undefined
        ? ` (${t('act.open.offered')})`
        : '';
  return (
    <>
      <Choice
        id="act-first"
        name="level"
        label={t('act.open.level')}
        value={level}
        error={errors.level}
        onChange={(value) => {
          onLevel(value as Level);
        }}
        options={OPEN_LEVELS.map((value) => ({
          value,
          label: `${t(`level.${value}`)}${mark(value)}`,
          hint: t(`level.${value}.who`),
        }))}
      />
      {level === 'parties' && organisations ? (
        <CheckList
          id="act-named"
          label={t('act.open.named')}
          hint={t('act.open.named.hint')}
          error={errors.named}
          chosen={named}
          onChange={onNamed}
          options={organisations
            .filter((one) => one.active && one.id !== owner)
            .map((one) => ({ value: one.id, label: fullName(one, language) }))
            .sort((a, b) => a.label.localeCompare(b.label, language))}
          searchable
        />
      ) : null}
    </>
  );
}
