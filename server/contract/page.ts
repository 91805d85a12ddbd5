import { Type, type Static, type TSchema } from 'typebox';

/** Query of every paged list. A cursor is opaque; it stays good while the list changes around it. */
export const pageQuery = {
  cursor: Type.Optional(Type.String({ description: 'From the previous page; absent: the start.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
};
export const PageQuery = Type.Object(pageQuery);
export type PageQuery = Static<typeof PageQuery>;

export const Page = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page.' }),
    total: Type.Integer({ description: 'Items on all pages, after filtering.' }),
  });

export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}
