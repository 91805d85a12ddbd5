import type { ImageDocument } from '../../../server/contract/image.ts';
import type { Difference } from '../../store/conflict.ts';
import { useSession } from '../context.ts';
import { usePicture } from '../use-picture.ts';

export interface ConflictVersionProps {
  title: string;
  document: ImageDocument;
  differences: readonly Difference[];
}

/** A photograph with its boxes as one version has them; those in question have their number. */
export function ConflictVersion({ title, document, differences }: ConflictVersionProps) {
  const { id } = useSession();
  const params = { collection: id, image: document.id };
  const { url } = usePicture('images.picture', { params, query: { size: 'screen' } });
  const { width, height } = document;
  return (
    <figure class="conflict-version">
      <figcaption>{title}</figcaption>
      <div
        class="conflict-picture"
        style={{ aspectRatio: width && height ? `${width} / ${height}` : '4 / 3' }}
      >
        {url ? <img src={url} alt="" /> : null}
        {document.annotations
          .filter(({ state }) => state !== 'rejected')
          .map((annotation) => {
            const [cx, cy, w, h] = annotation.box;
            const number = differences.findIndex((one) => one.annotation === annotation.id) + 1;
            return (
              <div
                key={annotation.id}
                class={`conflict-box box-${annotation.state}`}
                data-asked={number > 0}
                style={{
                  left: `${(cx - w / 2) * 100}%`,
                  top: `${(cy - h / 2) * 100}%`,
                  width: `${w * 100}%`,
                  height: `${h * 100}%`,
                }}
              >
                {number > 0 ? <span class="conflict-number">{number}</span> : null}
              </div>
            );
          })}
      </div>
    </figure>
  );
}
