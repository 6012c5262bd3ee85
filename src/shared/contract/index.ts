import { accountsContract, auditContract, deskContract, sessionContract } from './desk.ts';
import { checklistsContract } from './checklists.ts';
import { checksContract } from './checks.ts';
import { campaignContract, holidaysContract, traceContract } from './campaign.ts';
import { copiesContract } from './copies.ts';
import { documentsContract } from './documents.ts';
import { draftsContract } from './drafts.ts';
import { eraseContract } from './erase.ts';
import { exportsContract } from './exports.ts';
import { importsContract } from './imports.ts';
import { incomingContract } from './incoming.ts';
import {
  backupsContract,
  filesContract,
  jobsContract,
  peopleContract,
  unitsContract,
} from './organisation.ts';
import { obligationsContract } from './obligations.ts';
import { matricesContract } from './matrices.ts';
import { planContract } from './plan.ts';
import { problemsContract } from './problems.ts';
import { privacyContract } from './privacy.ts';
import { registersContract } from './registers.ts';
import { searchContract } from './search.ts';
import { supervisionContract } from './supervision.ts';
import { tasksContract } from './tasks.ts';
import { templatesContract } from './templates.ts';
import { viewsContract } from './views.ts';
import { wordTemplatesContract } from './word-templates.ts';
import { todayContract } from './work.ts';

/** Everything the desk can be asked. What is not declared here cannot be called, through any door. */
export const contract = {
  desk: deskContract,
  session: sessionContract,
  accounts: accountsContract,
  audit: auditContract,
  units: unitsContract,
  people: peopleContract,
  files: filesContract,
  plan: planContract,
  obligations: obligationsContract,
  campaign: campaignContract,
  trace: traceContract,
  holidays: holidaysContract,
  registers: registersContract,
  imports: importsContract,
  erase: eraseContract,
  exports: exportsContract,
  templates: templatesContract,
  views: viewsContract,
  checks: checksContract,
  matrices: matricesContract,
  checklists: checklistsContract,
  drafts: draftsContract,
  problems: problemsContract,
  tasks: tasksContract,
  supervision: supervisionContract,
  today: todayContract,
  documents: documentsContract,
  copies: copiesContract,
  wordTemplates: wordTemplatesContract,
  incoming: incomingContract,
  privacy: privacyContract,
  search: searchContract,
  backups: backupsContract,
  jobs: jobsContract,
};
export type Contract = typeof contract;
