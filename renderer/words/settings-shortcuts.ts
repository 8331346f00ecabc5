/** What the shortcuts part of the settings says. */
export const shortcutWords = {
  title: 'Shortcuts',
  about:
    'Every key can be another one. Menus, hints and the help follow at once; kept in this window’s profile.',
  find: 'Find a shortcut',
  none: 'No shortcut has that in its name.',
  change: (title: string) => `Change the key of ${title}`,
  changeLabel: 'Change',
  press: 'Press the new keys',
  pressAbout: 'Escape cancels, Backspace takes the key away.',
  listening: (title: string) => `New keys for ${title}`,
  reset: (title: string) => `Reset ${title}`,
  resetAll: 'Reset all',
  noKey: 'no key',
  clash: (title: string, group: string) => `Also ${title} (${group}); only one of them works.`,
  shadow: (title: string, group: string) => `In ${group} it is ${title}; there that goes first.`,
  browser: 'Your browser keeps this key for itself.',
  take: 'Use it here, take it there',
  keep: 'Use it all the same',
  cancel: 'Cancel',
  changed: (n: number) => `${n} changed`,
} as const;
