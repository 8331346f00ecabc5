/** One verified merge at a time. */
export function MergeQueueView() {
  return <section className="view" aria-label="Merge queue" />;
}
