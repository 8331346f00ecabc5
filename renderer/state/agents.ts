import { createStore } from 'zustand/vanilla';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { type AgentId } from '../../shared/domain/ids.ts';
import { invoke } from '../client/host.ts';

/** Names of agents by id, as the host lists them; one reading for the whole screen. */
const names = createStore<Readonly<Record<string, string>>>(() => ({}));
let reading = false;

async function read(): Promise<void> {
  if (reading) return;
  reading = true;
  const answer = await invoke('agent.list', {});
  reading = false;
  if (answer.ok)
    names.setState(Object.fromEntries(answer.data.items.map(({ id, name }) => [id, name])), true);
}

/** What people call an agent; its id until the name is known. */
export function useAgentName(id: AgentId | null): string | null {
  const name = useStore(names, (all) => (id === null ? null : all[id]));
  useEffect(() => {
    if (id !== null && names.getState()[id] === undefined) void read();
  }, [id]);
  return id === null ? null : (name ?? id);
}
