import * as vscode from 'vscode';
import { CancelledError, stopIfCancelled } from '../../compute/cancelled';
import type { Conv2DArguments } from '../../conv2d/arguments';
import { formatBytes } from '../../conv2d/format';
import { imageShape } from '../../conv2d/load/imageArray';
import { stepOf } from '../../conv2d/trace';
import { describeProblem, HumanError, problemOf } from '../../protocol/problem';
import { tuple } from '../../python/repr';
import { COMMANDS } from '../ids';
import type { ImageSettings } from '../imageSettings';
import { readStamped, statOf } from '../inspection/readImageFile';
import { commandLink } from '../markdown';
import { findFile, folderOf, workspaceRoots } from '../memory/findFile';
import type { Platform } from '../platform';
import type { Conv2DSettings } from '../settings';
import { imagePathsAt } from './imagePaths';
import { imageMarkdown, type ImageStory, type ImageWords } from './imageStory';

export interface DescribeServices {
  readonly settings: Pick<Conv2DSettings, 'read'>;
  readonly images: Pick<ImageSettings, 'read'>;
  readonly platform: Platform;
  readonly log: vscode.LogOutputChannel;
}

/** A header may be anywhere in its file; a larger file is not read for a mere look. */
const MOST_BYTES = 32 * 2 ** 20;

/** A hover for the image file whose path is at a position; undefined where there is none. */
export async function describeImage(
  document: vscode.TextDocument,
  position: vscode.Position,
  services: DescribeServices,
  token: vscode.CancellationToken,
): Promise<vscode.Hover | undefined> {
  const folders = [...folderOf(document), ...workspaceRoots()];
  for (const { text, start } of imagePathsAt(document.lineAt(position.line).text, position.character)) {
    const { home } = services.platform;
    const mayAsk = (place: vscode.Uri): boolean => !token.isCancellationRequested && isNear(place, folders);
    const uri = await findFile([text], { folders, home }, mayAsk);
    if (!uri) continue;
    const story = await storyOf(uri, services, token);
    if (!story) return undefined;
    const range = new vscode.Range(position.line, start, position.line, start + text.length);
    return new vscode.Hover(content(story, uri), range);
  }
  return undefined;
}

/** Pointing at a text must not reach out to another machine: that of a UNC path would be told who asks. */
function isNear({ scheme, authority }: vscode.Uri, folders: readonly vscode.Uri[]): boolean {
  if (scheme === 'file' && authority === '') return true;
  return folders.some((folder) => folder.scheme === scheme && folder.authority === authority);
}

/** Undefined where nobody waits for it any more. */
async function storyOf(
  uri: vscode.Uri,
  services: DescribeServices,
  token: vscode.CancellationToken,
): Promise<ImageStory | undefined> {
  const fileName = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const wanted = { uri, fileName, signal: signalOf(token) };
  let size = '';
  try {
    const found = await statOf(services.platform.files, wanted);
    size = formatBytes(found.size);
    if (found.size > MOST_BYTES) throw new HumanError({ message: vscode.l10n.t('Too large to be read for a hover.') });
    const bytes = await readStamped(services.platform.files, wanted);
    stopIfCancelled(wanted.signal);
    return { fileName, size, image: await wordsOf(uri, fileName, bytes, services) };
  } catch (error) {
    if (error instanceof CancelledError) return undefined;
    if (!(error instanceof HumanError) && error instanceof Error) services.log.error(error);
    return { fileName, size, image: { problem: describeProblem(problemOf(error)) } };
  }
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

async function wordsOf(
  uri: vscode.Uri,
  fileName: string,
  bytes: Uint8Array,
  { settings, images }: DescribeServices,
): Promise<ImageWords> {
  const { openImage, traceLayer } = await import(/* webpackChunkName: "image" */ '../../image/fileHeader');
  const { header, array, notes } = openImage(bytes, fileName, { ...images.read(uri), downscale: false });
  const { parsed } = await settings.read(uri);
  const outputOf = (args: Conv2DArguments): ImageWords['output'] => {
    try {
      return { shape: stepOf(traceLayer(imageShape(fileName, array), args, 0), 'output').shape };
    } catch (error) {
      return { problem: problemOf(error).message };
    }
  };
  return {
    format: header.format,
    shape: tuple(array.shape),
    dtype: array.dtype,
    channelNames: array.channelNames,
    reader: array.read === 'np.load' ? 'np.load' : array.read.loader,
    notes,
    output: parsed.ok ? outputOf(parsed.arguments) : { problem: parsed.problem.message },
  };
}

function content(story: ImageStory, uri: vscode.Uri): vscode.MarkdownString {
  const links = [
    commandLink(`$(layers) ${vscode.l10n.t('Inspect Conv2D')}`, COMMANDS.inspect, uri.toJSON()),
    commandLink(vscode.l10n.t('Load Images Like…'), COMMANDS.loadLike, uri.toJSON()),
  ];
  const text = new vscode.MarkdownString(`${imageMarkdown(story)}\n\n${links.join(' · ')}`, true);
  text.isTrusted = { enabledCommands: [COMMANDS.inspect, COMMANDS.loadLike] };
  return text;
}
