const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null = null;

/** Width of a label's text in CSS pixels. */
export function textWidth(text: string): number {
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
