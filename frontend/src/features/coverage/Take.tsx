// The page to take along: as Excel or CSV in either language, made by the portal, or on paper.
import { coverageTableAddress } from '../../api/coverage';
import type { CoverageFilter } from '../../api/coverage';
import { Menu } from '../../app/Menu';
import { useT } from '../../app/i18n';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';

const FILES = [
  { format: 'xlsx', lang: 'uk' },
  { format: 'xlsx', lang: 'en' },
  { format: 'csv', lang: 'uk' },
  { format: 'csv', lang: 'en' },
] as const;

export function Take({ filter }: { filter: CoverageFilter }) {
  const { t } = useT();
  return (
    <div className="row noprint">
      <Menu
        className="sheet-menu"
        label={t('coverage.take')}
        head={
          <>
            {t('coverage.take')}
            <Icon name="down" />
          </>
        }
      >
        {FILES.map(({ format, lang }) => (
          <a key={`${format} ${lang}`} href={coverageTableAddress(filter, format, lang)} download>
            {t(`table.${format}.${lang}`)}
          </a>
        ))}
        <p className="small mute">{t('coverage.take.rule')}</p>
      </Menu>
      <Button
        onClick={() => {
          window.print();
        }}
      >
        {t('coverage.print')}
      </Button>
    </div>
  );
}
