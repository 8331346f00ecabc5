import { useState } from 'react';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { type Project } from '../../../shared/domain/project/state.ts';
import { type TrustWord } from '../../../shared/domain/trust/events.ts';
import { neededOf } from '../../../shared/domain/trust/standing.ts';
import { deeds, weightOf } from '../../../shared/domain/trust/state.ts';
import { absolute } from '../../lib/format.ts';
import { useAgentName } from '../../state/agents.ts';
import { useReplica } from '../../state/use-replica.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { trustWords as words } from '../../words/roles.ts';
import { type Standing, TrustDialog, trustActions as actions } from './trust-dialog.tsx';

/** Which agents are trusted, what counted for and against each, and how to say otherwise. */
export function TrustPanel({ project }: { readonly project: Project }) {
  const trust = useReplica((r) => r.world.trust);
  const lanes = useReplica((r) => Object.keys(r.world.lanes).length);
  const version = `${lanes} ${project.trustAfter ?? ''} ${JSON.stringify(trust)}`;
  const query = useQuery('trust.list', { projectId: project.id }, version);
  const items = query.data?.items ?? [];
  return (
    <ScrollArea className="ro-trust" aria-label={words.title}>
      <div className="ro-head">
        <h2>{words.title}</h2>
      </div>
      <p className="ro-none t3">{words.about(neededOf(project))}</p>
      {query.failure && <ErrorNote failure={query.failure} />}
      {query.data !== null && items.length === 0 && <p className="ro-none t3">{words.empty}</p>}
      <ul>
        {items.map((one) => (
          <AgentCard key={`${one.agentId} ${one.model ?? ''}`} one={one} />
        ))}
      </ul>
    </ScrollArea>
  );
}

function AgentCard({ one }: { readonly one: Standing }) {
  const [saying, setSaying] = useState<TrustWord | null>(null);
  const name = useAgentName(one.agentId) ?? one.agentId;
  const trusted = one.level === 'trusted';
  const called = one.model === null ? name : `${name} ${one.model}`;
  const counted = deeds.filter((deed) => one.counts[deed] > 0);
  const last = one.recent.at(-1);
  return (
    <li className="ro-agent">
      <div className="row">
        <b className="ellipsis">{name}</b>
        <span className="t3 mono ellipsis">{one.model}</span>
        <span className="grow" />
        <Tag tone={trusted ? 'pass' : 'plain'}>
          {trusted ? <CircleCheck size={12} /> : <CircleDashed size={12} />}
          {words.levels[one.level]}
        </Tag>
      </div>
      <p className="t2">
        {words.by[one.by]}
        {one.by === 'work' && `, ${words.score(one.score, one.needed)}`}
      </p>
      {one.word !== null && <p className="t2 ro-about">{words.said(one.word.reason)}</p>}
      <p className="t3 ro-about" title={last && absolute(last.at)}>
        {counted.length === 0
          ? words.nothing
          : counted
              .map((deed) => words.counted(one.counts[deed], words.deeds[deed], weightOf[deed]))
              .join(', ')}
      </p>
      {one.by !== 'script' && (
        <div className="row">
          <Say name={called} word={trusted ? 'probation' : 'trusted'} onSay={setSaying} />
          {one.by === 'human' && <Say name={called} word="earned" onSay={setSaying} />}
        </div>
      )}
      {saying !== null && (
        <TrustDialog one={one} name={called} word={saying} onDone={() => setSaying(null)} />
      )}
    </li>
  );
}

interface SayProps {
  readonly name: string;
  readonly word: TrustWord;
  readonly onSay: (word: TrustWord) => void;
}

function Say({ name, word, onSay }: SayProps) {
  return (
    <Button size="small" aria-label={words.actionOf(actions[word], name)} onClick={() => onSay(word)}>
      {actions[word]}
    </Button>
  );
}
