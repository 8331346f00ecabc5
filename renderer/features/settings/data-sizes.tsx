import { RefreshCw } from 'lucide-react';
import { type DataPart } from '../../../shared/contract/index.ts';
import { bytes, timeOfDay } from '../../lib/format.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { dataWords as words, partWords } from '../../words/settings-data.ts';

/** What each part takes on the disk, measured when it is looked at. */
export function DataSizes() {
  const sizes = useQuery('data.sizes', {});
  const parts = sizes.data?.parts ?? [];
  const largest = Math.max(1, ...parts.map((part) => part.bytes ?? 0));
  return (
    <section className="st-part" aria-labelledby="st-sizes">
      <header className="row">
        <h3 id="st-sizes" className="strong grow">
          {words.sizes}
        </h3>
        {sizes.data && <span className="t3">{words.measuredAt(timeOfDay(sizes.data.measuredAt))}</span>}
        <Button size="small" icon={<RefreshCw size={12} />} busy={sizes.loading} onClick={sizes.reload}>
          {words.measure}
        </Button>
      </header>
      {sizes.failure && <ErrorNote failure={sizes.failure} />}
      {sizes.data === null && sizes.failure === null && <Progress label={words.measuring} />}
      {parts.length > 0 && (
        <table className="st-sizes">
          <thead>
            <tr>
              <th scope="col">{words.part}</th>
              <th scope="col">{words.count}</th>
              <th scope="col">{words.size}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <SizeRow key={part.name} part={part} share={(part.bytes ?? 0) / largest} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {words.total}
              </th>
              <td>{totalOf(parts)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}

function SizeRow({ part, share }: { readonly part: DataPart; readonly share: number }) {
  const { title, about } = partWords[part.name];
  return (
    <tr title={part.path ?? undefined}>
      <th scope="row">
        {title} <span className="t3">{about}</span>
      </th>
      <td>{part.count.toLocaleString('en-US')}</td>
      <td>
        <span className="st-bar" style={{ inlineSize: `${Math.round(share * 100)}%` }} aria-hidden="true" />
        {sizeOf(part)}
      </td>
    </tr>
  );
}

const sizeOf = ({ bytes: size, complete }: DataPart): string =>
  size === null ? words.unknown : complete ? bytes(size) : words.atLeast(bytes(size));

function totalOf(parts: readonly DataPart[]): string {
  const sum = bytes(parts.reduce((all, part) => all + (part.bytes ?? 0), 0));
  return parts.every((part) => part.complete) ? sum : words.atLeast(sum);
}
