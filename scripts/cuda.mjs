// `npm run cuda`: fetches ONNX Runtime's CUDA libraries (about 300 MB, Linux x64 with CUDA 12).
// Without them the models run on the CPU, or on whatever else the platform's build brings.
import { ensureInstalled } from './setup/install.mjs';
import { projectNode, run } from './setup/run.mjs';

await ensureInstalled();
process.exitCode = await run(
  projectNode(),
  ['node_modules/onnxruntime-node/script/install.js', '--onnxruntime-node-install=cuda12'],
  { env: { ONNXRUNTIME_NODE_INSTALL: 'cuda12' } },
);
