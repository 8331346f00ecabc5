import { type Shortcut, shortcutGroups } from './keymap.ts';
import { chordLabel } from '../ui/chord.ts';

const about: Partial<Record<Shortcut['group'], string>> = {
  Everywhere: 'From every view. Pausing, the palette and the inbox work while a dialog stands, too.',
  Views: 'Each view has a key of its own.',
  Lane: 'For the lane that has the focus.',
  Question: 'In the dialog in which a lane asks.',
  Inbox: 'In the inbox.',
  Review: 'In the review view.',
  'Merge queue': 'In the merge queue.',
  Timeline: 'In the timeline.',
  Audit: 'In the audit view.',
  Terminal: 'While the keyboard is in a terminal; everything else goes to the shell.',
};

const keys = (chords: readonly string[], mac: boolean): string =>
  chords.map((chord) => `\`${chordLabel(chord, mac).replace('|', '\\|')}\``).join(' or ');

const picture = `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="../images/shortcuts-dark.png">
  <img alt="All shortcuts" src="../images/shortcuts-light.png">
</picture>`;

/** The page of the guide that lists every key, made from the keymap. */
export function keyboardGuide(): string {
  const parts = shortcutGroups().map(({ group, shortcuts }) => {
    const rows = shortcuts.map(
      ({ title, chords, fixed }) =>
        `| ${title}${fixed === undefined ? '' : ' (fixed)'} | ${keys(chords, false)} | ${keys(chords, true)} |`,
    );
    const said = about[group as Shortcut['group']];
    return [
      `## ${group}`,
      ...(said === undefined ? [] : ['', said]),
      '',
      '| What it does | Linux and Windows | macOS |',
      '| --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `${[
    '# Keyboard',
    'This page is made from the code by `npm run docs:keyboard`; a test fails when it is out of date.',
    picture,
    'Plain letters are left to whoever is writing. Every key but those marked as fixed can be another one: Settings, Shortcuts shows what else is on a key before you take it. `?` shows the keys as they are now. A browser keeps some keys for itself (Ctrl N, Ctrl T, Ctrl W); where a shortcut has a second key, that one is shown there.',
    ...parts,
  ].join('\n\n')}\n`;
}
