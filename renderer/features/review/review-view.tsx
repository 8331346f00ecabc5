/** What a lane changed, side by side. */
export function ReviewView() {
  return <section className="view" aria-label="Review" />;
}
