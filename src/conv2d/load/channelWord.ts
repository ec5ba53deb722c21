import * as l10n from '@vscode/l10n';

/** How the user reads the name of a channel; what a file calls its channels stays as it is. */
export function channelWord(name: string): string {
  const [, index] = /^channel (\d+)$/.exec(name) ?? [];
  if (index !== undefined) return l10n.t('channel {0}', index);
  switch (name) {
    case 'red':
      return l10n.t('red');
    case 'green':
      return l10n.t('green');
    case 'blue':
      return l10n.t('blue');
    case 'alpha':
      return l10n.t('alpha');
    case 'grey':
      return l10n.t('grey');
    case 'palette index':
      return l10n.t('palette index');
    case 'cyan':
      return l10n.t('cyan');
    case 'magenta':
      return l10n.t('magenta');
    case 'yellow':
      return l10n.t('yellow');
    case 'black':
      return l10n.t('black');
    case 'luma':
      return l10n.t('luma');
    case 'blue difference':
      return l10n.t('blue difference');
    case 'red difference':
      return l10n.t('red difference');
    case 'lightness':
      return l10n.t('lightness');
    default:
      return name;
  }
}

/** The names of several channels, in their order. */
export function channelWords(names: readonly string[]): string {
  return names.map(channelWord).join(', ');
}
