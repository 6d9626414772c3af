// The pager of a list whose address holds its page.
import { Link, useNavigate } from '@tanstack/react-router';
import { firstPage } from '../lib/pages';
import type { PageState } from '../lib/pages';
import type { Search } from '../lib/urlstate';
import { Icon } from '../ui/Icon';
import { Pager } from '../ui/Pager';
import { useT } from './i18n';

export function ListPager({
  list,
  page,
  count,
  total,
  next,
  address,
}: {
  list: '/people' | '/organisations' | '/projects' | '/pledges';
  page: PageState;
  /** rows of this page */
  count: number;
  total: number;
  /** the mark of the page after, where there is one */
  next: string | undefined;
  /** keeps the list's filters */
  address: (page: PageState) => Search;
}) {
  const { t } = useT();
  const navigate = useNavigate();
  const first = firstPage(page);
  const seen = page.skip + count;
  return (
    <Pager
      from={page.skip + 1}
      to={seen}
      total={Math.max(total, seen)}
      size={page.limit}
      onSize={(limit) =>
        void navigate({ to: list, search: address({ ...first, limit }), resetScroll: false })
      }
      first={
        page.skip > 0 ? (
          <Link to={list} search={address(first)} className="btn sm">
            {t('pager.first')}
          </Link>
        ) : null
      }
      next={
        next ? (
          <Link to={list} search={address({ ...page, after: next, skip: seen })} className="btn sm">
            {t('pager.next')}
            <Icon name="arrow" />
          </Link>
        ) : null
      }
    />
  );
}
