/** What the agents part of the settings says of one agent. */
export const agentWords = {
  offered: 'Offered',
  hidden: 'Not offered',
  offer: (name: string, offered: boolean) =>
    `${offered ? 'Offered' : 'Not offered'}: ${name}, when a lane is launched`,
  offerAbout: 'Whether the launch dialog offers it. Lanes that it runs already go on.',
  needsNone: 'needs no login',
  used: (label: string, lane: string) => ({
    text: `login ${label}`,
    about: `As ${lane} reported it when its agent started.`,
  }),
  given: (names: string) => ({
    text: `keys given here: ${names}`,
    about: 'Their values are kept secret and handed to the agent only.',
  }),
  own: {
    text: 'its own login, not known yet',
    about: 'The agent uses the login that you gave it. Switchyard learns of it when a lane runs it.',
  },
} as const;

/** What the project part says of files that lanes get beside those in git. */
export const includedWords = {
  title: 'Files taken along',
  about: 'Ignored files that .worktreeinclude names are copied into every new lane.',
  none: 'The repository has no .worktreeinclude, so lanes get only what is in git. Write one path or pattern a line, as in .gitignore.',
  empty: 'It names no file that is there now.',
  list: 'Files taken along',
  more: (n: number) => `and ${n.toLocaleString('en-US')} more`,
  again: 'Look again',
} as const;
