import { procedures } from './dispatch.ts';
import { checklists, checks } from './handlers/checks.ts';
import { accounts, audit, desk, session } from './handlers/desk.ts';
import { campaign, holidays, trace } from './handlers/campaign.ts';
import { copies } from './handlers/copies.ts';
import { documents } from './handlers/documents.ts';
import { drafts } from './handlers/drafts.ts';
import { erase } from './handlers/erase.ts';
import { exports, templates } from './handlers/exports.ts';
import { backups, jobs } from './handlers/keeping.ts';
import { matrices } from './handlers/matrices.ts';
import { files, imports, people, registers, units, views } from './handlers/records.ts';
import { obligations } from './handlers/obligations.ts';
import { privacy } from './handlers/privacy.ts';
import { search } from './handlers/search.ts';
import { incoming } from './handlers/incoming.ts';
import { supervision } from './handlers/supervision.ts';
import { tasks } from './handlers/tasks.ts';
import { problems } from './handlers/problems.ts';
import { wordTemplates } from './handlers/word-templates.ts';
import { plan, today } from './handlers/work.ts';

/** Every procedure of the contract with its handler. One without a handler does not compile. */
export const router = procedures.router({
  desk,
  session,
  accounts,
  audit,
  units,
  people,
  files,
  plan,
  obligations,
  campaign,
  trace,
  holidays,
  registers,
  imports,
  erase,
  exports,
  templates,
  views,
  checks,
  matrices,
  checklists,
  drafts,
  problems,
  tasks,
  supervision,
  incoming,
  today,
  documents,
  copies,
  wordTemplates,
  privacy,
  search,
  backups,
  jobs,
});
