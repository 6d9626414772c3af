// The list to take along, all its pages, as Excel or CSV in either language.
// Plain links: the browser keeps the file, the portal names it.
import { tableAddress } from '../../api/needs';
import { useT } from '../../app/i18n';
import { Menu } from '../../app/Menu';
import type { ListState } from '../../lib/urlstate';
import { Icon } from '../../ui/Icon';

const FILES = [
  { format: 'xlsx', lang: 'uk' },
  { format: 'xlsx', lang: 'en' },
  { format: 'csv', lang: 'uk' },
  { format: 'csv', lang: 'en' },
] as const;

export function TableMenu({ state, total }: { state: ListState; total: number }) {
  const { t } = useT();
  const word = t('table.take', { n: total });
  return (
    <Menu
      className="sheet-menu"
      label={word}
      head={
        <>
          {word}
          <Icon name="down" />
        </>
      }
    >
      {FILES.map(({ format, lang }) => (
        <a key={`${format} ${lang}`} href={tableAddress(state, format, lang)} download>
          {t(`table.${format}.${lang}`)}
        </a>
      ))}
      <p className="small mute">{t('table.rule')}</p>
    </Menu>
  );
}
