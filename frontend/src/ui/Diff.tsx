// What an event changed: field, before, after. Names behind ids and codes come
// from the page, which has the lists.
import { Link } from '@tanstack/react-router';
import { useT } from '../app/i18n';
import type { ReactNode } from 'react';
import type { Line, Told, ToldItem } from '../lib/told';
import { DateText, Money } from './Text';

export interface Names {
  organisation: (id: string) => string;
  theme: (code: string) => string;
  subgroup: (code: string) => string;
  places: (codes: readonly string[]) => string;
  /** of documents that a need serves, and of its lines; codes where the page has no lists of them */
  strategies?: (codes: readonly string[]) => string;
  item?: (item: ToldItem) => ReactNode;
}

export function Diff({ lines, names }: { lines: readonly Line[]; names: Names }) {
  const { t } = useT();
  if (lines.length === 0) return null;
  return (
    <dl className="diff">
      {lines.map((line, at) => (
        <div key={`${line.label} ${line.path ?? ''} ${line.side ?? ''} ${String(at)}`}>
          <dt>
            {t(line.label, { path: line.path })}
            {line.side ? `, ${t(`pair.in.${line.side}`)}` : ''}:
          </dt>
          <dd>
            {line.before ? (
              <del>
                <span className="vh">{t('diff.before')} </span>
                <ToldText told={line.before} names={names} />
              </del>
            ) : null}
            {line.before && line.after ? ' → ' : null}
            {line.after ? (
              <ins>
                <span className="vh">{t('diff.after')} </span>
                <ToldText told={line.after} names={names} />
              </ins>
            ) : (
              <span className="mute"> {t('diff.removed')}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ToldText({ told, names }: { told: Told; names: Names }) {
  const { t } = useT();
  switch (told.kind) {
    case 'text':
      return (
        <span lang={told.lang} className="said">
          {told.text}
        </span>
      );
    case 'date':
      return <DateText date={told.date} />;
    case 'money':
      return <Money value={told} />;
    case 'word':
      return <>{t(told.id, told.values)}</>;
    case 'organisations':
      return <>{told.ids.map(names.organisation).join(', ')}</>;
    case 'theme':
      return <>{names.theme(told.code)}</>;
    case 'subgroup':
      return <>{names.subgroup(told.code)}</>;
    case 'places':
      return <>{names.places(told.codes)}</>;
    case 'strategies':
      return <>{names.strategies?.(told.codes) ?? told.codes.join('; ')}</>;
    case 'item':
      return (
        <>{names.item?.(told.item) ?? [told.item.class, told.item.quantity, told.item.unit].join(' ')}</>
      );
    case 'need':
      return (
        <Link to="/needs/$id" params={{ id: told.id }}>
          {t('need.other')}
        </Link>
      );
    case 'person':
      return (
        <Link to="/people/$id" params={{ id: told.id }}>
          {t('audit.person')}
        </Link>
      );
  }
}
