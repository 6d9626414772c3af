import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** What follows from an act, line by line: told before it is done. */
export function Consequences({ lines }: { lines: readonly ReactNode[] }) {
  return (
    <ul className="conseq">
      {lines.map((line, at) => (
        <li key={at}>
          <Icon name="arrow" />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}
