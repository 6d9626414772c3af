// 16 × 16, a line of 1.6; always beside a word, so always hidden from a reader.
const paths = {
  arrow: 'M3 8h10M9.5 4.5 13 8l-3.5 3.5',
  back: 'M13 8H3M6.5 4.5 3 8l3.5 3.5',
  check: 'm3 8.5 3.3 3.3L13 4.7',
  clock: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.5V8l2.4 1.6',
  circle: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  cross: 'm4 4 8 8M12 4l-8 8',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  eyeoff: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM3 13 13 3',
  globe: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM2 8h12M8 2c4 4 4 8 0 12M8 2c-4 4-4 8 0 12',
  info: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 7.3v3.9M8 4.9v.1',
  lock: 'M4 7h8a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM5 7V5a3 3 0 0 1 6 0v2',
  low: 'M3 8h10',
  menu: 'M2 4h12M2 8h12M2 12h12',
  offline:
    'M2 2l12 12M4.8 9.6a4.8 4.8 0 0 1 2-1.1M9.8 8.7c.5.2 1 .5 1.4.9M2 6.8c.8-.8 1.7-1.4 2.7-1.8M8 4.1c2.3 0 4.4.9 6 2.7M8 12.5v.1',
  pen: 'm3 13 .7-3 7-7 2.3 2.3-7 7z',
  plus: 'M8 3v10M3 8h10',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3',
  save: 'M8 2v8M4.7 7 8 10.2 11.3 7M2.5 13.5h11',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.5 10.5 14 14',
  stop: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 5v3.6M8 10.9v.1',
  trio: 'M8 2.5 14 13.3H2z',
  undo: 'M5.5 3 2.5 6l3 3M3 6h6.5a4 4 0 0 1 0 8H6',
  up: 'M3.5 10 8 5.5l4.5 4.5',
  user: 'M11 5.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM2.5 14c0-3 2.5-4.7 5.5-4.7s5.5 1.7 5.5 4.7',
  users:
    'M8.5 5.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM1.5 13.5c0-2.6 2-4.2 4.5-4.2s4.5 1.6 4.5 4.2M11 3.3a2.4 2.4 0 0 1 0 4.5M12 9.6c1.6.5 2.5 1.9 2.5 3.9',
  warn: 'M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.5v.1',
} as const;

const filled = {
  full: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  tri: 'M8 2.2 14.5 13.5h-13z',
} as const;

export type IconName = keyof typeof paths | keyof typeof filled;

export function Icon({ name }: { name: IconName }) {
  const solid = name in filled;
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {solid ? (
        <path d={filled[name as keyof typeof filled]} fill="currentColor" />
      ) : (
        <path d={paths[name as keyof typeof paths]} />
      )}
    </svg>
  );
}
