import { type RefObject } from 'react';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { useAgentName } from '../../state/agents.ts';
import { type BoardFilter, setFilter } from '../../state/board.ts';
import { lanesWords } from '../../words/lanes.ts';
import { Input, Select } from '../../ui/field.tsx';

export interface LaneFilterProps {
  readonly projectId: ProjectId;
  readonly lanes: readonly Lane[];
  readonly filter: BoardFilter;
  readonly box: RefObject<HTMLInputElement | null>;
}

/** Which lanes are shown: by words, state and agent. Only what occurs can be chosen, and what is chosen. */
export function LaneFilter({ projectId, lanes, filter, box }: LaneFilterProps) {
  const states = [...new Set(lanes.map(statusOf))];
  const shownStates =
    filter.state === '' || filter.state === 'needs-you' ? states : withOne(states, filter.state);
  const agents = withOne([...new Set(lanes.map((lane) => lane.agentId as string))], filter.agent);
  return (
    <div className="lane-filter" role="search">
      <Input
        ref={box}
        className="lane-filter-text"
        type="search"
        aria-label={lanesWords.filterText}
        placeholder={lanesWords.filterText}
        value={filter.text}
        onChange={(event) => setFilter(projectId, { text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (filter.text === '') event.currentTarget.blur();
          setFilter(projectId, { text: '' });
          event.stopPropagation();
        }}
      />
      <Select
        aria-label={lanesWords.filterState}
        value={filter.state}
        onChange={(event) => setFilter(projectId, { state: event.target.value })}
      >
        <option value="">{lanesWords.allStates}</option>
        <option value="needs-you">{lanesWords.needsYou}</option>
        {shownStates.map((state) => (
          <option key={state} value={state}>
            {state}
          </option>
        ))}
      </Select>
      {agents.length > 1 && (
        <Select
          aria-label={lanesWords.filterAgent}
          value={filter.agent}
          onChange={(event) => setFilter(projectId, { agent: event.target.value })}
        >
          <option value="">{lanesWords.allAgents}</option>
          {agents.map((agent) => (
            <AgentOption key={agent} agent={agent as Lane['agentId']} />
          ))}
        </Select>
      )}
    </div>
  );
}

function AgentOption({ agent }: { readonly agent: Lane['agentId'] }) {
  return <option value={agent}>{useAgentName(agent)}</option>;
}

const withOne = (all: readonly string[], one: string): readonly string[] =>
  one === '' || all.includes(one) ? all : [...all, one];
