import { z } from 'zod';
import { call } from './call.ts';
import { roleName } from './role-fields.ts';
import { laneId, projectId } from './views/ids.ts';
import { roleProblem, roleView, skillView } from './views/role.ts';

const text = z.string();
const reason = z.object({ kind: z.enum(['paths', 'outputs', 'mandate', 'same-role']), text });

const fields = z.record(z.string().max(60), z.unknown());
const instructions = z.string().max(50_000);

export const roleCalls = {
  'role.list': call(
    "A project's roles and the built-in ones, read from their files now, and which of their mandates overlap.",
    z.object({ projectId }),
    z.object({
      items: z.array(roleView),
      overlaps: z.array(z.object({ a: text, b: text, reasons: z.array(reason).readonly() })),
    }),
  ),
  'role.get': call('One role.', z.object({ projectId, roleId: roleName }), roleView),
  'role.save': call(
    "Write a role into the project's .switchyard/roles. Refused with the fields that are wrong, or when the file changed since `version`.",
    z.object({
      projectId,
      roleId: roleName,
      fields,
      instructions,
      /** The version that was edited; null for a new one. Left out, whatever stands there is replaced. */
      version: text.nullable().optional(),
    }),
    roleView,
  ),
  'role.remove': call(
    "Remove a role's file from the project. A built-in role of the same name stands again.",
    z.object({ projectId, roleId: roleName }),
    z.object({}),
  ),
  'role.check': call(
    'How a role would overlap: with the other roles, and with the roles of open lanes. Takes a role by name, or one that is being written.',
    z.object({
      projectId,
      roleId: roleName,
      /** The role as it is being written; without it the saved one is meant. */
      draft: z.object({ fields, instructions }).optional(),
      /** What the lane to be launched is to write. */
      writeSet: z.array(z.string().min(1).max(1000)).max(200).optional(),
    }),
    z.object({
      /** Where the draft is wrong. */
      problems: z.array(roleProblem).readonly(),
      roles: z.array(z.object({ roleId: text, name: text, reasons: z.array(reason).readonly() })),
      lanes: z.array(z.object({ laneId, reasons: z.array(reason).readonly() })),
    }),
  ),
  'skill.list': call(
    'Skills of the project, of the user and the built-in ones, as their folders are now.',
    z.object({ projectId }),
    z.object({ items: z.array(skillView) }),
  ),
} as const;
