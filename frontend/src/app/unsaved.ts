// Forms that hold typed text register here, so that it is kept before a lost
// session or a sign-out takes their page away.
const keepers = new Set<() => Promise<void>>();

export function onLeave(keep: () => Promise<void>): () => void {
  keepers.add(keep);
  return () => keepers.delete(keep);
}

export async function keepAll(): Promise<void> {
  await Promise.allSettled([...keepers].map((keep) => keep()));
}
