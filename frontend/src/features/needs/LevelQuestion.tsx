// Who will see a need: asked once, whether of one need or of many.
import type { Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import type { Level } from '../../ui/Badge';
import { CheckList } from '../../ui/CheckList';
import { Choice } from '../../ui/Field';
import { agencyName } from './words';

/** Public takes two people and another act; held outside fits no filled record. */
const OPEN_LEVELS = ['group', 'subgroup', 'parties'] as const;

interface Props {
  reference: Reference | undefined;
  level: Level;
  onLevel: (level: Level) => void;
  named: string[];
  onNamed: (named: string[]) => void;
  /** sees it anyway */
  agency?: string;
  /** the level it has now, where it has one */
  present?: Level | undefined;
  errors?: { level?: string | undefined; named?: string | undefined };
}

export function LevelQuestion(props: Props) {
  const { reference, level, onLevel, named, onNamed, agency, present, errors = {} } = props;
  const { t, language } = useT();
  const mark = (value: Level) =>
    value === present
      ? ` (${t('act.relevel.present')})`
      : value === 'group' && present === undefined
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
      {level === 'parties' && reference ? (
        <CheckList
          id="act-named"
          label={t('act.open.named')}
          hint={t('act.open.named.hint')}
          error={errors.named}
          chosen={named}
          onChange={onNamed}
          options={reference.organisations
            .filter((one) => one.active && one.id !== agency)
            .map((one) => ({ value: one.id, label: agencyName(reference, one.id, language) }))
            .sort((a, b) => a.label.localeCompare(b.label, language))}
          searchable
        />
      ) : null}
    </>
  );
}
