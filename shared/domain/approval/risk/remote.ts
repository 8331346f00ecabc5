import { type Word } from '../shell/reading.ts';
import { type Detector, type Finding, high, lastOf, note, operands, option, verb } from './finding.ts';

const loopback =
  /^(https?:\/\/)?(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0|[\w-]+\.localhost)(:\d+)?(\/|$|\?)/i;
const secretName = /TOKEN|SECRET|PASSW|API_?KEY|CREDENTIAL|PRIVATE|AUTH|SESSION/i;

/** Programs that send to or fetch from other machines. */
export const networkPrograms = new Set(
  'curl wget http https xh aria2c fetch nc ncat netcat socat telnet ftp sftp ssh scp rsync mail sendmail mutt iwr irm invoke-webrequest'.split(
    ' ',
  ),
);

/** Whether every address among the words is this machine. */
export function staysHere(args: readonly Word[]): boolean {
  const addresses = operands(args).filter((w) =>
    /^[a-z]+:\/\/|^localhost|^\d+(\.\d+){3}|^\[::1\]/i.test(w.text),
  );
  return addresses.length > 0 && addresses.every((w) => loopback.test(w.text));
}

const transfer: Detector = (args, program) => {
  if (staysHere(args)) return [];
  const last = lastOf(args, program);
  const file =
    option(
      args,
      'F',
      'T',
      'form',
      'upload-file',
      'post-file',
      'body-file',
      'data-binary',
      'data-urlencode',
      'K',
      'config',
    ) ??
    args.find(
      (w, i) =>
        /^@|=@|^-d@/.test(w.text) ||
        (/^-(d|-data.*)$/.test(args[i - 1]?.text ?? '') && w.text.startsWith('@')),
    );
  if (file) return [high('upload', 'Sends files to the network', program, last)];
  const taken = args.find((w) => w.takes.length > 0);
  if (taken) return [high('upload', 'Sends the output of another command to the network', program, taken)];
  const secret = args.find((w) => w.variables.some((name) => secretName.test(name)));
  if (secret) return [high('upload', 'Sends a secret variable to the network', program, secret)];
  const sends = option(args, 'd', 'X', 'data', 'json', 'post-data', 'method', 'request');
  if (sends) return [note('network', 'Sends data to another machine', program, last)];
  return [note('network', 'Fetches something from the network', program, last)];
};

const machineElsewhere: Detector = (args, program) => [
  high('remote', 'Works on another machine', program, lastOf(args, program)),
];

const copyElsewhere: Detector = (args, program) => {
  const host = operands(args).find((w) => /^[^/]+:(?!\/\/)|^rsync:/.test(w.text));
  return host ? [high('remote', 'Copies from or to another machine', program, host)] : [];
};

/** Everything but these verbs changes something that others see. */
const service =
  (reads: RegExp, text: string): Detector =>
  (args, program) => {
    const named = operands(args).map((w) => w.text.toLowerCase());
    if (named.length === 0 || named.slice(0, 3).some((name) => reads.test(name))) return [];
    return [high('deploy', text, program, lastOf(args, program))];
  };

const cluster = service(
  /^(get|describe|logs|top|explain|version|api-resources|api-versions|cluster-info|diff|config|template|list|ls|status|show|history|lint|search)$/,
  'Changes what runs in a cluster',
);
const cloud = service(
  /^(describe.*|list.*|get-.*|ls|help|version|show|info|--version|whoami|status|logs)$/,
  'Changes something in a cloud account',
);
const infrastructure = service(
  /^(plan|validate|fmt|show|output|version|graph|providers|preview|synth|diff|ls|list|init)$/,
  'Changes or destroys infrastructure',
);
const hosting = service(
  /^(dev|build|whoami|list|ls|help|status|logs|inspect|info)$/,
  'Deploys or changes what is published',
);

const docker: Detector = (args, program) => {
  const last = lastOf(args, program);
  const [first, second] = [verb(args), verb(args, 1)];
  if (/^(push|login|logout|trust|plugin|swarm|stack|service)$/.test(first) || second === 'push') {
    return [high('publish', 'Publishes an image or changes what runs elsewhere', program, last)];
  }
  const gone = /^(rm|rmi|prune|kill|stop|down)$/;
  if (gone.test(first) || gone.test(second)) {
    return [high('delete', 'Stops or deletes containers, images or volumes', program, last)];
  }
  if (option(args, 'privileged', 'pid', 'cap-add', 'device')) {
    return [high('machine', 'Runs a container with power over this machine', program, last)];
  }
  return /^(run|pull|compose|build|buildx|create)$/.test(first)
    ? [note('network', 'May fetch images from the network', program, last)]
    : [];
};

const github: Detector = (args, program) => {
  const last = lastOf(args, program);
  const [first, second] = [verb(args), verb(args, 1)];
  if (first === 'auth' || first === 'secret')
    return [high('secrets', 'Reads or changes credentials', program, last)];
  if (first === 'api') {
    const sends = option(args, 'X', 'f', 'F', 'method', 'field', 'raw-field', 'input');
    return sends
      ? [high('publish', 'Changes something on the forge', program, last)]
      : [note('network', 'Asks the forge', program, last)];
  }
  const reads = /^(list|view|status|diff|checks|watch|clone|download|browse)$/;
  return reads.test(second) || first === 'browse' || first === 'search'
    ? [note('network', 'Asks the forge', program, last)]
    : [high('publish', 'Changes something that others see on the forge', program, last)];
};

const dropsDatabase: Detector = (args, program) => [
  high('database', 'Deletes a database', program, lastOf(args, program)),
];

const keychain: Detector = (args, program) => [
  high('secrets', 'Reads stored passwords or keys', program, lastOf(args, program)),
];

const sql =
  /\b(drop\s+(table|database|schema|index|view|user|role|column|keyspace|collection)\b|alter\s+table\s+\S+\s+drop\b|truncate\s+(table\s+)?[\w."`]+\s*(;|$|cascade)|delete\s+from\s+[\w."`]+\s*(;|$)|dropdatabase\s*\(|\.drop\s*\(\s*\)|deletemany\s*\(\s*\{\s*\}|flushall|flushdb)/i;
const migrationReset =
  /^(migrate[:.]?(reset|fresh|refresh|rollback)|db[:.](drop|reset|purge|truncate.*|migrate[:.](reset|down|undo.*)|schema[:.]load|setup)|ecto\.(drop|reset|rollback)|schema:drop|--force-reset|--accept-data-loss)$/i;

/** Databases dropped, emptied or reset, in any program's words. */
export function databaseFindings(words: readonly Word[]): readonly Finding[] {
  const found = words.flatMap((w) => {
    const match = sql.exec(w.text);
    if (match) return [high('database', 'Drops or empties a database table', w)];
    return migrationReset.test(w.text) ? [high('database', 'Resets a database', w)] : [];
  });
  const [a, b, c] = words.map((w) => w.text.toLowerCase());
  const last = words.at(-1);
  const resets = words.some(
    (w, i) =>
      /^migrate$|^db$|^database$/i.test(w.text) &&
      /^(reset|drop|flush|fresh|down)$/i.test(words[i + 1]?.text ?? ''),
  );
  const flush =
    [a, b, c].some((w) => w?.endsWith('manage.py')) &&
    words.some((w) => /^(flush|sqlflush|reset_db)$/.test(w.text));
  const first = words[0];
  if (first && last && (resets || flush)) found.push(high('database', 'Resets a database', first, last));
  const spelled = sql.exec(words.map((w) => w.text).join(' '));
  if (first && last && found.length === 0 && spelled)
    found.push(high('database', 'Drops or empties a database', first, last));
  return found;
}

/** Risks of programs that reach other machines, services and databases. */
export const remoteRisks: Readonly<Record<string, Detector>> = {
  ...Object.fromEntries(
    [
      'curl',
      'wget',
      'http',
      'https',
      'xh',
      'aria2c',
      'fetch',
      'iwr',
      'irm',
      'invoke-webrequest',
      'invoke-restmethod',
    ].map((name) => [name, transfer]),
  ),
  ...Object.fromEntries(
    [
      'nc',
      'ncat',
      'netcat',
      'socat',
      'telnet',
      'ftp',
      'sftp',
      'ssh',
      'mosh',
      'mail',
      'sendmail',
      'mutt',
      'ssh-copy-id',
      'ssh-add',
      'ngrok',
      'cloudflared',
    ].map((name) => [name, machineElsewhere]),
  ),
  printenv: (_args, program) => [note('environment', 'Prints the environment, secrets included', program)],
  scp: copyElsewhere,
  docker,
  podman: docker,
  nerdctl: docker,
  'docker-compose': docker,
  kubectl: cluster,
  oc: cluster,
  flux: cluster,
  argocd: cluster,
  terraform: infrastructure,
  tofu: infrastructure,
  terragrunt: infrastructure,
  pulumi: infrastructure,
  cdk: infrastructure,
  sam: infrastructure,
  serverless: infrastructure,
  sls: infrastructure,
  'ansible-playbook': machineElsewhere,
  ansible: machineElsewhere,
  aws: cloud,
  gcloud: cloud,
  gsutil: cloud,
  az: cloud,
  doctl: cloud,
  ...Object.fromEntries(
    [
      'vercel',
      'netlify',
      'fly',
      'flyctl',
      'heroku',
      'firebase',
      'wrangler',
      'railway',
      'surge',
      'eas',
      'fastlane',
      'supabase',
      'gh-pages',
      'semantic-release',
      'goreleaser',
      'changeset',
      'release-it',
      'np',
    ].map((name) => [name, hosting]),
  ),
  gh: github,
  glab: github,
  hub: github,
  dropdb: dropsDatabase,
  dropuser: dropsDatabase,
  mysqladmin: dropsDatabase,
  security: keychain,
  'secret-tool': keychain,
  pass: keychain,
  op: keychain,
  gpg: keychain,
  vault: keychain,
};
