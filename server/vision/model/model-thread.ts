import { workerFile } from '../../worker-file.ts';
import { WorkerCalls } from '../thread/worker-calls.ts';
import type { ModelRunner } from './model-runner.ts';
import type { ModelWorkerData, RunReply, RunRequest } from './model-worker.ts';

/** Models loaded in a thread of their own. */
export class ModelThread implements AsyncDisposable {
  readonly #calls: WorkerCalls<RunRequest, { outputShapes: number[][][] }, RunReply>;

  private constructor(calls: WorkerCalls<RunRequest, { outputShapes: number[][][] }, RunReply>) {
    this.#calls = calls;
  }

  /** @throws SleuthsError a model cannot be loaded with this provider */
  static async open(data: ModelWorkerData): Promise<ModelThread> {
    const url = workerFile('vision/model/model-worker', import.meta.url);
    return new ModelThread(await WorkerCalls.open(url, 'models', data));
  }

  /** @param model index among the models */
  runner(model: number): ModelRunner {
    return {
      outputShapes: this.#calls.hello.outputShapes[model]!,
      run: (tensors) =>
        this.#calls.call(
          { model, tensors },
          tensors.map(({ buffer }) => buffer as ArrayBuffer),
        ),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#calls[Symbol.asyncDispose]();
  }
}
