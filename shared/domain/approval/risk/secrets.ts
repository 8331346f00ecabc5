import picomatch from 'picomatch';
import { type Word } from '../shell/reading.ts';
import { type Finding } from './finding.ts';

/** Names of files that hold keys, tokens or passwords. */
const names = [
  String.raw`\.env(?!\.(?:example|sample|template|dist|defaults|schema)\b)(?:\.[\w-]+)*`,
  String.raw`\.envrc`,
  String.raw`[^\s/\\"'=:]{0,100}\.(?:pem|p12|pfx|jks|keystore|kdbx|ppk|keychain|keychain-db|tfstate)`,
  String.raw`[^\s/\\"'=:]{1,100}\.key`,
  String.raw`id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?`,
  String.raw`[._]netrc`,
  String.raw`\.npmrc`,
  String.raw`\.yarnrc(?:\.yml)?`,
  String.raw`\.pypirc`,
  String.raw`\.pgpass`,
  String.raw`\.my\.cnf`,
  String.raw`\.git-credentials`,
  String.raw`\.htpasswd`,
  String.raw`\.vault-token`,
  String.raw`\.(?:ssh|aws|azure|gnupg|kube|password-store)`,
  String.raw`\.docker/config\.json`,
  String.raw`\.config/(?:gh|gcloud|op|configstore)`,
  String.raw`\.(?:claude|codex|gemini)/[\w.-]*(?:credentials|auth|oauth)[\w.-]*`,
  String.raw`\.cargo/credentials(?:\.toml)?`,
  String.raw`(?:client_secrets?|credentials|service-account[\w-]*|secrets?)\.(?:json|ya?ml|toml|ini|txt)`,
  String.raw`(?:keychains?)`,
  String.raw`etc/(?:shadow|sudoers)`,
  String.raw`proc/[^/\s]+/environ`,
  String.raw`\.(?:bash|zsh|python|node_repl|psql|mysql)_history`,
].join('|');

const edge = String.raw`[/\\=:@{,\s"'<>|;()]`;
const secret = new RegExp(`(?:^|${edge})(${names})(?=$|[/\\\\}\\s"'=:<>|;(),*?])`, 'gi');
const publicKey = /id_\w+\.pub/i;

/** What a glob is tried on to see whether it would pick up a secret. */
const samples = [
  '.env',
  '.env.local',
  '.npmrc',
  '.netrc',
  '.ssh',
  '.aws',
  'id_rsa',
  'id_ed25519',
  'server.pem',
];

/** Stretches of a text that name a file with secrets in it. */
export function secretsIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const match of text.matchAll(secret)) {
    const name = match[1] ?? '';
    if (publicKey.test(name)) continue;
    const from = match.index + match[0].length - name.length;
    found.push({ from, to: from + name.length });
  }
  return found;
}

/** Secrets that a word of a command names, plainly or by a glob. */
export function secretFindings(word: Word): readonly Finding[] {
  const named = secretsIn(word.text).map(({ from, to }) =>
    finding(word.text.slice(from, to), word.at[from] ?? word.from, (word.at[to - 1] ?? word.to - 1) + 1),
  );
  if (named.length > 0 || !word.glob) return named;
  const base = word.text.split('/').at(-1) ?? '';
  const telling = base.startsWith('.') || base.replace(/[^A-Za-z.]/g, '').length >= 2;
  if (!telling) return [];
  const hit = samples.find((sample) => matchesSample(base, sample));
  return hit === undefined ? [] : [finding(word.text, word.from, word.to)];
}

function matchesSample(glob: string, sample: string): boolean {
  return picomatch.isMatch(sample, glob, { dot: glob.startsWith('.') || glob.startsWith('{') });
}

function finding(name: string, from: number, to: number): Finding {
  return { risk: 'high', code: 'secrets', text: `Touches a file that may hold secrets: ${name}`, from, to };
}
