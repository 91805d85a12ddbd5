import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/** A piece of text that goes into a file, in the place of what lies between two offsets. */
interface Splice {
  from: number;
  to: number;
  text: string;
}

type Range = readonly [number, number, number];
type Ranged = { range?: Range } | null;

/**
 * The text of a data.yaml with a class appended to `names` (list or map, in blocks or in brackets) and
 * `nc`, if there is one, set to match. The new class is spliced in, so that comments, quotes, spaces
 * and line ends elsewhere keep every byte; if the result does not read as it should, the file is written
 * anew by the YAML library, which still keeps the comments.
 */
export function appendClass(yaml: YamlFile, species: readonly string[], name: string): string {
  const { text, values } = yaml;
  const expected = { ...values, names: withName(values['names'], species, name) };
  if ('nc' in values) Object.assign(expected, { nc: species.length + 1 });
  const splices = [namesSplice(yaml, species, name), countSplice(yaml, species.length + 1)];
  if (splices.every((splice) => splice !== null)) {
    const spliced = splices
      .flat()
      .sort((a, b) => b.from - a.from)
      .reduce(applySplice, text);
    if (readsAs(spliced, expected)) return spliced;
  }
  const { document } = yaml;
  document.set('names', document.createNode(expected.names));
  if ('nc' in values) document.set('nc', species.length + 1);
  return document.toString({ lineWidth: 0 });
}

/** A name as YAML has it: plain where that is safe in every place, else in double quotes. */
function scalarText(name: string): string {
  const plain =
    /^\p{L}[\p{L}\p{M}\p{N}_ -]*$/u.test(name) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name);
  return plain ? name : JSON.stringify(name);
}

function withName(names: unknown, species: readonly string[], name: string): unknown {
  if (Array.isArray(names)) return [...(names as unknown[]), name];
  return { ...(names as object | null | undefined), [species.length]: name };
}

function readsAs(text: string, expected: Record<string, unknown>): boolean {
  try {
    return isDeepStrictEqual(parseYaml('', text).values, expected);
  } catch {
    return false;
  }
}

function applySplice(text: string, { from, to, text: piece }: Splice): string {
  return text.slice(0, from) + piece + text.slice(to);
}

/** null: the library has to write the file. */
function namesSplice(yaml: YamlFile, species: readonly string[], name: string): Splice[] | null {
  const node = yaml.top.get('names', true) as unknown;
  const entry = scalarText(name);
  if (!yaml.top.has('names')) {
    const end = lineEnd(yaml.text);
    const gap = yaml.text === '' || yaml.text.endsWith('\n') ? '' : end;
    const { length } = yaml.text;
    return [
      { from: length, to: length, text: `${gap}names:${end}  ${species.length}: ${entry}${end}` },
    ];
  }
  if (isSeq(node)) return node.flow ? inBrackets(node, entry) : inBlock(yaml.text, node, entry);
  if (!isMap(node)) return null;
  const pair = `${species.length}: ${entry}`;
  return node.flow ? inBrackets(node, pair) : inBlock(yaml.text, node, pair);
}

/** After the last entry, or after the opening bracket. */
function inBrackets(node: YAMLSeq | YAMLMap, entry: string): Splice[] | null {
  const last = node.items.at(-1);
  const at = last ? rangeOf(last)?.[1] : node.range ? node.range[0] + 1 : undefined;
  if (at === undefined) return null;
  return [{ from: at, to: at, text: last ? `, ${entry}` : entry }];
}

/** On a line of its own below the last entry, which gives the indentation. */
function inBlock(text: string, node: YAMLSeq | YAMLMap, entry: string): Splice[] | null {
  const last = node.items.at(-1);
  const range = last ? rangeOf(last) : undefined;
  if (!range) return null;
  const lineStart = text.lastIndexOf('\n', range[0] - 1) + 1;
  const before = text.slice(lineStart, range[0]);
  if (!/^\s*(?:-\s+)?$/.test(before)) return null;
  const newline = text.indexOf('\n', range[1] - 1);
  const end = lineEnd(text);
  const at = newline < 0 ? text.length : newline + 1;
  const line = `${before}${entry}`;
  return [{ from: at, to: at, text: newline < 0 ? `${end}${line}` : `${line}${end}` }];
}

function countSplice({ top }: YamlFile, count: number): Splice[] | null {
  if (!top.has('nc')) return [];
  const node = top.get('nc', true) as unknown;
  if (!isScalar(node) || !node.range) return null;
  return [{ from: node.range[0], to: node.range[1], text: String(count) }];
}

/** From the beginning of an entry to the end of its value. */
function rangeOf(item: unknown): Range | undefined {
  const { range, key, value } = item as { range?: Range; key?: Ranged; value?: Ranged };
  if (range) return range;
  const [start, end] = [key?.range, value?.range];
  return start && end ? [start[0], end[1], end[2]] : undefined;
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
