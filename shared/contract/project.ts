import { z } from 'zod';
import { call } from './call.ts';
import { agentView } from './views/agent.ts';
import { agentId, projectId, ruleId } from './views/ids.ts';
import { gates, projectView } from './views/project.ts';

/** What a program can be given: no NUL, which the system takes for the end. */
const word = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\0]*$/, 'a NUL character cannot be passed to a program');
const command = word(10_000).nullable();

export const projectCalls = {
  'project.open': call(
    'Put a git repository under supervision. Nothing in it is changed.',
    z.object({ path: z.string().min(1).max(4096) }),
    projectView,
  ),
  'project.openSample': call(
    'Make a fresh copy of the sample repository under the data directory and open it.',
    z.object({}),
    projectView,
  ),
  'project.list': call('All projects.', z.object({}), z.object({ items: z.array(projectView) })),
  'project.configure': call(
    'Change settings of a project; what is left out stays.',
    z.object({
      projectId,
      targetBranch: z.string().min(1).max(500).optional(),
      verifyCommand: command.optional(),
      verifyTimeoutSeconds: z.number().int().min(1).max(86_400).optional(),
      setupCommand: command.optional(),
      setupTimeoutSeconds: z.number().int().min(1).max(86_400).optional(),
      portsFrom: z.number().int().min(1024).max(65_000).optional(),
      portsPerLane: z.number().int().min(1).max(100).optional(),
      trustAfter: z.number().int().min(0).max(100).optional(),
      readyWorktrees: z.number().int().min(0).max(20).optional(),
      gates: gates.optional(),
    }),
    projectView,
  ),
  'project.includedFiles': call(
    'Ignored files of the checkout that `.worktreeinclude` names, as a lane launched now would get them.',
    z.object({ projectId }),
    z.object({
      /** Whether the repository has a `.worktreeinclude`. */
      named: z.boolean(),
      files: z.array(z.string()),
      /** How many there are; `files` has the first 200. */
      count: z.number(),
    }),
  ),
  'project.addRule': call(
    'Add a standing rule for tool calls.',
    z.object({
      projectId,
      effect: z.enum(['allow', 'ask', 'forbid']),
      on: z.enum(['command', 'path', 'tool']),
      pattern: z.string().min(1).max(2000),
      reason: z.string().max(2000).optional(),
    }),
    projectView,
  ),
  'project.removeRule': call('Remove a standing rule.', z.object({ projectId, ruleId }), projectView),
  'agent.list': call(
    'Built-in and registered agents, and what was found of them on this machine.',
    z.object({ fresh: z.boolean().optional() }),
    z.object({ items: z.array(agentView) }),
  ),
  'agent.register': call(
    'Register a command that speaks one of the protocols; the same id replaces it.',
    z.object({
      id: z
        .string()
        .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'lower case letters, digits, dot, dash, underscore'),
      name: z.string().min(1).max(100),
      protocol: z.enum(['acp', 'codex', 'claude', 'pty']),
      command: word(4096).min(1),
      args: z.array(word(10_000)).max(100).optional(),
      env: z
        .record(
          z
            .string()
            .max(200)
            .regex(/^[^\0=]+$/, 'not the name of a variable'),
          word(100_000),
        )
        .optional(),
    }),
    agentView,
  ),
  'agent.remove': call('Forget a registered agent.', z.object({ id: agentId }), z.object({})),
} as const;
