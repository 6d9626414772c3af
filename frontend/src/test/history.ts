// What has happened to a need of the stand-in server, newest first.
import type { Need } from '../api/needs';

const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export function history(need: Need) {
  const hangs = { person: 'Іван Мороз', at: '2026-09-20T08:00:00Z', seq: 1 };
  return [
    {
      id: id(9001),
      kind: 'need',
      record: need.id,
      seq: 2,
      act: 'need.edited',
      at: '2026-11-20T07:10:00Z',
      person: 'Олена Коваль',
      changes: [{ path: '/content/cost/minor', before: '261500000', after: '264060000' }],
    },
    { ...hangs, id: id(9004), kind: 'comment', record: id(9103), act: 'comment.withdrawn', changes: [] },
    {
      ...{ ...hangs, id: id(9003), kind: 'attachment', record: id(9102), act: 'need.detached' },
      changes: [{ path: '/name', before: '"старий.pdf"' }],
    },
    {
      ...{ ...hangs, id: id(9002), kind: 'attachment', record: id(9101), act: 'need.attached' },
      changes: [{ path: '/name', after: '"лист.pdf"' }],
    },
    {
      id: id(9000),
      kind: 'need',
      record: need.id,
      seq: 1,
      act: 'need.created',
      at: '2026-09-18T10:00:00Z',
      person: 'Олена Коваль',
      changes: [],
    },
  ];
}
