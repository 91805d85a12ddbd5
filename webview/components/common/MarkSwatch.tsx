import { markColours, shapes, type Mark } from '../../store/mark.ts';

const paths: Record<(typeof shapes)[number], string> = {
  circle: 'M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z',
  square: 'M3 3h14v14H3Z',
  triangle: 'M10 2 18 17H2Z',
  diamond: 'M10 1 19 10 10 19 1 10Z',
  cross: 'M7.5 2h5v5.5H18v5h-5.5V18h-5v-5.5H2v-5h5.5Z',
  ring: 'M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z',
};

/** The colour and shape by which one of many is told from the others. Names stand beside it. */
export function MarkSwatch({ mark }: { mark: Mark }) {
  const colour = `var(${markColours[mark.colour] ?? '--mark-quiet'})`;
  return (
    <svg class="mark-swatch" viewBox="0 0 20 20" aria-hidden="true" style={{ color: colour }}>
      <path d={paths[shapes[mark.shape] ?? 'circle']} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
