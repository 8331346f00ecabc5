import { describe, expect, it } from 'vitest';
import { parseColour, toHex, withAlpha } from './css-colour.ts';

describe('colours of design tokens', () => {
  it('reads every notation the tokens use', () => {
    expect(parseColour('#0A0C0F')).toEqual({ r: 10, g: 12, b: 15, a: 1 });
    expect(parseColour(' #fff ')).toEqual({ r: 255, g: 255, b: 255, a: 1 });
    expect(parseColour('rgba(63,201,193,.13)')).toEqual({ r: 63, g: 201, b: 193, a: 0.13 });
    expect(parseColour('rgb(63 201 193 / 50%)')).toEqual({ r: 63, g: 201, b: 193, a: 0.5 });
  });

  it('refuses what is not a colour', () => {
    for (const bad of ['', 'red-ish', '#12', 'rgb(1,2)', 'rgb(a,b,c)']) expect(parseColour(bad)).toBeNull();
  });

  it('writes hex with alpha only where it is needed', () => {
    expect(toHex({ r: 10, g: 12, b: 15, a: 1 })).toBe('#0a0c0f');
    expect(toHex(withAlpha({ r: 10, g: 12, b: 15, a: 1 }, 0.5))).toBe('#0a0c0f80');
  });
});
