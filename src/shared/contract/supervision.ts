import { z } from 'zod';
import { SupervisionRules } from '../domain/supervision/rules.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty } from './common.ts';

/** One ladder for whatever was handed out with a day: tasks and problems. */
export const supervisionContract = {
  rules: query({ access: access.business, input: Empty, output: SupervisionRules }),
  saveRules: command({
    access: access.coordinating,
    input: SupervisionRules,
    output: Done,
    invalidates: ['supervision', 'tasks', 'problems', 'today'],
  }),
  /** Writes down every reminder that has fallen due, once; the desk does the same by itself at each unlock. */
  runLadder: command({
    access: access.business,
    input: Empty,
    output: z.object({ recorded: z.int() }),
    invalidates: ['tasks', 'problems', 'today'],
  }),
};
