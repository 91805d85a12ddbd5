import { markColours } from '../../store/mark.ts';

/** Colours of the map as the theme has them now, as `#rrggbb`. */
export interface MapColours {
  /** By a mark's index. */
  marks: readonly string[];
  /** Around a point that is selected. */
  selected: string;
}

/** Reads the style sheet's variables where `element` stands. */
export function readColours(element: Element): MapColours {
  const style = getComputedStyle(element);
  const canvas = document.createElement('canvas').getContext('2d');
  /** A canvas writes every opaque colour that CSS knows in one way. */
  const plain = (variable: string) => {
    if (!canvas) return '#808080';
    canvas.fillStyle = '#808080';
    canvas.fillStyle = style.getPropertyValue(variable).trim() || '#808080';
    return canvas.fillStyle.startsWith('#') ? canvas.fillStyle : '#808080';
  };
  return { marks: markColours.map(plain), selected: plain('--mark-selected') };
}

/** `#rrggbb` as three numbers from 0 to 1. */
export function toRgb(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** Calls back when the theme changes: the browser page's attribute, VS Code's class. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  const options = { attributes: true, attributeFilter: ['class', 'data-theme', 'style'] };
  observer.observe(document.documentElement, options);
  observer.observe(document.body, options);
  return () => observer.disconnect();
}
