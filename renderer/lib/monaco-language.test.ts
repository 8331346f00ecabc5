import { describe, expect, it } from 'vitest';
import { languageName, languageOf } from './monaco-language.ts';
import own from './monaco-language.ts?raw';
import source from './monaco-languages.ts?raw';

describe('language of a path', () => {
  it('goes by the name first, then by the extension', () => {
    expect(languageOf('src/a.b/entry.spec.ts')).toBe('typescript');
    expect(languageOf('docker/Dockerfile')).toBe('dockerfile');
    expect(languageOf('.env')).toBe('ini');
    expect(languageOf('migrations/0012_minor_units.SQL')).toBe('sql');
    expect(languageOf('LICENSE')).toBe('plaintext');
    expect(languageOf('x.unknown')).toBe('plaintext');
  });

  it('names it for people', () => {
    expect(languageName('a.tsx')).toBe('TypeScript');
    expect(languageName('package.json')).toBe('JSON');
    expect(languageName('a.py')).toBe('Python');
    expect(languageName('NOTICE')).toBe('Plain text');
  });

  it('registers every language it may answer with', () => {
    const registered = [...source.matchAll(/definitions\/([^/]+)\/register/g)].map((m) => m[1]);
    const answered = new Set([...own.matchAll(/: '([a-z-]+)',/g)].map((m) => m[1]));
    answered.delete('plaintext');
    expect(answered.size).toBeGreaterThan(30);
    for (const language of answered) expect(registered).toContain(language);
  });
});
