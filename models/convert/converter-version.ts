/** Counts up whenever conversion gives other bytes, so that older files are made again. */
export const converterVersion = 1;
