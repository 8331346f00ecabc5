import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';
import { coordinationHandlers } from './coordination-handlers.ts';
import { dataHandlers } from './data-handlers.ts';
import { desktopHandlers } from './desktop-handlers.ts';
import { laneHandlers } from './lane-handlers.ts';
import { materialHandlers } from './material-handlers.ts';
import { mergeHandlers } from './merge-handlers.ts';
import { planHandlers } from './plan-handlers.ts';
import { projectHandlers } from './project-handlers.ts';
import { reviewHandlers } from './review-handlers.ts';
import { roleHandlers } from './role-handlers.ts';
import { supervisionHandlers } from './supervision-handlers.ts';
import { trustHandlers } from './trust-handlers.ts';
import { terminalHandlers } from './terminal-handlers.ts';

/** What answers each call of the contract. */
export const handlersOf = (context: HandlerContext): Handlers => ({
  ...projectHandlers(context),
  ...laneHandlers(context),
  ...supervisionHandlers(context),
  ...materialHandlers(context),
  ...dataHandlers(context),
  ...reviewHandlers(context),
  ...mergeHandlers(context),
  ...terminalHandlers(context),
  ...coordinationHandlers(context),
  ...planHandlers(context),
  ...roleHandlers(context),
  ...trustHandlers(context),
  ...desktopHandlers(context),
});
