import { accountsContract, auditContract, deskContract, sessionContract } from './desk.ts';
import { documentsContract } from './documents.ts';
import {
  backupsContract,
  filesContract,
  jobsContract,
  peopleContract,
  unitsContract,
} from './organisation.ts';
import { planContract } from './plan.ts';
import { importsContract, registersContract } from './registers.ts';
import { checksContract, problemsContract, todayContract } from './work.ts';

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
  registers: registersContract,
  imports: importsContract,
  checks: checksContract,
  problems: problemsContract,
  today: todayContract,
  documents: documentsContract,
  backups: backupsContract,
  jobs: jobsContract,
};
export type Contract = typeof contract;
