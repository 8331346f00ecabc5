import { type Word } from '../shell/reading.ts';
import {
  type Detector,
  type Finding,
  about,
  high,
  isUnknown,
  lastOf,
  note,
  operands,
  option,
} from './finding.ts';

const whole = /^(\*|\.|\.\.|\/|~|\.\/|\.\/\*|\.\*|\/\*|~\/\*?)$/;

const remove: Detector = (args, program) => {
  const recursive = option(args, 'r', 'R', 'recursive', 's', 'recurse', 'dir');
  const last = lastOf(args, program);
  if (recursive) return [high('delete', 'Deletes whole folders for good', program, last)];
  const blind = args.find((w) => isUnknown(w));
  if (blind) return [high('delete', 'Deletes files that are only known when it runs', program, blind)];
  const all = args.find((w) => whole.test(w.text));
  if (all) return [high('delete', 'Deletes everything in a folder', program, all)];
  return [note('delete', 'Deletes files for good', program, last)];
};

const find: Detector = (args, program) => {
  const gone = args.find((w) => w.text === '-delete');
  if (gone) return [high('delete', 'Deletes everything it finds', program, gone)];
  const writes = args.find((w) => /^-f(print|print0|printf|ls)$/.test(w.text));
  return writes ? [note('writes', 'Writes what it finds to a file', writes, lastOf(args, writes))] : [];
};

const chmod: Detector = (args, program) => {
  const wide = operands(args).find((w) =>
    /^0?[0-7]?[0-7][0-7][2367]$|[ao]*\+\w*[w]|[ugo]*\+\w*s|^[4267][0-7]{3}$/.test(w.text),
  );
  if (option(args, 'R', 'recursive')) {
    return [high('permissions', 'Changes who may do what in whole folders', program, lastOf(args, program))];
  }
  return wide && !/^[u]?\+w$/.test(wide.text)
    ? [high('permissions', 'Lets everybody write, or programs run as their owner', program, wide)]
    : [];
};

const chown: Detector = (args, program) => [
  high('permissions', 'Changes who owns files', program, lastOf(args, program)),
];

const overwrite =
  (text: string): Detector =>
  (args, program) => [high('disk', text, program, lastOf(args, program))];

const processes =
  (text: string): Detector =>
  (args, program) => [high('processes', text, program, lastOf(args, program))];

const machine =
  (text: string): Detector =>
  (args, program) => [high('machine', text, program, lastOf(args, program))];

const persist =
  (text: string): Detector =>
  (args, program) => [high('persists', text, program, lastOf(args, program))];

/** Programs whose operands are written, moved or deleted: one that is not in the text could lie anywhere. */
const writers = new Set(
  'rm rmdir unlink mv cp ln tee install truncate touch mkdir rsync chmod chown sed patch tar unzip'.split(
    ' ',
  ),
);

/** Targets that are only known when the command runs. */
export function blindWrites(name: string, args: readonly Word[]): readonly Finding[] {
  if (!writers.has(name)) return [];
  return operands(args)
    .filter((w) => isUnknown(w))
    .slice(0, 1)
    .map((w) => about('outside', 'unknown-target', 'Which file it touches is only known when it runs', w));
}

const removers = Object.fromEntries(
  ['rm', 'del', 'erase', 'rd', 'remove-item', 'ri', 'rimraf', 'trash', 'srm', 'unlink'].map((n) => [
    n,
    remove,
  ]),
);

/** Risks of programs that work on files, disks, processes and the machine. */
export const fileRisks: Readonly<Record<string, Detector>> = {
  ...removers,
  rmdir: (args, program) =>
    option(args, 's') || args.some((w) => /^\/s$/i.test(w.text))
      ? remove(args, program).map((f) => ({ ...f, risk: 'high' }))
      : [],
  rimraf: (args, program) => [
    high('delete', 'Deletes whole folders for good', program, lastOf(args, program)),
  ],
  find,
  shred: overwrite('Overwrites files for good'),
  truncate: (args, program) => [note('delete', 'Cuts files off', program, lastOf(args, program))],
  dd: overwrite('Copies raw data, over whatever is there'),
  fdisk: overwrite('Changes the partitions of a disk'),
  parted: overwrite('Changes the partitions of a disk'),
  wipefs: overwrite('Erases a file system'),
  format: overwrite('Erases a disk'),
  diskutil: overwrite('Changes disks'),
  mount: machine('Changes what is mounted'),
  umount: machine('Changes what is mounted'),
  chmod,
  chown,
  chgrp: chown,
  icacls: chown,
  kill: processes('Ends processes, which may not be its own'),
  pkill: processes('Ends processes by name, of other lanes too'),
  killall: processes('Ends processes by name, of other lanes too'),
  taskkill: processes('Ends processes'),
  'stop-process': processes('Ends processes'),
  fuser: (args, program) =>
    option(args, 'k', 'kill') ? processes('Ends whatever uses a file or port')(args, program) : [],
  shutdown: machine('Turns the machine off'),
  reboot: machine('Restarts the machine'),
  halt: machine('Turns the machine off'),
  poweroff: machine('Turns the machine off'),
  init: machine('Changes the state of the machine'),
  systemctl: machine('Changes services of the machine'),
  service: machine('Changes services of the machine'),
  launchctl: persist('Changes what the machine starts by itself'),
  crontab: persist('Changes what the machine starts by itself'),
  schtasks: persist('Changes what the machine starts by itself'),
  at: persist('Leaves something to run later'),
  batch: persist('Leaves something to run later'),
  useradd: machine('Changes the users of the machine'),
  usermod: machine('Changes the users of the machine'),
  passwd: machine('Changes a password'),
  iptables: machine('Changes the firewall'),
  ufw: machine('Changes the firewall'),
  reg: machine('Changes the registry'),
  insmod: machine('Changes the kernel'),
  modprobe: machine('Changes the kernel'),
  sysctl: machine('Changes the kernel'),
  rsync: (args, program) =>
    option(args, 'delete', 'remove-source-files', 'del')
      ? [high('delete', 'Deletes what the source does not have', program, lastOf(args, program))]
      : [],
  tar: (args) =>
    args
      .filter((w) => /^--(to-command|checkpoint-action|use-compress-program|rsh-command)|^-I$/.test(w.text))
      .map((w) => high('unknown-program', 'Runs another program on the archive', w)),
};

/** Names that are matched by their beginning: mkfs.ext4, newfs_apfs. */
export function fileRiskByPrefix(name: string): Detector | undefined {
  return /^(mkfs|newfs|mke2fs|mkswap)/.test(name)
    ? overwrite('Erases a disk to make a file system')
    : undefined;
}
