import * as l10n from '@vscode/l10n';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { CODE_LANGUAGES, exportCode, isCodeLanguage } from '../../../src/conv2d/code/exportCode';
import { changeText } from '../../../src/conv2d/changeText';
import { checkBuild } from '../../../src/conv2d/checkBuild';
import { parseConv2DText } from '../../../src/conv2d/parse/text';
import { stepChanges } from '../../../src/conv2d/stepChanges';
import type { Trace } from '../../../src/conv2d/trace';
import { describeProblem } from '../../../src/protocol/problem';
import { runningWords } from '../../../src/protocol/stageWords';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';

/** A language that has every text, and says so with brackets around it. */
function speakBrackets(): void {
  const words = new Proxy<Record<string, string>>({}, { get: (_, text) => `⟦${String(text)}⟧` });
  l10n.config({ contents: words });
}

function speakEnglish(): void {
  l10n.config({ contents: {} });
}

/** What a trace tells in words, as against code, shapes and arithmetic. */
function wordsOf(trace: Trace): readonly string[] {
  return trace.steps.flatMap(({ title, explanation, cautions, formulas, tensor }) => [
    title,
    explanation,
    ...cautions,
    ...(tensor?.axes.map(({ meaning }) => meaning) ?? []),
    ...formulas.flatMap(({ label, note }) => (label === 'FLOPs' ? [] : [label, ...(note === undefined ? [] : [note])])),
  ]);
}

const photo = imageOf(40, 50, 4);
const LAYERS: readonly Parameters<typeof tracedWith>[1][] = [
  {},
  { groups: 2, filters: 2, activation: 'softmax', useBias: false },
  { padding: 'same', strides: [2, 2], dataFormat: 'channels_first', activation: 'sparsemax' },
  {
    activation: 'glu',
    kernelInitializer: { className: 'HeNormal', seed: null, inputAxes: null, outputAxes: null },
    biasInitializer: { className: 'RandomUniform', minval: 0, maxval: 1, seed: 3 },
  },
];

describe('in another language', () => {
  beforeEach(speakBrackets);
  afterEach(speakEnglish);

  it.each(LAYERS)('everything that a trace of %j says is translated', (changes) => {
    const words = wordsOf(tracedWith(photo, changes));
    expect(words.length).toBeGreaterThan(30);
    expect(words.filter((text) => !/^⟦[^]*⟧$/.test(text))).toEqual([]);
  });

  it.each(LAYERS)('shapes, code and exported programs of %j are the same', (changes) => {
    const outputs = (): readonly string[] => {
      const trace = tracedWith(photo, changes);
      const programs = Object.keys(CODE_LANGUAGES).filter(isCodeLanguage);
      return [
        ...trace.steps.flatMap(({ id, code, shape }) => [id, code, shape]),
        JSON.stringify(trace.lifecycle),
        ...programs.map((language) => exportCode(language, { trace, path: 'x.png' })),
      ];
    };
    const other = outputs();
    speakEnglish();
    expect(other).toEqual(outputs());
  });

  it('changes from step to step are translated, arithmetic is not', () => {
    const trace = tracedWith(photo, {});
    expect(stepChanges(trace, 'batch').map(changeText)).toEqual(['⟦new axis N = 1⟧']);
    expect(stepChanges(trace, 'kernel').map(changeText)).toEqual(["⟦C = the image's⟧", "⟦⟦filters⟧ = the output's⟧"]);
    expect(stepChanges(trace, 'output').map(changeText)).toContain('C 4 → ⟦filters⟧ 32');
  });

  it("Keras' messages stay as they are, what is advised is translated", () => {
    const problem = checkBuild(imageOf(3, 3, 3), { ...DEFAULT_ARGUMENTS, kernelSize: [5, 5] });
    expect(problem?.message).toMatch(/^Computed output size would be zero or negative\./);
    expect(problem?.suggestion).toMatch(/^⟦⟦The kernel spans 5 × 5 pixels, .*⟧ ⟦Use a smaller kernel_size.*⟧⟧$/);
  });

  it('advice does not hang on the words of the message', () => {
    expect(parseConv2DText('nn.Conv2d(3, 8, 3)')).toMatchObject({
      message: '⟦There is no call of Conv2D in this text.⟧',
      suggestion:
        '⟦⟦This is the layer of PyTorch; Keras writes Conv2D(8, 3).⟧ ⟦PyTorch draws other weights at first.⟧⟧',
    });
    expect(parseConv2DText('Conv2D(32')).toMatchObject({ suggestion: undefined });
  });

  it('sentences are put together as the language does it', () => {
    l10n.config({ contents: { '{sentence} {next}': '{sentence}{next}', '{0}, {1} %…': '{0}（{1}%）…' } });
    expect(describeProblem({ message: '大小不对。', suggestion: '换一个。' })).toBe('大小不对。换一个。');
    expect(runningWords({ kind: 'running', stage: 'calling', percent: 7 })).toBe('Calling the layer（7%）…');
  });
});
