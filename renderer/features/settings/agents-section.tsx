import { useState } from 'react';
import { Plus, RefreshCw, Trash2 } from 'lucide-react';
import { type AgentView } from '../../../shared/contract/index.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { useReplica, useWorld } from '../../state/use-replica.ts';
import { offerAgent, useUi } from '../../state/ui.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Tag } from '../../ui/tag.tsx';
import { AgentForm } from './agent-form.tsx';
import { agentWords as words } from '../../words/settings-agents.ts';
import { credentialOf } from './credential.ts';
import { Section } from './section.tsx';

const tiers: Readonly<Record<AgentView['tier'], string>> = {
  governed: 'Switchyard can veto before the act',
  asked: 'It asks when it sees fit',
  observed: 'Switchyard only watches',
};

/** Programs that lanes can run, and how to add one. */
export function AgentsSection() {
  const registered = useReplica((r) => r.world.agents);
  const [fresh, setFresh] = useState(0);
  const [adding, setAdding] = useState(false);
  const agents = useQuery(
    'agent.list',
    fresh === 0 ? {} : { fresh: true },
    `${fresh} ${Object.keys(registered).join(' ')}`,
  );
  const items = agents.data?.items ?? [];
  return (
    <Section
      id="agents"
      title="Agents"
      about="Your own installed programs and logins are used. Any command that speaks the Agent Client Protocol can be added."
    >
      {agents.failure && <ErrorNote failure={agents.failure} />}
      {agents.data === null && agents.failure === null && <Progress label="Looking for agents" />}
      <ul className="st-list" aria-label="Agents">
        {items.map((agent) => (
          <AgentRow key={agent.id} agent={agent} onRemoved={() => setFresh((n) => n + 1)} />
        ))}
      </ul>
      {adding ? (
        <AgentForm
          builtIn={items.filter((a) => a.builtIn).map((a) => a.id)}
          onDone={() => {
            setAdding(false);
            setFresh((n) => n + 1);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <div className="st-actions">
          <Button icon={<Plus size={13} />} onClick={() => setAdding(true)}>
            Add an agent
          </Button>
          <Button
            tone="ghost"
            icon={<RefreshCw size={13} />}
            busy={agents.loading}
            onClick={() => setFresh((n) => n + 1)}
          >
            Look again
          </Button>
        </div>
      )}
    </Section>
  );
}

function AgentRow({ agent, onRemoved }: { readonly agent: AgentView; readonly onRemoved: () => void }) {
  const command = useCommand('agent.remove');
  const offered = useUi((ui) => !ui.agentsOff.includes(agent.id));
  const remove = async () => {
    const answer = await command.run({ id: agent.id });
    if (answer.ok) onRemoved();
  };
  return (
    <li className="st-item">
      <div className="row">
        <Glyph
          name={agent.installed ? 'done' : 'cancelled'}
          label={agent.installed ? 'installed' : 'not installed'}
        />
        <span className="strong nowrap">{agent.name}</span>
        <span className="t3 nowrap">
          {agent.installed ? (agent.version ?? 'version unknown') : 'not installed'}
        </span>
        <Tag look="outline" size="tiny" title={tiers[agent.tier]}>
          {agent.tier}
        </Tag>
        {agent.installed && <Credential agent={agent} />}
        <span className="grow" />
        <code className="t3 ellipsis st-command" title={[agent.command, ...agent.args].join(' ')}>
          {[agent.command, ...agent.args].join(' ')}
        </code>
        <Button
          size="small"
          aria-pressed={offered}
          aria-label={words.offer(agent.name, offered)}
          title={words.offerAbout}
          onClick={() => offerAgent(agent.id, !offered)}
        >
          {offered ? words.offered : words.hidden}
        </Button>
        {agent.builtIn ? (
          <span className="t3 small st-built">built in</span>
        ) : (
          <IconButton
            size="small"
            label={`Remove ${agent.name}`}
            disabled={command.busy}
            onClick={() => void remove()}
          >
            <Trash2 size={13} />
          </IconButton>
        )}
      </div>
      {agent.hint !== null && <p className="st-hint t2">{agent.hint}</p>}
      {agent.envNames.length > 0 && (
        <p className="st-hint t3">Environment: {agent.envNames.join(', ')}, values kept secret</p>
      )}
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
    </li>
  );
}

/** Which login the agent uses, as far as it is known. */
function Credential({ agent }: { readonly agent: AgentView }) {
  const lanes = useWorld((world) => world.lanes);
  const { text, about } = credentialOf(agent, Object.values(lanes));
  return (
    <span className="t2 ellipsis" title={about}>
      {text}
    </span>
  );
}
