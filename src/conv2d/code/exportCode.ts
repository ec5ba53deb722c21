import { kerasScript } from './keras';
import { pytorchScript } from './pytorch';
import type { Script } from './script';
import { tensorflowJsScript } from './tensorflowJs';

/** What a script can be written in: the name on the command line, and how the user reads it. */
export const CODE_LANGUAGES = { keras: 'Keras', pytorch: 'PyTorch', tensorflowjs: 'TensorFlow.js' } as const;
export type CodeLanguage = keyof typeof CODE_LANGUAGES;

/** A program that loads the image, makes the layer, calls it, and checks every shape that the trace tells. */
export function exportCode(language: CodeLanguage, script: Script): string {
  switch (language) {
    case 'keras':
      return kerasScript(script);
    case 'pytorch':
      return pytorchScript(script);
    case 'tensorflowjs':
      return tensorflowJsScript(script);
  }
}

/** Checks a name that came from outside. */
export function isCodeLanguage(value: unknown): value is CodeLanguage {
  return typeof value === 'string' && Object.hasOwn(CODE_LANGUAGES, value);
}
