/** The log, searchable and verifiable. */
export function AuditView() {
  return <section className="view" aria-label="Audit" />;
}
