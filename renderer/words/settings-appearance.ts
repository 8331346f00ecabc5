/** What the appearance part of the settings says. */
export const appearanceWords = {
  title: 'Appearance',
  about: 'Kept in this window’s profile, not in the project.',
  theme: 'Theme',
  themeAbout: 'Changes at once, in every part of the window.',
  dark: 'Dark',
  light: 'Light',
  system: 'As the system',
  contrast: 'Contrast',
  contrastAbout: 'More contrast has flat grounds, strong edges and words at 7 to 1.',
  normal: 'Usual',
  more: 'More',
  motion: 'Motion',
  motionAbout: 'Nothing carries meaning by motion alone.',
  still: 'Still',
  reader: 'Terminals for screen readers',
  readerAbout: 'Terminals say what they show. Slower where much is printed.',
} as const;
