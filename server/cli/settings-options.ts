import { InvalidArgumentError, Option, type Command } from 'commander';
import { DetectorHead, ProviderName } from '../contract/model.ts';
import { defaultSettings, type EngineSettings } from '../engine/settings.ts';

const providers = ProviderName.anyOf.map(({ const: name }) => name);
const heads = DetectorHead.anyOf.map(({ const: name }) => name);

function share(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('Give a number from 0 to 1.');
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Give a whole number above 0.');
}

/** Adds the options that choose models and how they run. */
export function withSettings(command: Command): Command {
  return command
    .option('--detector <model>', 'model id, ONNX file or “none”', defaultSettings.detector)
    .addOption(
      new Option(
        '--head <name>',
        'how the detector’s outputs are read (default: by their shape)',
      ).choices(heads),
    )
    .option('--agnostic-nms', 'boxes of different classes suppress each other')
    .option('--embedder <model>', 'model id or ONNX file', defaultSettings.embedder)
    .addOption(
      new Option('--provider <name>', 'what runs the models')
        .choices(providers)
        .default(defaultSettings.provider),
    )
    .option('--confidence <0–1>', 'drop detections below', share, defaultSettings.confidence)
    .option('--threads <n>', 'threads of the models (default: all processors)', count)
    .option('--models <folder>', 'where weights lie (default: $SLEUTHS_MODELS or models/weights)');
}

export interface SettingsFlags extends EngineSettings {
  models?: string;
}

export const settingsOf = ({
  detector,
  embedder,
  provider,
  confidence,
  head,
  agnosticNms,
  threads,
}: SettingsFlags): EngineSettings => ({
  detector,
  embedder,
  provider,
  confidence,
  ...(head === undefined ? {} : { head }),
  ...(agnosticNms === undefined ? {} : { agnosticNms }),
  ...(threads === undefined ? {} : { threads }),
});
