/** Photographs of one place this close in time are one burst, in milliseconds. */
export const burstGap = 60_000;
