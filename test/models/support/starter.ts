import { fetchSource } from '../../../models/fetch-source.ts';
import { type ResolvedModel, ModelStore } from '../../../models/store.ts';

/** A starter model in the project's own weights folder, and the graph it was converted from. */
export async function starterModel(
  id: 'coco-ssdlite-mobilenet-v2' | 'coco-ssdlite-mobilenet-v2-backbone',
): Promise<{ onnx: ResolvedModel; modelJson: string }> {
  const store = new ModelStore();
  const { model } = await store.download(id);
  return { onnx: await store.resolve(id), modelJson: await fetchSource(model, store.folder, {}) };
}
