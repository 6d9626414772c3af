// States of pledges, allocations and transactions: an icon and a word, tinted only where something is asked for.
import type { Allocation, Transaction } from '../api/ledger';
import type { PledgeState } from '../api/pledges';
import { useT } from '../app/i18n';
import { Badge } from '../ui/Badge';

const pledges = {
  exploring: ['grey', 'search'],
  announced: ['blue', 'circle'],
  committed: ['green', 'check'],
  closed: ['grey', 'full'],
  withdrawn: ['grey', 'undo'],
} as const;

export function PledgeBadge({ state }: { state: PledgeState }) {
  const { t } = useT();
  const [tone, icon] = pledges[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`pledge.state.${state}`)}
    </Badge>
  );
}

const allocations = {
  held: ['amber', 'clock'],
  confirmed: ['green', 'check'],
  released: ['grey', 'undo'],
} as const;

export function AllocationBadge({ state }: { state: Allocation['state'] }) {
  const { t } = useT();
  const [tone, icon] = allocations[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`allocation.state.${state}`)}
    </Badge>
  );
}

const transactions = {
  recorded: ['amber', 'clock'],
  confirmed: ['green', 'check'],
  disputed: ['red', 'warn'],
  cancelled: ['grey', 'cross'],
} as const;

export function TransactionBadge({ state }: { state: Transaction['state'] }) {
  const { t } = useT();
  const [tone, icon] = transactions[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`transaction.state.${state}`)}
    </Badge>
  );
}
