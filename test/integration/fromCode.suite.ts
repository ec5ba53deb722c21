import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, SETTINGS_SECTION } from '../../src/host/ids';
import { reset, until } from './convscope';

const TWO_LAYERS = `model = keras.Sequential([
    layers.Conv2D(8, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(
        16, (5, 4),  # a wide one
        padding="same",
        strides=2,
    ),
])
`;

/** The command at work, and what it shows. */
interface Dialogue {
  readonly ended: Thenable<unknown>;
  /** The line of input, as soon as there is one. */
  readonly input: () => Promise<vscode.InputBox>;
}

describe('a layer from code', () => {
  const original = { createInputBox: vscode.window.createInputBox, showQuickPick: vscode.window.showQuickPick };
  let inputs: vscode.InputBox[] = [];
  let lists: readonly (readonly (readonly unknown[])[])[] = [];
  /** The item of a list that has the focus, as VS Code tells it. */
  let focused = '';

  before(() => {
    // The boxes are VS Code's own: they are only watched.
    Object.assign(vscode.window, {
      createInputBox: () => {
        const input = original.createInputBox();
        inputs.push(input);
        return input;
      },
      showQuickPick: (items: vscode.QuickPickItem[], options: vscode.QuickPickOptions) => {
        lists = [...lists, items.map(({ label, description, detail }) => [label, description, detail])];
        const onDidSelectItem = (item: vscode.QuickPickItem): void => {
          focused = item.label;
        };
        return original.showQuickPick(items, { ...options, onDidSelectItem });
      },
    });
  });
  after(() => {
    Object.assign(vscode.window, original);
  });
  beforeEach(() => {
    [inputs, lists, focused] = [[], [], ''];
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await reset();
  });

  /** Runs the command on a text that is selected, or at a place in it. */
  const start = async (content: string, select = content): Promise<Dialogue> => {
    const document = await vscode.workspace.openTextDocument({ content });
    const editor = await vscode.window.showTextDocument(document);
    const from = content.indexOf(select);
    editor.selection = new vscode.Selection(document.positionAt(from), document.positionAt(from + select.length));
    const ended = vscode.commands.executeCommand(COMMANDS.configureFromCode);
    return { ended, input: () => until('the line of input', () => inputs.at(-1)?.value !== '' && inputs.at(-1)) };
  };

  /** Accepts until the command has ended: a box may not be there yet when it is made. */
  const accept = async ({ ended }: Dialogue): Promise<void> => {
    const state = { done: false };
    void Promise.resolve(ended).finally(() => (state.done = true));
    for (let tries = 0; !state.done && tries < 100; tries++) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await ended;
  };

  const problemOf = ({ validationMessage: problem }: vscode.InputBox): string =>
    typeof problem === 'string' ? problem : (problem?.message ?? '');

  const setting = (name: string): unknown => vscode.workspace.getConfiguration(SETTINGS_SECTION).get(name);

  it('that is one of two is chosen from a list, and set', async () => {
    const dialogue = await start(TWO_LAYERS);
    await until('the first layer', () => focused.includes('Conv2D(8'));
    const [list] = lists;
    assert.deepEqual(list, [
      ['layers.Conv2D(8, 3, activation="relu")', 'line 2', list?.[0]?.[2]],
      [
        'layers.Conv2D(        16, (5, 4),  # a wide one        padding="same",        strides=2,    )',
        'line 4',
        list?.[1]?.[2],
      ],
    ]);
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await until('the second layer', () => focused.includes('16, (5, 4)'));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const input = await dialogue.input();
    assert.equal(input.validationMessage, undefined);
    assert.match(input.prompt ?? '', /Output: \(1, \d+, \d+, 16\)/);
    await accept(dialogue);
    assert.equal(setting('filters'), 16);
    assert.deepEqual(setting('kernelSize'), [5, 4]);
    assert.deepEqual(setting('strides'), [2, 2]);
    assert.equal(setting('padding'), 'same');
    assert.equal(setting('activation'), 'linear');
  });

  it('that stands alone in a selection is set at once', async () => {
    const dialogue = await start(TWO_LAYERS, 'layers.Conv2D(8, 3, activation="relu")');
    const input = await dialogue.input();
    assert.equal(input.value, 'layers.Conv2D(8, 3, activation="relu")');
    await accept(dialogue);
    assert.deepEqual(lists, []);
    assert.equal(setting('filters'), 8);
    assert.equal(setting('activation'), 'relu');
  });

  it('that cannot be read is kept, and shown with what is wrong', async () => {
    const before = setting('filters');
    const dialogue = await start('x = Conv2D(32, (3, 3), padding="full")(x)');
    const input = await dialogue.input();
    assert.equal(input.value, 'x = Conv2D(32, (3, 3), padding="full")(x)');
    assert.match(problemOf(input), /padding.*full/);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(input.value, 'x = Conv2D(32, (3, 3), padding="full")(x)');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await dialogue.ended;
    assert.equal(setting('filters'), before);
  });

  it('of PyTorch is offered as the one of Keras that does the same', async () => {
    const dialogue = await start('self.conv1 = nn.Conv2d(3, 24, 5, padding=2)');
    const input = await dialogue.input();
    assert.match(problemOf(input), /PyTorch; Keras writes Conv2D\(24, 5, padding='same'\)/);
    await accept(dialogue);
    assert.equal(input.value, "Conv2D(24, 5, padding='same')");
    assert.equal(setting('filters'), 24);
    assert.equal(setting('padding'), 'same');
  });

  it('that is not there is said of the text that was selected', async () => {
    const dialogue = await start('model.add(Dense(10))\n');
    const input = await dialogue.input();
    assert.equal(input.value, 'model.add(Dense(10))');
    assert.match(problemOf(input), /no call of Conv2D/);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await dialogue.ended;
  });
});
