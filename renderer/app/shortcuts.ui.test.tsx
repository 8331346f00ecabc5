// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ShortcutName, keymap } from '../state/keymap.ts';
import { openDialog, readUi, resetUi } from '../state/ui.ts';
import { onShortcut } from './shortcuts.ts';

beforeEach(() => {
  resetUi();
  window.addEventListener('keydown', onShortcut);
  render(
    <>
      <input aria-label="Field" />
      <button type="button">Control</button>
    </>,
  );
});
afterEach(() => {
  cleanup();
  window.removeEventListener('keydown', onShortcut);
});

const press = (target: Element, key: string, ctrlKey = false) =>
  fireEvent.keyDown(target, { key, ctrlKey, code: /^\d$/.test(key) ? `Digit${key}` : '' });

describe('shortcuts', () => {
  it('go to views from anywhere, fields included', () => {
    press(document.body, '1', true);
    expect(readUi().view).toBe('timeline');
    press(screen.getByLabelText('Field'), '3', true);
    expect(readUi().view).toBe('review');
  });

  it('leave plain letters to whoever is writing', () => {
    press(screen.getByLabelText('Field'), 'c');
    expect(readUi().dialog).toBeNull();
    press(document.body, 'c');
    expect(readUi().dialog).toBe('launch');
  });

  it('do not act behind a dialog, but the palette opens over it', () => {
    openDialog('launch');
    press(document.body, '5', true);
    expect(readUi().view).toBe('lanes');
    press(document.body, 'k', true);
    expect(readUi().dialog).toBe('palette');
    press(document.body, 'k', true);
    expect(readUi().dialog).toBeNull();
  });

  it('give no chord two meanings in one place', () => {
    const scopes: Record<string, string[]> = { Everywhere: [], Views: [], Lane: [], Question: [], Lists: [] };
    for (const name of Object.keys(keymap) as ShortcutName[]) {
      if (name === 'queue' || name === 'newLine') continue;
      scopes[keymap[name].group]?.push(...keymap[name].chords);
    }
    const global = [...(scopes['Everywhere'] ?? []), ...(scopes['Views'] ?? []), ...(scopes['Lane'] ?? [])];
    expect(new Set(global).size).toBe(global.length);
    const question = scopes['Question'] ?? [];
    expect(new Set(question).size).toBe(question.length);
  });
});
