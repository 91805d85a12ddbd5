/** Bytes so far, and in all where the source tells. */
export interface FetchProgress {
  done: number;
  total: number | null;
}

export interface FetchOptions {
  onProgress?: ((progress: FetchProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}
