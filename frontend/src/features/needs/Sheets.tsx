// Need sheets to take along: one page a need, as PDF or Word, in either
// language.
import { useT } from '../../app/i18n';
import { FilesMenu } from './FilesMenu';

/** The most that one file holds (server/api/openapi.yaml: getNeedSheets). */
const MOST_SHEETS = 30;

const FILES = [
  { format: 'pdf', lang: 'uk' },
  { format: 'pdf', lang: 'en' },
  { format: 'docx', lang: 'uk' },
  { format: 'docx', lang: 'en' },
] as const;

function address(ids: readonly string[], format: string, lang: string): string {
  const query = new URLSearchParams(ids.map((id) => ['id', id]));
  query.set('format', format);
  query.set('lang', lang);
  return `/api/v1/needs/sheets?${query.toString()}`;
}

export function Sheets({ ids }: { ids: readonly string[] }) {
  const { t } = useT();
  const taken = ids.slice(0, MOST_SHEETS);
  const word =
    ids.length === 1
      ? t('sheet.one')
      : t(ids.length > MOST_SHEETS ? 'sheet.first' : 'sheet.page', { n: taken.length });
  return (
    <FilesMenu
      label={word}
      rule={t('sheet.rule')}
      files={FILES.map(({ format, lang }) => ({
        href: address(taken, format, lang),
        text: t(`sheet.${format}.${lang}`),
      }))}
    />
  );
}
