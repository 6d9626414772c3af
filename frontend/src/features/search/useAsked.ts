import { useEffect, useState } from 'react';

/** What was typed, a quarter of a second after the last letter. */
export function useAsked(typed: string): string {
  const [asked, setAsked] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(typed);
    }, 250);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  return asked;
}
