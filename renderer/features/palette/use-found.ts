import { useEffect, useState } from 'react';
import { type CallOutput } from '../../../shared/contract/index.ts';
import { invoke } from '../../client/host.ts';

interface Found {
  readonly of: string;
  readonly files: CallOutput<'review.findFiles'>['items'];
  readonly places: CallOutput<'transcript.search'>['items'];
  readonly failure: string | null;
}

const nothing: Found = { of: '', files: [], places: [], failure: null };

/** How long typing must rest before the host is asked, in milliseconds. */
const rest = 120;

/** Changed files and places in transcripts that match, asked of the host while the person types. */
export function useFound(typed: string): Omit<Found, 'of'> & { readonly looking: boolean } {
  const query = typed.trim().length < 2 ? '' : typed.trim().slice(0, 200);
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    if (query === '') return;
    let current = true;
    const timer = setTimeout(() => {
      void Promise.all([
        invoke('review.findFiles', { query, limit: 12 }),
        invoke('transcript.search', { query, limit: 12, order: 'newest' }),
      ]).then(([files, places]) => {
        if (!current) return;
        const failed = files.ok ? (places.ok ? null : places.error) : files.error;
        setFound({
          of: query,
          files: files.ok ? files.data.items : [],
          places: places.ok ? places.data.items : [],
          failure: failed?.message ?? null,
        });
      });
    }, rest);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);
  if (query === '') return { ...nothing, looking: false };
  return { ...found, looking: found.of !== query };
}
