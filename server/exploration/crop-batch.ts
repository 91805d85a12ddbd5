/** Some embedded crops as they cross to the exploration's thread: names are numbers there. */
export interface CropBatch {
  length: number;
  /** `length` × dimensions, each row L2-normalised. */
  vectors: Float32Array;
  /** Number of the individual, -1: none. */
  individuals: Int32Array;
  /** Equal for crops of one photograph. */
  images: Float64Array;
  /** Equal for crops of one place. */
  places: Float64Array;
  /** Milliseconds of the camera's clock; NaN: not known. */
  takenAt: Float64Array;
}

export const buffersOf = (batch: CropBatch): ArrayBuffer[] =>
  [batch.vectors, batch.individuals, batch.images, batch.places, batch.takenAt].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
