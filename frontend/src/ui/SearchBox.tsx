import { useEffect, useRef, useState } from 'react';
import { useRouter } from '@tanstack/react-router';
import { TextField } from './Field';

/** Applies 300 ms after the last letter. */
export function SearchBox({
  value,
  onSearch,
  ...field
}: {
  /** where an error summary leads to it */
  id?: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onSearch: (q: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Called in its latest form: a filter chosen while the words wait must not be taken back by them.
  const tell = useRef(onSearch);
  useEffect(() => {
    tell.current = onSearch;
  });
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
      {...field}
      type="search"
      value={typed}
      onChange={(next) => {
        setTyped(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          // Who has pressed a link meanwhile is on the way there: the words must not call back.
          if (router.latestLocation.pathname !== router.state.resolvedLocation?.pathname) return;
          setSent(next.trim());
          tell.current(next.trim());
        }, 300);
      }}
    />
  );
}
