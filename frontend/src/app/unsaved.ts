// Forms that hold typed text register here: it is kept before a lost session
// takes their page away, and let go before a sign-out erases it.
interface Keeper {
  keep: () => Promise<void>;
  /** keeps nothing more, whatever happens to the form afterwards */
  letGo: () => void;
}

const keepers = new Set<Keeper>();

export function onLeave(keeper: Keeper): () => void {
  keepers.add(keeper);
  return () => keepers.delete(keeper);
}

export async function keepAll(): Promise<void> {
  await Promise.allSettled([...keepers].map((keeper) => keeper.keep()));
}

export function letAllGo(): void {
  for (const keeper of keepers) keeper.letGo();
}
