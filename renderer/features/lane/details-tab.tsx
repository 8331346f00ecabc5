import { Copy } from 'lucide-react';
import { type ReactNode } from 'react';
import { type Usage } from '../../../shared/domain/lane/events.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type RuleEffect } from '../../../shared/domain/project/events.ts';
import { type LaneRole, rulesWith } from '../../../shared/domain/role/role.ts';
import { money, shortOid, tokens } from '../../lib/format.ts';
import { useAgentName } from '../../state/agents.ts';
import { notify } from '../../state/ui.ts';
import { useLane } from '../../state/use-replica.ts';
import { useQuery } from '../../state/use-query.ts';
import { IconButton } from '../../ui/button.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { detailWords as words } from '../../words/lane.ts';
import { Checkpoints } from './checkpoints.tsx';
import { usageWords } from '../../words/lane-status.ts';
import './details.css';

/** Everything about a lane that does not move: what it was told, where it works, as whom, and at what price. */
export function DetailsTab({ lane }: { readonly lane: Lane }) {
  return (
    <ScrollArea>
      <div className="details">
        <Told lane={lane} />
        {lane.role && <Role role={lane.role} />}
        <Place lane={lane} />
        <Environment lane={lane} />
        <Agent lane={lane} />
        <Spend lane={lane} />
        <Checkpoints lane={lane} />
      </div>
    </ScrollArea>
  );
}

function Told({ lane }: { readonly lane: Lane }) {
  const first = useQuery('transcript.read', { laneId: lane.id, after: -1, limit: 1 }, lane.turns);
  const body = first.data?.items[0]?.body;
  const told = body?.kind === 'prompt' ? body.text : null;
  return (
    <section className="details-wide">
      <h3>{words.told}</h3>
      <p className="details-about">{told === null ? words.notTold : words.toldAbout}</p>
      {first.failure && <ErrorNote failure={first.failure} />}
      <pre className="details-told mono scroll" tabIndex={0} aria-label={words.told}>
        {told ?? `${lane.task.title}\n\n${lane.task.brief}`}
      </pre>
    </section>
  );
}

/** The role as the lane carries it, whatever became of its file since. */
function Role({ role }: { readonly role: LaneRole }) {
  const { rules, skills, paths, outside } = role;
  const written = (effect: RuleEffect) => rulesWith(role, effect).join(', ');
  return (
    <section>
      <h3>{words.role}</h3>
      <dl className="facts">
        <Fact name={words.roleName}>
          {role.name} <span className="t3">{words.roleSources[role.source]}</span>
        </Fact>
        <Fact name={words.mandate}>{role.mandate}</Fact>
        {paths.length > 0 && (
          <Fact name={words.mayWrite}>
            <span>
              <span className="mono">{paths.join(', ')}</span> {words.elsewhere[outside]}
            </span>
          </Fact>
        )}
        {rules.length > 0 &&
          (['forbid', 'ask', 'allow'] as const)
            .filter((effect) => written(effect) !== '')
            .map((effect) => (
              <Fact key={effect} name={words.effects[effect]}>
                <span className="mono">{written(effect)}</span>
              </Fact>
            ))}
        {skills.map((skill) => (
          <Fact key={skill.name} name={<span className="mono">{skill.name}</span>}>
            <span title={skill.file}>
              {skill.description} <span className="mono t3">{rulesWith(skill, 'allow').join(', ')}</span>
            </span>
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Place({ lane }: { readonly lane: Lane }) {
  const parent = useLane(lane.clonedFrom);
  const { writeSet, outputs } = lane.task;
  return (
    <section>
      <h3>{words.place}</h3>
      <dl className="facts">
        <CopyFact name={words.worktree} value={lane.worktreePath} />
        <CopyFact name={words.branch} value={lane.branch} />
        <Fact name={words.base}>
          <span className="mono" title={lane.startOid}>
            {shortOid(lane.startOid)}
          </span>
        </Fact>
        {lane.clonedFrom !== null && <Fact name={words.cloneOf}>{parent?.name ?? lane.clonedFrom}</Fact>}
        <Fact name={words.writeSet}>
          {writeSet.length === 0 ? words.anything : <span className="mono">{writeSet.join(', ')}</span>}
        </Fact>
        {outputs.length > 0 && <Fact name={words.outputs}>{outputs.join(', ')}</Fact>}
      </dl>
    </section>
  );
}

function Environment({ lane }: { readonly lane: Lane }) {
  const facts = {
    PORT: String(lane.portsFrom),
    SWITCHYARD_PORT_FROM: String(lane.portsFrom),
    SWITCHYARD_PORT_TO: String(lane.portsTo),
    SWITCHYARD_LANE_NAME: lane.name,
    SWITCHYARD_BRANCH: lane.branch,
  };
  return (
    <section>
      <h3>{words.environment}</h3>
      <dl className="facts">
        {Object.entries(facts).map(([name, value]) => (
          <Fact key={name} name={<span className="mono">{name}</span>}>
            <span className="mono">{value}</span>
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Agent({ lane }: { readonly lane: Lane }) {
  const name = useAgentName(lane.agentId);
  return (
    <section>
      <h3>{words.agent}</h3>
      <dl className="facts">
        <Fact name={words.agent}>
          {name} {lane.agentVersion}
        </Fact>
        <Fact name={words.model}>{lane.model ?? words.usualModel}</Fact>
        {lane.sessionId !== null && <CopyFact name={words.session} value={lane.sessionId} />}
        <Fact name={words.process}>
          {lane.run === null ? words.noProcess : words.processNow(lane.run.pid, lane.run.startedAt)}
        </Fact>
      </dl>
    </section>
  );
}

function Spend({ lane: { usage, turns } }: { readonly lane: Lane }) {
  const { provenance } = usageWords(usage);
  const cost = usage?.cost ?? null;
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? words.unknown : tokens(value);
  return (
    <section>
      <h3>{words.spend}</h3>
      <dl className="facts">
        <Fact name={words.cost}>
          {cost === null ? words.unknown : money(cost, usage?.currency ?? null)}
          {cost !== null && (
            <Tag look="outline" size="tiny">
              {provenance}
            </Tag>
          )}
        </Fact>
        <Fact name={words.tokensIn}>{count(usage?.inputTokens)}</Fact>
        <Fact name={words.tokensCached}>{count(usage?.cachedTokens)}</Fact>
        <Fact name={words.tokensOut}>{count(usage?.outputTokens)}</Fact>
        <Fact name={words.context}>{contextWords(usage)}</Fact>
        <Fact name={words.turns}>{turns}</Fact>
      </dl>
    </section>
  );
}

function contextWords(usage: Usage | null): string {
  const used = usage?.contextUsed ?? null;
  if (used === null) return words.unknown;
  const size = usage?.contextSize ?? null;
  return words.contextOf(tokens(used), size === null ? null : tokens(size));
}

function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function CopyFact({ name, value }: { readonly name: string; readonly value: string }) {
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => notify(words.copied(name)),
      () => notify(words.notCopied),
    );
  return (
    <Fact name={name}>
      <span className="mono">{value}</span>
      <IconButton label={words.copy(name.toLowerCase())} size="small" onClick={() => void copy()}>
        <Copy size={12} />
      </IconButton>
    </Fact>
  );
}
