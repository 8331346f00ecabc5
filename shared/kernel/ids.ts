/** A string that has been named for one purpose, so that a lane's id cannot stand where a project's belongs. */
export type Branded<B extends string> = string & { readonly __brand: B };

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A sortable id: `prefix_` + 9 characters of time + 12 of chance (60 bits), Crockford base 32.
 * `random` returns numbers in [0, 1); ids made later sort later, to the millisecond.
 */
export function makeId(prefix: string, atMilliseconds: number, random: () => number): string {
  let time = '';
  for (let rest = Math.floor(atMilliseconds), i = 0; i < 9; i++, rest = Math.floor(rest / 32)) {
    time = alphabet.charAt(rest % 32) + time;
  }
  let chance = '';
  for (let i = 0; i < 12; i++) chance += alphabet.charAt(Math.floor(random() * 32));
  return `${prefix}_${time}${chance}`;
}
