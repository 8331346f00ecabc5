/** What does not work as it should, in words for people, as shown by `system.health`. */
export class Troubles {
  readonly #texts = new Set<{ readonly text: string }>();

  /** Lists a trouble; returns how to take it back. */
  add(text: string): () => void {
    const entry = { text };
    this.#texts.add(entry);
    return () => this.#texts.delete(entry);
  }

  list(): string[] {
    return [...this.#texts].map((t) => t.text);
  }
}
