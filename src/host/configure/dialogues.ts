export { ConfigureCommand } from './configureCommand';
export { ConfigureFromCodeCommand } from './configureFromCodeCommand';
