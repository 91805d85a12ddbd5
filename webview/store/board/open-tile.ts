import type { App } from '../app.ts';
import type { Session } from '../session.ts';
import { isCrop } from './rules.ts';
import type { Tile } from './tile.ts';

/** Shows the photograph of a tile with its box selected; Escape leads back to the board. */
export function openTile(app: App, { board, review }: Session, tile: Tile): void {
  board.selection.focusKey(tile.key);
  void app.showImage(tile.image).then(() => {
    if (isCrop(tile) && review.image.peek() === tile.image) review.select(tile.annotation.id);
  });
}
