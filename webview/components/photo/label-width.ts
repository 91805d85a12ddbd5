import type { CanvasBox } from '../../store/canvas-boxes.ts';
import { labelText } from './label-text.ts';

const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null = null;

/** Icon, gaps and padding beside the text. */
const besideText = 29;
const widest = 220;

/** Width of a box's label in CSS pixels. */
export function labelWidth({ annotation }: CanvasBox): number {
  return Math.min(widest, Math.ceil(textWidth(labelText(annotation))) + besideText);
}

function textWidth(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 7;
  context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
  const { width } = context.measureText(text);
  if (widths.size > 5000) widths.clear();
  widths.set(text, width);
  return width;
}
