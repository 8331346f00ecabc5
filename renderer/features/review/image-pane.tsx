import { useState } from 'react';
import { type CallInput, type CallOutput } from '../../../shared/contract/index.ts';
import { bytes } from '../../lib/format.ts';
import { useQuery } from '../../state/use-query.ts';
import { reviewPaneWords as words } from '../../words/review.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { type ReviewFile } from './files.ts';
import './image-pane.css';

/** The lane and the two commits that a file is read between. */
export type Ends = Required<Pick<CallInput<'review.image'>, 'laneId' | 'from' | 'to'>>;

interface Props {
  readonly file: ReviewFile;
  readonly data: CallOutput<'review.diff'>;
  readonly ends: Ends;
}

/** An image before and after, beside each other or one over the other. */
export function ImagePane({ file, data, ends }: Props) {
  const { path, oldPath } = file;
  const images = useQuery('review.image', { ...ends, path, oldPath });
  const [how, setHow] = useState<'side' | 'swipe'>('side');
  if (images.failure) {
    return (
      <ErrorState failure={images.failure} action={<Button onClick={images.reload}>Try again</Button>} />
    );
  }
  if (!images.data) return <LoadingState label={words.loadingImage} />;
  const source = (data64: string | null) => data64 && `data:${images.data?.type};base64,${data64}`;
  const [before, after] = [source(images.data.old), source(images.data.new)];
  return (
    <div className="rv-images">
      {before !== null && after !== null && (
        <Segmented
          label={words.imageLayout}
          value={how}
          onChange={setHow}
          items={[
            { key: 'side', label: words.imageSide },
            { key: 'swipe', label: words.imageSwipe },
          ]}
        />
      )}
      {how === 'swipe' && before !== null && after !== null ? (
        <Swipe {...{ before, after }} />
      ) : (
        <div className="rv-images-two">
          {before !== null && <Picture source={before} name={words.imageOld} size={data.oldBytes} />}
          {after !== null && <Picture source={after} name={words.imageNew} size={data.newBytes} />}
        </div>
      )}
    </div>
  );
}

interface PictureProps {
  readonly source: string;
  readonly name: string;
  readonly size: number;
}

function Picture({ source, name, size }: PictureProps) {
  const [drawn, setDrawn] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  return (
    <figure className="rv-image">
      {broken ? (
        <p className="t2">{words.imageUnreadable}</p>
      ) : (
        <img
          src={source}
          alt={name}
          onError={() => setBroken(true)}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setDrawn(`${naturalWidth} × ${naturalHeight}`)
          }
        />
      )}
      <figcaption className="t2 small">
        {[name, drawn, bytes(size)].filter((part) => part !== null).join(', ')}
      </figcaption>
    </figure>
  );
}

/** The new image over the old one, up to where the handle is. */
function Swipe({ before, after }: { readonly before: string; readonly after: string }) {
  const [at, setAt] = useState(50);
  return (
    <div className="rv-swipe">
      <div className="rv-swipe-stack">
        <img src={before} alt={words.imageOld} />
        <img src={after} alt={words.imageNew} style={{ clipPath: `inset(0 0 0 ${100 - at}%)` }} />
        <span className="rv-swipe-edge" style={{ left: `${100 - at}%` }} aria-hidden="true" />
      </div>
      <input
        type="range"
        min={0}
        max={100}
        value={at}
        aria-label={words.imageSwipeAt}
        onChange={(event) => setAt(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
