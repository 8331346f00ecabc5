import { type HTMLAttributes } from 'react';
import clsx from 'clsx';
import './tag.css';

export type Tone = 'plain' | 'live' | 'pass' | 'wait' | 'fail' | 'pause';

export interface TagProps extends HTMLAttributes<HTMLSpanElement> {
  readonly tone?: Tone;
  /** Outlined, for facts; `solid` amber, only for what waits for the person. */
  readonly look?: 'soft' | 'outline' | 'solid';
  readonly size?: 'normal' | 'tiny';
}

/** A word in a box: a state when it has a tone, a fact when outlined. */
export function Tag({ tone = 'plain', look = 'soft', size = 'normal', className, ...rest }: TagProps) {
  return <span {...rest} className={clsx('tag', `tag-${look}`, `tag-${tone}`, `tag-${size}`, className)} />;
}

/** A number in a pill; nothing at zero. */
export function Count({
  value,
  tone = 'plain',
}: {
  readonly value: number;
  readonly tone?: 'plain' | 'wait';
}) {
  if (value === 0) return null;
  return <span className={clsx('count', tone === 'wait' && 'count-wait')}>{value}</span>;
}
