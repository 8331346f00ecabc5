import { memo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { markdownBlocks } from './markdown-blocks.ts';

const plugins = [remarkGfm];

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ),
  // An image would be fetched from elsewhere; its words are enough.
  img: ({ alt }) => <span className="t3">{alt === undefined || alt === '' ? 'image' : `image: ${alt}`}</span>,
  table: ({ children }) => (
    <div className="markdown-wide">
      <table>{children}</table>
    </div>
  ),
};

/** What an agent says. Raw HTML is shown as text; links open outside. */
export const Markdown = memo(function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="markdown">
      {markdownBlocks(text).map((block, index) => (
        <Block key={index} text={block} />
      ))}
    </div>
  );
});

const Block = memo(function Block({ text }: { readonly text: string }) {
  return (
    <ReactMarkdown remarkPlugins={plugins} components={components}>
      {text}
    </ReactMarkdown>
  );
});
