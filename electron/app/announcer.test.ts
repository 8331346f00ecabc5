import { expect, test } from 'vitest';
import { type DomainEvent } from '../../shared/domain/event.ts';
import { Announcer, bundle } from './announcer.ts';
import { type Matter } from './attention.ts';
import { allowed, asked, running, SmallWorld } from './testing/small-world.ts';

function setUp() {
  const yard = new SmallWorld();
  const shown: (Matter & { open: boolean })[] = [];
  const state = { wanted: true, unwanted: [] as string[], now: 0 };
  let due: { readonly at: number; readonly run: () => void } | null = null;
  const announcer = new Announcer({
    wanted: () => state.wanted,
    wants: ({ target }) => !state.unwanted.some((kind) => target.startsWith(kind)),
    show: (matter) => {
      const one = { ...matter, open: true };
      shown.push(one);
      return { close: () => void (one.open = false) };
    },
    after: (milliseconds, run) => {
      due = { at: state.now + milliseconds, run };
      return () => (due = null);
    },
    now: () => state.now,
  });
  yard.happen(...['Elm', 'Oak', 'Ash', 'Fir'].flatMap(running));
  const happen = (...events: readonly DomainEvent[]) => {
    const fresh = yard.happen(...events);
    announcer.hear(yard.world, fresh);
  };
  /** Lets time pass up to what is due; the time at which it was. */
  const pass = () => {
    const next = due;
    due = null;
    state.now = next?.at ?? state.now;
    next?.run();
    return next === null ? null : state.now;
  };
  return { announcer, happen, pass, shown, state };
}

test('a kind that is not wanted is not announced, and comes back when it is', () => {
  const { happen, pass, shown, state } = setUp();
  state.unwanted = ['approval:'];
  happen(asked('Elm', 'make'));
  expect(pass()).toBeNull();
  state.unwanted = [];
  happen(asked('Oak', 'ls'));
  pass();
  expect(shown.map(({ target }) => target)).toEqual(['approval:approval_Oak']);
});

test('many at once are one announcement; what is answered meanwhile is not in it', () => {
  const { happen, pass, shown } = setUp();
  happen(asked('Elm', 'make'));
  happen(asked('Oak', 'ls'), asked('Ash', 'ls'));
  happen(allowed('Elm'));
  expect(shown).toEqual([]);
  pass();
  expect(shown).toMatchObject([
    { title: '2 things wait for you', body: 'Oak asks, Ash asks', target: 'inbox' },
  ]);
});

test('a single one leads to the thing, and is taken back once it is answered', () => {
  const { happen, pass, shown } = setUp();
  happen(asked('Elm', 'make'));
  pass();
  expect(shown).toMatchObject([{ target: 'approval:approval_Elm', body: 'make', open: true }]);
  happen(allowed('Elm'));
  expect(shown[0]?.open).toBe(false);
});

test('the next announcement waits until the last one had its time', () => {
  const { happen, pass, shown } = setUp();
  happen(asked('Elm', 'make'));
  const first = pass() ?? 0;
  happen(asked('Oak', 'ls'));
  happen(asked('Ash', 'ls'));
  expect((pass() ?? 0) - first).toBe(5000);
  expect(shown.map(({ title }) => title)).toEqual(['Elm asks', '2 things wait for you']);
});

test('nothing is announced while it is not wanted, nor when the person came back meanwhile', () => {
  const { happen, pass, shown, state } = setUp();
  state.wanted = false;
  happen(asked('Elm', 'make'));
  expect(pass()).toBe(null);
  state.wanted = true;
  happen(asked('Oak', 'ls'));
  state.wanted = false;
  pass();
  expect(shown).toEqual([]);
});

test('at the end nothing is left on the screen and nothing is due', () => {
  const { announcer, happen, pass, shown } = setUp();
  happen(asked('Elm', 'make'));
  pass();
  happen(asked('Oak', 'ls'));
  announcer.close();
  expect([shown[0]?.open, pass()]).toEqual([false, null]);
});

test('a long list is cut short', () => {
  const matters = ['a', 'b', 'c', 'd', 'e'].map((title) => ({ title, target: title, body: '' }));
  expect(bundle(matters)?.body).toBe('a, b, c and 2 more');
  expect(bundle([])).toBe(null);
});
