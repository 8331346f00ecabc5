import { type Word } from '../shell/reading.ts';
import { type Finding, about, high } from './finding.ts';
import { type Whereabouts, pathFindings } from './paths.ts';

/** Variables that make other programs run something, or that change where things lie. */
const hijacking =
  /^(LD_PRELOAD|LD_LIBRARY_PATH|LD_AUDIT|DYLD_\w+|BASH_ENV|ENV|PROMPT_COMMAND|PS4|IFS|PWD|HOME|SHELL|EDITOR|VISUAL|PAGER|BROWSER|GIT_\w*(SSH|EDITOR|PAGER|ASKPASS|EXTERNAL_DIFF|CONFIG\w*|PROXY_COMMAND|DIR|WORK_TREE|INDEX_FILE|EXEC_PATH)\w*|SSH_ASKPASS|PYTHONSTARTUP|PYTHONPATH|PERL5OPT|PERL5LIB|RUBYOPT|RUBYLIB|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|npm_config_\w+|MAKEFLAGS)$/;
const loads = /(^|\s)(-r|--require|--import|--loader|--experimental-loader)\b/;

/** What `NAME=value` in front of a command changes. */
export function assignmentFindings(words: readonly Word[], where: Whereabouts): readonly Finding[] {
  return words.flatMap((word) => {
    const [, name = '', value = ''] = /^(\w+)[^=]*=([\s\S]*)$/.exec(word.text) ?? [];
    if (hijacking.test(name) || (name === 'NODE_OPTIONS' && loads.test(value))) {
      return [high('variable', `Sets ${name}, which changes what other programs run`, word)];
    }
    const program = { ...word, text: 'value' };
    const found = pathFindings([program, word], [], where);
    return name === 'PATH' && found.length > 0
      ? [about('high', 'variable', 'Puts a folder outside the worktree on the search path', word)]
      : found;
  });
}
