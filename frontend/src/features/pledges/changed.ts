// Which fields of a pledge an event changed, by their words.
import type { MessageId } from '../../app/i18n';

const words: Record<string, MessageId> = {
  title: 'pledge.title',
  channel: 'pledge.channel',
  instrument: 'pledge.instrument',
  amount: 'pledge.amount',
  items: 'pledge.items',
  earmark: 'pledge.earmark',
  conditions: 'pledge.conditions',
  availableFrom: 'pledge.availableFrom',
  availableUntil: 'pledge.availableUntil',
  contact: 'need.contact',
  shared: 'pledge.shared',
};

/** Each once, in the order of the form; what has no word is the portal's own bookkeeping. */
export function changedFields(changes: readonly { path: string }[]): MessageId[] {
  const changed = new Set(changes.map(({ path }) => path.replace(/^\/(content\/)?/, '').split('/')[0]));
  return Object.entries(words)
    .filter(([name]) => changed.has(name))
    .map(([, word]) => word);
}
