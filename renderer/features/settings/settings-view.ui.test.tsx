// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RuleId } from '../../../shared/domain/ids.ts';
import { fail } from '../../../shared/kernel/result.ts';
import { readUi } from '../../state/ui.ts';
import { projectId, projectOpened } from '../../testing/events.ts';
import { startFakeHost } from '../../testing/fake-host.ts';
import { SettingsView } from './settings-view.tsx';

let host: Awaited<ReturnType<typeof startFakeHost>>;

beforeEach(async () => {
  host = await startFakeHost([projectOpened()], {
    'project.configure': () => fail('not-found', 'There is no branch nowhere.', { next: 'Name another.' }),
  });
  render(<SettingsView />);
  await screen.findByLabelText('Target branch');
});
afterEach(() => {
  cleanup();
  host.stop();
});

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('project settings', () => {
  it('show what is wrong at the field and save nothing', async () => {
    type('Verify time limit', '0');
    press('Save project');
    const field = screen.getByLabelText('Verify time limit');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const said = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(said?.textContent).toContain('from 1 to 86,400');
    expect(host.calls('project.configure')).toEqual([]);
  });

  it('save only what changed, and put a refusal about the branch at the branch', async () => {
    type('Target branch', 'nowhere');
    type('Verify command', 'npm test');
    press('Save project');
    expect(await screen.findByText('There is no branch nowhere.')).toBeDefined();
    expect(host.calls('project.configure')).toEqual([
      { projectId, targetBranch: 'nowhere', verifyCommand: 'npm test' },
    ]);
    expect(screen.getByLabelText('Target branch').getAttribute('aria-invalid')).toBe('true');
  });

  it('undo what was typed', () => {
    type('Setup command', 'npm ci');
    press('Undo changes');
    expect((screen.getByLabelText('Setup command') as HTMLInputElement).value).toBe('');
  });
});

describe('rules', () => {
  it('are added and removed', async () => {
    press('Add rule');
    expect(screen.getByText('Say what the rule is about.')).toBeDefined();
    fireEvent.change(screen.getByLabelText('Effect'), { target: { value: 'forbid' } });
    fireEvent.change(screen.getByLabelText('On'), { target: { value: 'path' } });
    type('Pattern', '.env*');
    press('Add rule');
    await waitFor(() =>
      expect(host.calls('project.addRule')).toEqual([
        { projectId, effect: 'forbid', on: 'path', pattern: '.env*' },
      ]),
    );
    const ruleId = 'rule_1' as RuleId;
    act(
      () =>
        void host.record({
          type: 'project.ruleAdded',
          data: {
            projectId,
            rule: { id: ruleId, effect: 'forbid', on: 'path', pattern: '.env*', laneId: null, reason: null },
          },
        }),
    );
    press('Remove rule forbid .env*');
    await waitFor(() => expect(host.calls('project.removeRule')).toEqual([{ projectId, ruleId }]));
  });
});

describe('agents', () => {
  it('are registered with secrets that are never shown', async () => {
    press('Add an agent');
    const form = screen.getByRole('form', { name: 'Add an agent' });
    const field = (label: string) => within(form).getByLabelText(label);
    press('Register agent');
    expect(within(form).getByText('Give it a name.')).toBeDefined();
    fireEvent.change(field('Name'), { target: { value: 'House Agent' } });
    expect((field('Id') as HTMLInputElement).value).toBe('house-agent');
    fireEvent.change(field('Command'), { target: { value: 'house' } });
    fireEvent.change(within(form).getByRole('textbox', { name: 'Arguments' }), {
      target: { value: '--stdio\n--fast' },
    });
    press('Add a variable');
    fireEvent.change(field('Variable 1 name'), { target: { value: 'HOUSE_KEY' } });
    expect(field('Variable 1 value').getAttribute('type')).toBe('password');
    fireEvent.change(field('Variable 1 value'), { target: { value: 'hidden' } });
    press('Register agent');
    await waitFor(() =>
      expect(host.calls('agent.register')).toEqual([
        {
          id: 'house-agent',
          name: 'House Agent',
          protocol: 'acp',
          command: 'house',
          args: ['--stdio', '--fast'],
          env: { HOUSE_KEY: 'hidden' },
        },
      ]),
    );
  });
});

describe('appearance', () => {
  it('changes at once', () => {
    fireEvent.click(screen.getByText('Light'));
    expect(readUi().theme).toBe('light');
  });
});
