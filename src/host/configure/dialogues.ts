export { ConfigureCommand } from './configureCommand';
export { ApplyPresetCommand, SavePresetCommand } from './presetCommands';
export { ConfigureFromCodeCommand } from './configureFromCodeCommand';
