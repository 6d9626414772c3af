// Which column of the file is taken for which of the portal's.
import type { Import } from '../../api/imports';
import { useT } from '../../app/i18n';
import { Section } from '../../ui/Section';

export function Columns({ now }: { now: Import }) {
  const { t } = useT();
  const passed = now.columns.filter((column) => !column.key);
  if (passed.length === 0) return null;
  return (
    <Section id="import-columns" title={t('import.columns')} rule={t('import.columns.rule')}>
      <ul>
        {passed.map((column) => (
          <li key={`${column.sheet ?? ''} ${column.at}`}>
            {column.sheet ? `${column.sheet}, ` : ''}
            {column.at} · {column.head}
          </li>
        ))}
      </ul>
    </Section>
  );
}
