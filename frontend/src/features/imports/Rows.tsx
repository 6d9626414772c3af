// The rows of a file and what becomes of each; those that need it are corrected where they stand.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { rowsQuery, ROWS_A_PAGE } from '../../api/imports';
import type { Import, ImportRow, RowFate } from '../../api/imports';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { Badge } from '../../ui/Badge';
import { DataTable } from '../../ui/DataTable';
import { Icon } from '../../ui/Icon';
import type { IconName } from '../../ui/Icon';
import { EmptyState } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { Clashes, Mending } from './Mending';
import { SHOWN, isShown } from './fates';
import type { ShownRows } from './fates';

const route = getRouteApi('/import/$id');

const fates = {
  add: ['green', 'plus'],
  change: ['amber', 'pen'],
  unchanged: ['grey', 'check'],
  conflict: ['red', 'stop'],
  rejected: ['red', 'cross'],
  aside: ['grey', 'info'],
} as const satisfies Record<RowFate, readonly ['green' | 'amber' | 'grey' | 'red', IconName]>;

export function FateBadge({ fate }: { fate: RowFate }) {
  const { t } = useT();
  const [tone, icon] = fates[fate];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`import.fate.${fate}`)}
    </Badge>
  );
}

export function Rows({ now, may }: { now: Import; may: boolean }) {
  const { t, language } = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const shown: ShownRows = isShown(search.show) ? search.show : 'all';
  const from = Math.max(0, Number(search.from ?? 0) || 0);
  const rows = useQuery(rowsQuery(now.id, { fates: SHOWN[shown], from }, language));
  const count = (word: ShownRows): number => {
    const of: readonly RowFate[] = SHOWN[word];
    return of.length === 0 ? now.counts.rows : of.reduce((sum, fate) => sum + now.counts[fate], 0);
  };
  const next = rows.data?.next;
  return (
    <section aria-labelledby="import-rows">
      <div className="toolbar">
        <h2 id="import-rows">{t('import.rows')}</h2>
        <fieldset className="seg push">
          <legend className="vh">{t('import.show')}</legend>
          {(Object.keys(SHOWN) as ShownRows[]).map((word) => (
            <label key={word}>
              <input
                type="radio"
                name="show"
                value={word}
                checked={shown === word}
                onChange={() =>
                  void navigate({
                    search: word === 'all' ? {} : { show: word },
                    replace: true,
                    resetScroll: false,
                  })
                }
              />
              {t(`import.show.${word}`)} {count(word)}
            </label>
          ))}
        </fieldset>
      </div>
      {rows.isPending ? <Skeleton rows={8} /> : null}
      {rows.isError ? (
        <div className="page-notice">
          <ReadingProblem of={rows} />
        </div>
      ) : null}
      {rows.isSuccess && rows.data.items.length === 0 ? (
        <EmptyState title={t('import.rows.none')}>{t('import.rows.none.text')}</EmptyState>
      ) : null}
      {rows.isSuccess && rows.data.items.length > 0 ? (
        <DataTable
          caption={t('import.rows.caption')}
          className="imp"
          rows={rows.data.items}
          rowKey={(row) => String(row.n)}
          waiting={rows.isPlaceholderData}
          columns={[
            { key: 'row', head: t('import.row'), num: true, cell: (row) => String(row.row) },
            { key: 'fate', head: t('import.act'), cell: (row) => <FateBadge fate={row.fate} /> },
            { key: 'title', head: t('import.name'), title: true, cell: (row) => <Name row={row} /> },
            {
              key: 'what',
              head: t('import.exactly'),
              cell: (row) => (
                <div className="what">
                  <What now={now} row={row} may={may} />
                </div>
              ),
            },
          ]}
        />
      ) : null}
      {from > 0 || next !== undefined ? (
        <nav className="pager" aria-label={t('pager.label')}>
          {from > 0 ? (
            <Link
              to="/import/$id"
              params={{ id: now.id }}
              search={shown === 'all' ? { from: String(Math.max(0, from - ROWS_A_PAGE)) } : { show: shown }}
              className="btn sm"
            >
              <Icon name="back" />
              {t(shown === 'all' ? 'import.earlier' : 'import.first')}
            </Link>
          ) : null}
          {next !== undefined ? (
            <Link
              to="/import/$id"
              params={{ id: now.id }}
              search={{ ...(shown === 'all' ? {} : { show: shown }), from: String(next) }}
              className="btn sm"
            >
              {t('import.later')}
              <Icon name="arrow" />
            </Link>
          ) : null}
        </nav>
      ) : null}
    </section>
  );
}

function Name({ row }: { row: ImportRow }) {
  const { t } = useT();
  const name = row.title || row.number || t('import.nameless');
  return (
    <>
      {row.record ? (
        <Link to="/needs/$id" params={{ id: row.record }}>
          {name}
        </Link>
      ) : (
        name
      )}
      {row.lines > 0 ? <span className="sub">{t('import.lines', { n: row.lines })}</span> : null}
    </>
  );
}

function What({ now, row, may }: { now: Import; row: ImportRow; may: boolean }) {
  const { t } = useT();
  const written = now.state !== 'preview' && now.state !== 'writing';
  switch (row.fate) {
    case 'add':
      return <p>{t(row.kept ? 'import.row.kept' : written ? 'import.row.added' : 'import.row.add')}</p>;
    case 'unchanged':
      return <p>{t('import.row.unchanged', { number: row.number ?? '' })}</p>;
    case 'aside':
      return <p>{t(`import.why.${row.why ?? 'empty'}`)}</p>;
    case 'change':
      return <Changes row={row} />;
    case 'conflict':
      return (
        <>
          <Changes row={row} />
          <Clashes id={now.id} row={row} may={may} />
        </>
      );
    case 'rejected':
      return <Mending key={JSON.stringify(row.problems)} id={now.id} row={row} may={may} />;
  }
}

/** What a row changes, field by field; clashes are told apart. */
function Changes({ row }: { row: ImportRow }) {
  const { t } = useT();
  const plain = row.changes.filter((change) => !change.clash);
  if (plain.length === 0) return null;
  return (
    <>
      <dl className="diff">
        {plain.map((change) => (
          <div key={change.pointer}>
            <dt>{change.head}:</dt>
            <dd>
              {change.before ? (
                <>
                  <del>{change.before}</del>
                  {' → '}
                </>
              ) : null}
              <ins>{change.after ?? t('import.nothing')}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {row.kept ? <p>{t('import.row.kept')}</p> : null}
    </>
  );
}
