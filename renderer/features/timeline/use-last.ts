import { useState } from 'react';

/** The last value that was there, kept while the next is on its way. */
export function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}
