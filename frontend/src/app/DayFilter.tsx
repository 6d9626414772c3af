import { useState } from 'react';
import { sayField } from '../api/problem';
import { readDate, showDate } from '../lib/typed';
import { TextField } from '../ui/Field';
import { useT } from './i18n';

/** A day that a list is filtered by: applies as soon as what is typed is one, or nothing; what is as long as one and is none is told. */
export function DayFilter({
  label,
  day,
  onDay,
  width,
}: {
  label: string;
  day: string;
  onDay: (day: string) => void;
  width?: 'narrow';
}) {
  const { language } = useT();
  const [typed, setTyped] = useState(() => showDate(day, language));
  const [seen, setSeen] = useState(day);
  const read = readDate(typed);
  if (day !== seen) {
    // Another way changed the filter: a chip removed, a step back.
    setSeen(day);
    if (!read.ok || read.value !== day) setTyped(showDate(day, language));
  }
  return (
    <TextField
      label={label}
      {...(width ? { width } : {})}
      value={typed}
      inputMode="numeric"
      error={!read.ok && typed.trim().length > 9 ? sayField(read) : undefined}
      onChange={(text) => {
        setTyped(text);
        const next = readDate(text);
        if (next.ok && next.value !== day) onDay(next.value);
      }}
    />
  );
}
