/** A commit message with trailers at its end; a trailer without a value is left out, line breaks become spaces. */
export function withTrailers(
  subject: string,
  body: string,
  trailers: Readonly<Record<string, string | null | undefined>>,
): string {
  const lines = Object.entries(trailers).flatMap(([name, value]) => {
    const text = oneLine(value ?? '');
    return text === '' ? [] : [`${name}: ${text}`];
  });
  const parts = [oneLine(subject), body.trim(), lines.join('\n')].filter((part) => part !== '');
  return `${parts.join('\n\n')}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
