import { appendLine, removeLine } from '../label/label-document.ts';
import { parseLine } from '../label/label-line.ts';
import { newLine, withBox, withClass } from '../label/rewrite.ts';
import { badField, classNumber, type EditContext } from './edit-context.ts';
import type { DrawnLine, Item } from './item.ts';

/**
 * Makes the label line of an item say what its annotation says: appends one where there is none, else
 * writes only the columns that differ.
 */
export function writeLine(item: Item, context: EditContext): void {
  const { annotation, drawn } = item;
  const { state, species } = context;
  if (!drawn) {
    const text = newLine(classNumber(context, annotation.species), annotation.box);
    state.labels ??= { prefix: '', lines: [] };
    item.drawn = drawnFrom(appendLine(state.labels, text), context);
    return;
  }
  const { line, content } = drawn;
  const written = content.classIndex === null ? null : species.nameOf(content.classIndex);
  let text = withBox(line.text, content, annotation.box);
  if (annotation.species !== written)
    text = withClass(text, classNumber(context, annotation.species));
  if (text === line.text) return;
  line.text = text;
  item.drawn = drawnFrom(line, context);
}

/** Takes the item's line out of the label file. */
export function eraseLine(item: Item, { state }: EditContext): void {
  if (item.drawn && state.labels) removeLine(state.labels, item.drawn.line);
  item.drawn = null;
}

function drawnFrom(line: DrawnLine['line'], { poseColumns, file }: EditContext): DrawnLine {
  const { content } = parseLine(line.text, poseColumns);
  if ('box' in content) return { line, content };
  throw badField(
    'box',
    `The box is too small for the line ${line.text}.`,
    'Draw a larger box, or delete it.',
    file,
  );
}
