import { Check, Minus, RefreshCcw } from 'lucide-react';
import { type AgentView } from '../../../shared/contract/index.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorNote } from '../../ui/states.tsx';

/** Which agent programs this machine has. */
export function AgentsFound() {
  const { data, failure, loading, reload } = useQuery('agent.list', { fresh: true });
  const agents = [...(data?.items ?? [])].sort((a, b) => Number(b.installed) - Number(a.installed));
  return (
    <section aria-label="Agents on this machine">
      <header className="fact-head">
        <h2>Agents on this machine</h2>
        <Button tone="ghost" size="small" icon={<RefreshCcw size={12} />} onClick={reload}>
          Look again
        </Button>
      </header>
      {failure && <ErrorNote failure={failure} />}
      {loading && data === null && <Progress label="Looking for agents" />}
      <ul>
        {agents.map((agent) => (
          <AgentRow key={agent.id} agent={agent} />
        ))}
      </ul>
    </section>
  );
}

function AgentRow({ agent }: { readonly agent: AgentView }) {
  return (
    <li className="agent-row">
      {agent.installed ? <Check size={14} className="c-pass" /> : <Minus size={14} className="t3" />}
      <span className={agent.installed ? 'strong ellipsis' : 't3 ellipsis'}>{agent.name}</span>
      <span className="t3 ellipsis">
        {agent.installed ? (agent.version ?? 'version unknown') : 'not found'}
      </span>
      <span className="t2 ellipsis" title={agent.hint ?? undefined}>
        {agent.hint ?? (agent.installed ? agent.tier : '')}
      </span>
    </li>
  );
}
