/** Project, agents, rules and appearance. */
export function SettingsView() {
  return <section className="view" aria-label="Settings" />;
}
