import { fromMarkdown } from 'mdast-util-from-markdown';
import { z } from 'zod';
import { planTask } from '../../shared/contract/views/plan.ts';
import { type PlanTask } from '../../shared/domain/plan/task.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';

/** A plan as it is written down outside: a title, what is wanted, and the tasks. */
export interface WrittenPlan {
  readonly title: string;
  readonly goal: string;
  readonly tasks: readonly PlanTask[];
}

export const planHowTo =
  'Give each task a heading of the second level (## T1 Title), under it a list of what is declared (- writes: src/a/**, src/b.ts; - inputs; - outputs; - after: T2; - role; - agent; - model; - canonical; - assumes: name, interface, path), then the brief.';

/** Reads a plan from Markdown or JSON. What cannot be understood is refused and named, never guessed. */
export function readPlan(text: string, format: 'markdown' | 'json'): Result<WrittenPlan> {
  return format === 'json' ? readJson(text) : readMarkdown(text);
}

const jsonPlan = z.object({
  title: z.string().max(300).default('Plan'),
  goal: z.string().max(20_000).default(''),
  tasks: z.array(planTask).max(100),
});

function readJson(text: string): Result<WrittenPlan> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail('invalid-input', `It is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return checked(Array.isArray(value) ? { tasks: value } : value);
}

function checked(value: unknown): Result<WrittenPlan> {
  const read = jsonPlan.safeParse(value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const where = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step + 1 : step)).join(', ');
  return fail('invalid-input', `${where}: ${issue?.message ?? 'not understood'}`, { next: planHowTo });
}

/** One line of a task's list: its name, and how its value is read. */
const fields: Readonly<Record<string, { readonly name: keyof PlanTask; readonly many: boolean }>> = {
  writes: { name: 'writeSet', many: true },
  'write set': { name: 'writeSet', many: true },
  inputs: { name: 'inputs', many: true },
  outputs: { name: 'outputs', many: true },
  after: { name: 'dependsOn', many: true },
  'depends on': { name: 'dependsOn', many: true },
  role: { name: 'roleId', many: false },
  agent: { name: 'agentId', many: false },
  model: { name: 'model', many: false },
  canonical: { name: 'canonical', many: false },
};

interface Section {
  readonly heading: string;
  readonly entries: readonly string[];
  readonly text: string;
}

function readMarkdown(text: string): Result<WrittenPlan> {
  const { before, sections, title } = sectionsOf(text);
  if (sections.length === 0) return fail('invalid-input', 'It has no task.', { next: planHowTo });
  const tasks: unknown[] = [];
  for (const [index, section] of sections.entries()) {
    const task = readSection(section, index);
    if (!task.ok) return task;
    tasks.push(task.data);
  }
  return checked({ title: title === '' ? 'Plan' : title, goal: before, tasks });
}

function readSection({ heading, entries, text }: Section, index: number): Result<Record<string, unknown>> {
  const named = /^([A-Za-z]\w{0,3}\d+)\s*[:.–-]?\s+(.+)$/.exec(heading);
  const task: Record<string, unknown> = {
    id: named?.[1] ?? `T${index + 1}`,
    title: named?.[2] ?? heading,
    brief: text,
  };
  for (const entry of entries) {
    const [, label = '', value = ''] = /^([\w ]+?)\s*:\s*(.*)$/s.exec(entry) ?? [];
    const key = label.toLowerCase();
    const field = fields[key];
    const plain = value.replaceAll('`', '').trim();
    if (key === 'writes' && /^nothing\.?$/i.test(plain)) task['writesNothing'] = true;
    else if (key === 'assumes') {
      const one = assumption(plain);
      if (!one) return fail('invalid-input', `${heading}: ${entry} is not understood.`, { next: planHowTo });
      task['assumes'] = [...((task['assumes'] as unknown[] | undefined) ?? []), one];
    } else if (field) task[field.name] = field.many ? listOf(plain) : plain;
    else return fail('invalid-input', `${heading}: ${entry} is not understood.`, { next: planHowTo });
  }
  return ok(task);
}

/** `name, interface, path` or `name, pattern, path`. */
function assumption(text: string): PlanTask['assumes'][number] | null {
  const [about, kind, source] = text.split(/\s*,\s*/);
  if (!about || !source || (kind !== 'interface' && kind !== 'pattern')) return null;
  return { about, kind, source };
}

/** Commas inside of braces and brackets belong to a glob or to a signature. */
function listOf(text: string): string[] {
  const items: string[] = [''];
  let depth = 0;
  for (const char of text) {
    if ('([{<'.includes(char)) depth += 1;
    if (')]}>'.includes(char)) depth -= 1;
    if (char === ',' && depth <= 0) items.push('');
    else items[items.length - 1] += char;
  }
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** The title, what stands before the first task, and a section for each heading of the second level. */
function sectionsOf(text: string): { title: string; before: string; sections: readonly Section[] } {
  const { children } = fromMarkdown(text);
  const at = (node: (typeof children)[number], end: 'start' | 'end'): number =>
    node.position?.[end].offset ?? 0;
  const words = (node: (typeof children)[number]): string =>
    text.slice(at(node, 'start'), at(node, 'end')).trim();
  const heads = children.flatMap((node, i) => (node.type === 'heading' && node.depth === 2 ? [i] : []));
  const top = children.find((node) => node.type === 'heading' && node.depth === 1);
  const from = top ? at(top, 'end') : 0;
  const first = heads[0] === undefined ? undefined : children[heads[0]];
  const sections = heads.map((head, n): Section => {
    const nodes = children.slice(head + 1, heads[n + 1]);
    const [list] = nodes;
    const declared = list?.type === 'list' && isDeclaration(words(list));
    const entries = declared ? list.children.map((one) => itemText(words(one as never))) : [];
    const body = declared ? nodes.slice(1) : nodes;
    const [start, end] = [body[0], body.at(-1)];
    const brief = start && end ? text.slice(at(start, 'start'), at(end, 'end')) : '';
    const node = children[head];
    return { heading: node ? words(node).replace(/^#+\s*|\s*#+$/g, '') : '', entries, text: brief };
  });
  return {
    title: top ? words(top).replace(/^#+\s*|\s*#+$/g, '') : '',
    before: text.slice(from, first ? at(first, 'start') : undefined).trim(),
    sections,
  };
}

const itemText = (item: string): string => item.replace(/^([-*+]|\d+[.)])\s+/, '').replace(/\s*\n\s*/g, ' ');

/** A list under a heading declares something when its first entry is one of the known names. */
function isDeclaration(list: string): boolean {
  const [, label = ''] = /^[-*+]\s+([\w ]+?)\s*:/.exec(list) ?? [];
  return label.toLowerCase() in fields || label.toLowerCase() === 'assumes';
}

/** The same plan as Markdown that can be read again. */
export function writePlan({ title, goal, tasks }: WrittenPlan): string {
  const parts = [`# ${title}`, goal.trim(), ...tasks.flatMap(writeTask)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function writeTask(task: PlanTask): string[] {
  const line = (label: string, values: readonly (string | null)[]): string[] => {
    const said = values.filter((value) => value !== null);
    return said.length > 0 ? [`- ${label}: ${said.join(', ')}`] : [];
  };
  const entries = [
    ...line('role', [task.roleId]),
    ...line('agent', [task.agentId]),
    ...line('model', [task.model]),
    ...line('writes', task.writesNothing ? ['nothing'] : task.writeSet.map((glob) => `\`${glob}\``)),
    ...line('inputs', task.inputs),
    ...line('outputs', task.outputs),
    ...line('after', task.dependsOn),
    ...task.assumes.map((one) => `- assumes: ${one.about}, ${one.kind}, ${one.source}`),
    ...line('canonical', [task.canonical]),
  ];
  return [`## ${task.id} ${task.title}`, entries.join('\n'), task.brief.trim()];
}
