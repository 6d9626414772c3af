// A picture of the table beside it: 27 units in five steps. Nobody has to press or hear it; all it says stands there.
import type { ReactNode } from 'react';
import { useT } from '../app/i18n';
import { PARTLY_SHUT, SHUT } from './access';
import { MAP_HEIGHT, MAP_WIDTH, OBLASTS } from './oblasts';

export type Step = 1 | 2 | 3 | 4 | 5;

/** `steps` by ISO 3166-2; a unit without one has nothing to show. */
export function OblastMap({
  title,
  steps,
  children,
}: {
  title: string;
  steps: Readonly<Record<string, Step>>;
  /** what the steps mean */
  children: ReactNode;
}) {
  const { t } = useT();
  return (
    <>
      <svg
        className="map"
        viewBox={`-4 -4 ${String(MAP_WIDTH + 8)} ${String(MAP_HEIGHT + 8)}`}
        role="img"
        aria-label={title}
      >
        <defs>
          <pattern
            id="occ"
            className="occ"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" />
            <path d="M0 0v6" />
          </pattern>
          <pattern
            id="occ-part"
            className="occ-part"
            width="12"
            height="12"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0v12" />
            <path d="M0 0v12" />
          </pattern>
        </defs>
        {Object.entries(OBLASTS).map(([iso, d]) => (
          <path key={iso} d={d} className={lookOf(iso, steps[iso])} data-iso={iso} />
        ))}
        {PARTLY_SHUT.map((iso) => (
          <path key={iso} d={OBLASTS[iso]} className="part" />
        ))}
      </svg>
      {children}
      <ul className="key">
        <li>
          <svg className="map" aria-hidden="true">
            <rect width="18" height="10" className="shut" />
          </svg>
          {t('map.shut')}
        </li>
        <li>
          <svg className="map" aria-hidden="true">
            <rect width="18" height="10" className="m4" />
            <rect width="18" height="10" className="part" />
          </svg>
          {t('map.part')}
        </li>
        <li>
          <svg className="map" aria-hidden="true">
            <rect width="18" height="10" className="m0" />
          </svg>
          {t('map.none')}
        </li>
      </ul>
    </>
  );
}

/** What is wholly shut stays hatched until a need there is counted; never the first step, which would read as little. */
function lookOf(iso: string, step: Step | undefined): string {
  if (step) return `m${String(step)}`;
  return SHUT.includes(iso) ? 'shut' : 'm0';
}
