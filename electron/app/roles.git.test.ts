import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { similarity } from '../../shared/domain/role/similar.ts';
import { rehearse } from './testing/temp-host.ts';
import { tempProject } from './testing/temp-project.ts';

const painter = `---
# who paints
name: Painter
mandate: Paints the fence before it rains.
outputs: [a painted fence]
paths: [fence/**]
agent: rehearsal
model: gloss
skills: [brush]
---

Two coats.
`;
const brush =
  '---\nname: brush\ndescription: How to hold a brush.\nallowed-tools: Bash(ls:*)\n---\n\nBy the handle.\n';

const at = tempProject({ 'a.txt': 'a\n', '.claude/skills/brush/SKILL.md': brush });

function write(path: string, text: string): void {
  const file = join(at.repository.dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const roleOf = async (roleId: string) => at.host.call('role.get', { projectId: at.projectId, roleId });
const prompts = async (laneId: string) => {
  const { items } = await at.host.call('transcript.read', { laneId });
  return items.flatMap(({ body }) => (body.kind === 'prompt' ? [body.text] : []));
};

describe('the built-in roles', () => {
  test('can be read, have skills that are there, and do not overlap', async () => {
    const { items, overlaps } = await at.host.call('role.list', { projectId: at.projectId });
    expect(items.map(({ id, source }) => `${id} ${source}`)).toEqual(
      ['implementer', 'merger', 'planner', 'responder', 'reviewer', 'tester'].map((id) => `${id} built-in`),
    );
    expect(items.flatMap(({ problems }) => problems)).toEqual([]);
    expect(overlaps).toEqual([]);
    const skills = new Map(
      (await at.host.call('skill.list', { projectId: at.projectId })).items.map((s) => [s.name, s]),
    );
    for (const { role } of items)
      for (const name of role?.skills ?? []) expect(skills.get(name)?.problem).toBeNull();
    for (const { role: one } of items)
      for (const { role: other } of items)
        if (one && other && one !== other) expect(similarity(one.mandate, other.mandate)).toBeLessThan(0.3);
  });
});

describe("a project's role", () => {
  test('is read from its file, stands in the place of a built-in one, and says what is wrong with it', async () => {
    write('.switchyard/roles/painter.md', painter);
    write(
      '.switchyard/roles/tester.md',
      '---\nname: Tester\nmandate: Tests. And paints.\ncolour: red\n---\n',
    );
    const { items } = await at.host.call('role.list', { projectId: at.projectId });
    expect(items.find(({ id }) => id === 'painter')).toMatchObject({
      source: 'project',
      replaces: false,
      role: { name: 'Painter', agent: 'rehearsal', instructions: 'Two coats.' },
    });
    const broken = items.find(({ id }) => id === 'tester');
    expect(broken).toMatchObject({ source: 'project', replaces: true, role: null });
    expect(broken?.problems.map(({ message }) => message)).toEqual([
      'mandate has more than one sentence.',
      'colour is no field of a role.',
    ]);
  });

  test('is saved with its comments kept, but not over what somebody else wrote meanwhile', async () => {
    write('.switchyard/roles/painter.md', painter);
    const { fields, version } = await roleOf('painter');
    const saved = await at.host.call('role.save', {
      projectId: at.projectId,
      roleId: 'painter',
      fields: { ...fields, outside: 'forbid' },
      instructions: 'Three coats.',
      version,
    });
    expect(saved.role).toMatchObject({ outside: 'forbid', instructions: 'Three coats.' });
    const text = readFileSync(join(at.repository.dir, '.switchyard/roles/painter.md'), 'utf8');
    expect(text).toContain('# who paints');
    const again = { projectId: at.projectId, roleId: 'painter', fields, instructions: '', version };
    expect(await at.host.tryCall('role.save', again)).toMatchObject({
      ok: false,
      error: { type: 'conflict' },
    });
    expect(readFileSync(join(at.repository.dir, '.switchyard/roles/painter.md'), 'utf8')).toBe(text);
    const { events } = await at.host.call('audit.read', { after: 0, limit: 100 });
    expect(events.filter(({ type }) => type === 'role.saved')).toMatchObject([
      { actor: { kind: 'human' }, data: { roleId: 'painter', text } },
    ]);
  });

  test('is refused with every wrong field, and then nothing is written', async () => {
    const given = {
      projectId: at.projectId,
      roleId: 'new',
      fields: { name: '', mandate: 'x' },
      instructions: '',
      version: null,
    };
    const refused = await at.host.tryCall('role.save', given);
    expect(refused).toMatchObject({
      ok: false,
      error: {
        type: 'invalid-input',
        kept: 'Nothing was written.',
        details: { problems: [{ field: 'name' }, { field: 'mandate' }] },
      },
    });
    expect(existsSync(join(at.repository.dir, '.switchyard/roles'))).toBe(false);
  });

  test('is removed, and the built-in one stands again', async () => {
    write('.switchyard/roles/tester.md', painter);
    await at.host.call('role.remove', { projectId: at.projectId, roleId: 'tester' });
    expect(await roleOf('tester')).toMatchObject({ source: 'built-in', role: { name: 'Tester' } });
    expect(await at.host.tryCall('role.remove', { projectId: at.projectId, roleId: 'tester' })).toMatchObject(
      {
        ok: false,
        error: { type: 'not-found' },
      },
    );
  });

  test('is compared while it is being written, with the other roles and with lanes at work', async () => {
    write('.switchyard/roles/painter.md', painter);
    const task = { title: 'Paint', brief: rehearse([{ say: 'painted' }]), writeSet: ['fence/**'] };
    const lane = await at.host.call('lane.launch', { projectId: at.projectId, roleId: 'painter', task });
    const draft = {
      fields: { name: 'Carpenter', mandate: 'Builds a gate.', paths: ['fence/gate/**'] },
      instructions: '',
    };
    const found = await at.host.call('role.check', { projectId: at.projectId, roleId: 'carpenter', draft });
    const reasons = [{ kind: 'paths', text: 'Both may write fence/gate/** and fence/**.' }];
    expect(found.roles).toEqual([{ roleId: 'painter', name: 'Painter', reasons }]);
    expect(found.lanes).toEqual([{ laneId: lane.id, reasons }]);
    const apart = await at.host.call('role.check', {
      projectId: at.projectId,
      roleId: 'painter',
      writeSet: ['gate/**'],
    });
    expect(apart.lanes).toEqual([]);
    await at.host.lane(lane.id, 'idle');
  });
});

describe('a lane with a role', () => {
  test('takes its agent and model from it, carries it as it was, and is told exactly that', async () => {
    write('.switchyard/roles/painter.md', painter);
    const task = { title: 'Paint', brief: rehearse([{ say: 'painted' }]) };
    const lane = await at.host.call('lane.launch', { projectId: at.projectId, roleId: 'painter', task });
    expect(lane).toMatchObject({ agentId: 'rehearsal', model: 'gloss', roleId: 'painter' });
    rmSync(join(at.repository.dir, '.switchyard'), { recursive: true });
    const after = await at.host.lane(lane.id, 'idle');
    expect(after.role?.told).toContain('Your role: Painter. Paints the fence before it rains.');
    expect(after.role?.told).toContain('You may write: fence/**. Writing elsewhere asks a human first.');
    expect(after.role?.told).toContain(
      '- brush: How to hold a brush. Read .claude/skills/brush/SKILL.md before you use it.',
    );
    expect(after.role?.skills[0]?.rules).toEqual([{ effect: 'allow', on: 'command', pattern: 'ls *' }]);
    expect((await prompts(lane.id))[0]).toContain(after.role?.told);
  });

  test('is given the text of a skill that is not in its worktree', async () => {
    write(
      '.switchyard/skills/ladder/SKILL.md',
      '---\nname: ladder\ndescription: Climbing.\n---\nThree points of contact.\n',
    );
    write('.switchyard/roles/painter.md', painter.replace('[brush]', '[ladder]'));
    const task = { title: 'Paint', brief: rehearse([{ say: 'painted' }]) };
    const lane = await at.host.call('lane.launch', { projectId: at.projectId, roleId: 'painter', task });
    expect(lane.role?.told).toContain('## Skill: ladder\n\nThree points of contact.');
    await at.host.lane(lane.id, 'idle');
  });

  test('is not launched with a role, a skill or an agent that is not there', async () => {
    write('.switchyard/roles/painter.md', painter.replace('[brush]', '[broom]'));
    write('.switchyard/roles/broken.md', 'no head');
    const task = { title: 'Paint', brief: 'x' };
    const attempt = async (roleId: string) => {
      const launched = await at.host.tryCall('lane.launch', { projectId: at.projectId, roleId, task });
      return launched.ok ? '' : `${launched.error.message} ${launched.error.next ?? ''}`;
    };
    expect(await attempt('nobody')).toContain('There is no role nobody. Use one of broken, implementer');
    expect(await attempt('painter')).toContain('wants the skill broom');
    expect(await attempt('broken')).toContain('The role broken cannot be used: The file has no head.');
    expect(await attempt('implementer')).toContain('No agent is named');
    expect(Object.keys((await at.host.world()).lanes)).toEqual([]);
  });
});
