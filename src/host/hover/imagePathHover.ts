import * as vscode from 'vscode';
import { HOVER_SETTINGS, IMAGE_SETTINGS_SECTION } from '../ids';
import type { DescribeServices } from './describeImage';
import { mentionsImage } from './imageEnding';

/** Shows what an image is where a text names its file. */
export class ImagePathHover implements vscode.HoverProvider, vscode.Disposable {
  readonly #registration: vscode.Disposable;

  constructor(private readonly services: DescribeServices) {
    this.#registration = vscode.languages.registerHoverProvider('*', this);
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const line = document.lineAt(position.line).text;
    if (!mentionsImage(line, position.character)) return undefined;
    const enabled = vscode.workspace
      .getConfiguration(IMAGE_SETTINGS_SECTION, document)
      .get<boolean>(HOVER_SETTINGS.imagePaths);
    if (enabled === false) return undefined;
    const { describeImage } = await import(/* webpackChunkName: "hovers" */ './describeImage');
    return describeImage(document, position, this.services, token);
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
