// The list to take along, all its pages, as Excel or CSV in either language.
import { tableAddress } from '../../api/needs';
import { useT } from '../../app/i18n';
import type { ListState } from '../../lib/urlstate';
import { FilesMenu } from './FilesMenu';

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
    <FilesMenu
      label={word}
      rule={t('table.rule')}
      files={FILES.map(({ format, lang }) => ({
        href: tableAddress(state, format, lang),
        text: t(`table.${format}.${lang}`),
      }))}
    />
  );
}
