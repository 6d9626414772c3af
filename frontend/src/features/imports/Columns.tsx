// Columns whose heading is not the portal's own: what each is taken for, or that it is left out.
import type { Import } from '../../api/imports';
import { useT } from '../../app/i18n';
import { DataTable } from '../../ui/DataTable';
import { Section } from '../../ui/Section';

export function Columns({ now }: { now: Import }) {
  const { t, language } = useT();
  const others = now.columns.filter((column) => !column.key || column.as);
  if (others.length === 0) return null;
  return (
    <Section id="import-columns" title={t('import.columns')} rule={t('import.columns.rule')}>
      <DataTable
        caption={t('import.columns')}
        className="edge"
        rows={others}
        rowKey={(column) => `${column.sheet ?? ''} ${column.at}`}
        columns={[
          {
            key: 'head',
            head: t('import.column.file'),
            title: true,
            cell: (column) => `${column.sheet ? `${column.sheet}, ` : ''}${column.at} · ${column.head}`,
          },
          {
            key: 'as',
            head: t('import.column.portal'),
            cell: (column) =>
              (language === 'en' ? column.as?.en : column.as?.uk) ?? (
                <span className="mute">{t('import.column.none')}</span>
              ),
          },
        ]}
      />
    </Section>
  );
}
