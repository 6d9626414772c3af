import { useEffect, useRef, useState } from 'react';
import { useRouter } from '@tanstack/react-router';
import { TextField } from './Field';

/** Applies 300 ms after the last letter. */
export function SearchBox({
  id = 'q',
  label,
  value,
  onSearch,
}: {
  /** where a page has more than one */
  id?: string;
  label: string;
  value: string;
  onSearch: (q: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== sent) {
    // The address changed from outside: a chip removed, a step back.
    setSent(value);
    setTyped(value);
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return (
    <TextField
      id={id}
      type="search"
      label={label}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          // Who has pressed a link meanwhile is on the way there: the words must not call back.
          if (router.latestLocation.pathname !== router.state.resolvedLocation?.pathname) return;
          setSent(next.trim());
          onSearch(next.trim());
        }, 300);
      }}
    />
  );
}
