/** All lanes over time. */
export function TimelineView() {
  return <section className="view" aria-label="Timeline" />;
}
