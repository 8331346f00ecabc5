import { useState } from 'react';
import { Trash2 } from 'lucide-react';
import { type Rule } from '../../../shared/domain/project/events.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { useCommand } from '../../state/use-command.ts';
import { useReplica } from '../../state/use-replica.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Section } from './section.tsx';

const hints: Readonly<Record<Rule['on'], string>> = {
  command: 'The whole command; * stands for any text: npm test *',
  path: 'A glob relative to the worktree: packages/money/**',
  tool: 'The kind of tool: read, edit, delete, move, search, execute, fetch',
};

/** Standing answers to what agents want to do. */
export function RulesSection({ project }: { readonly project: Project }) {
  return (
    <Section
      id="rules"
      title="Rules"
      about="Standing answers to what agents want to do. The narrowest match wins; forbid goes before ask, ask before allow. Without a match the built-in rules decide."
    >
      {project.rules.length === 0 ? (
        <p className="st-none t3">
          No rules of your own yet. Allowing by pattern in a question adds one here, too.
        </p>
      ) : (
        <ul className="st-list" aria-label="Rules">
          {project.rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} project={project} />
          ))}
        </ul>
      )}
      <AddRule project={project} />
    </Section>
  );
}

function RuleRow({ rule, project }: { readonly rule: Rule; readonly project: Project }) {
  const command = useCommand('project.removeRule');
  const lane = useReplica((r) =>
    rule.laneId === null ? null : (r.world.lanes[rule.laneId]?.name ?? 'a closed lane'),
  );
  return (
    <li className="st-item">
      <div className="row">
        <Tag look="outline" tone={rule.effect === 'forbid' ? 'fail' : 'plain'} className="st-effect">
          {rule.effect}
        </Tag>
        <span className="t3 st-on">{rule.on}</span>
        <code className="ellipsis grow" title={rule.pattern}>
          {rule.pattern}
        </code>
        {lane !== null && <span className="t3 nowrap">only {lane}</span>}
        {rule.reason !== null && (
          <span className="t2 ellipsis st-reason" title={rule.reason}>
            {rule.reason}
          </span>
        )}
        <IconButton
          size="small"
          label={`Remove rule ${rule.effect} ${rule.pattern}`}
          disabled={command.busy}
          onClick={() => void command.run({ projectId: project.id, ruleId: rule.id })}
        >
          <Trash2 size={13} />
        </IconButton>
      </div>
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
    </li>
  );
}

function AddRule({ project }: { readonly project: Project }) {
  const [effect, setEffect] = useState<Rule['effect']>('allow');
  const [on, setOn] = useState<Rule['on']>('command');
  const [pattern, setPattern] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand('project.addRule');
  const problem =
    pattern.trim() === ''
      ? 'Say what the rule is about.'
      : pattern.length > 2000
        ? 'Longer than 2,000 characters.'
        : null;
  const add = async () => {
    setTried(true);
    if (problem !== null || command.busy) return;
    const why = reason.trim();
    const answer = await command.run({
      projectId: project.id,
      effect,
      on,
      pattern: pattern.trim(),
      ...(why === '' ? {} : { reason: why }),
    });
    if (!answer.ok) return;
    setPattern('');
    setReason('');
    setTried(false);
  };
  return (
    <form
      className="st-form st-add"
      aria-label="Add a rule"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className="st-rule">
        <Field label="Effect">
          {(ids) => (
            <Select
              {...ids}
              value={effect}
              onChange={(e) => setEffect(e.currentTarget.value as Rule['effect'])}
            >
              <option value="allow">allow</option>
              <option value="ask">ask first</option>
              <option value="forbid">forbid</option>
            </Select>
          )}
        </Field>
        <Field label="On">
          {(ids) => (
            <Select {...ids} value={on} onChange={(e) => setOn(e.currentTarget.value as Rule['on'])}>
              <option value="command">command</option>
              <option value="path">path</option>
              <option value="tool">tool</option>
            </Select>
          )}
        </Field>
        <Field label="Pattern" hint={hints[on]} problem={tried ? problem : null}>
          {(ids) => (
            <Input {...ids} mono value={pattern} onChange={(e) => setPattern(e.currentTarget.value)} />
          )}
        </Field>
        <Field label="Reason" optional>
          {(ids) => (
            <Input
              {...ids}
              value={reason}
              maxLength={2000}
              onChange={(e) => setReason(e.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
      <div className="st-actions">
        <Button type="submit" busy={command.busy}>
          Add rule
        </Button>
      </div>
    </form>
  );
}
