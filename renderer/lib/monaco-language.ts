const byExtension: Readonly<Record<string, string>> = {
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  json: 'javascript',
  jsonc: 'javascript',
  css: 'css',
  scss: 'scss',
  less: 'less',
  html: 'html',
  htm: 'html',
  vue: 'html',
  svelte: 'html',
  xml: 'xml',
  svg: 'xml',
  plist: 'xml',
  csproj: 'xml',
  md: 'markdown',
  mdx: 'markdown',
  yml: 'yaml',
  yaml: 'yaml',
  toml: 'ini',
  ini: 'ini',
  cfg: 'ini',
  conf: 'ini',
  env: 'ini',
  properties: 'ini',
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  py: 'python',
  pyi: 'python',
  rb: 'ruby',
  go: 'go',
  rs: 'rust',
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  swift: 'swift',
  cs: 'csharp',
  fs: 'fsharp',
  c: 'cpp',
  h: 'cpp',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  m: 'objective-c',
  php: 'php',
  sql: 'sql',
  lua: 'lua',
  dart: 'dart',
  ex: 'elixir',
  exs: 'elixir',
  scala: 'scala',
  clj: 'clojure',
  r: 'r',
  jl: 'julia',
  pl: 'perl',
  ps1: 'powershell',
  bat: 'bat',
  cmd: 'bat',
  dockerfile: 'dockerfile',
  graphql: 'graphql',
  gql: 'graphql',
  proto: 'protobuf',
  tf: 'hcl',
  hcl: 'hcl',
  sol: 'solidity',
};

const byName: Readonly<Record<string, string>> = {
  dockerfile: 'dockerfile',
  containerfile: 'dockerfile',
  gemfile: 'ruby',
  rakefile: 'ruby',
  '.bashrc': 'shell',
  '.profile': 'shell',
  '.gitconfig': 'ini',
  '.editorconfig': 'ini',
  '.npmrc': 'ini',
  '.env': 'ini',
};

/** Monaco's language for a path; `plaintext` where there is none. */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const named = byName[name];
  if (named !== undefined) return named;
  const dot = name.lastIndexOf('.');
  return (dot < 0 ? undefined : byExtension[name.slice(dot + 1)]) ?? 'plaintext';
}

const words: Readonly<Record<string, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  cpp: 'C++',
  csharp: 'C#',
  fsharp: 'F#',
  css: 'CSS',
  html: 'HTML',
  xml: 'XML',
  yaml: 'YAML',
  sql: 'SQL',
  php: 'PHP',
  hcl: 'HCL',
  ini: 'Settings',
  bat: 'Batch',
  plaintext: 'Plain text',
};

/** The language of a path as people write it. */
export function languageName(path: string): string {
  const name = path.toLowerCase();
  if (/\.jsonc?$/.test(name)) return 'JSON';
  if (name.endsWith('.toml')) return 'TOML';
  const language = languageOf(path);
  return words[language] ?? language.charAt(0).toUpperCase() + language.slice(1);
}
