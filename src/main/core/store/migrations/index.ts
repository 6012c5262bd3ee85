import type { Migration } from '../migrate.ts';
import { sql as createOffice } from './office/0001-create-office.ts';
import { sql as mergeSupervisionRules } from './office/0002-merge-supervision-rules.ts';
import { sql as createLedgers } from './records/0001-create-ledgers.ts';
import { sql as createWork } from './records/0002-create-work.ts';
import { sql as createRegisterEngine } from './records/0003-create-register-engine.ts';
import { sql as extendVenues } from './records/0004-extend-venues.ts';
import { sql as createPlaces } from './records/0005-create-places.ts';
import { sql as createPeople } from './records/0006-create-people.ts';
import { sql as createSearch } from './records/0007-create-search.ts';
import { sql as createSocialOrgs } from './records/0008-create-social-orgs.ts';
import { sql as createTasks } from './records/0009-create-tasks.ts';
import { sql as guardTakingOut } from './records/0010-guard-taking-out.ts';
import { sql as keepUnitsAsRegister } from './records/0011-keep-units-as-register.ts';
import { sql as generaliseDocuments } from './records/0012-generalise-documents.ts';
import { sql as extendInspections } from './records/0013-extend-inspections.ts';
import { sql as orderInRows } from './records/0014-order-in-rows.ts';
import { sql as createObligationRules } from './records/0015-create-obligation-rules.ts';
import { sql as extendProblems } from './records/0016-extend-problems.ts';
import { sql as leanImports } from './records/0017-lean-imports.ts';
import { sql as followDocuments } from './records/0018-follow-documents.ts';
import { sql as createIncoming } from './records/0019-create-incoming.ts';
import { sql as explainPrivacy } from './records/0020-explain-privacy.ts';
import { sql as climbOneLadder } from './records/0021-climb-one-ladder.ts';
import { sql as keepWordTemplates } from './records/0022-keep-word-templates.ts';
import { sql as findLateActs } from './records/0023-find-late-acts.ts';
import { sql as attachToAnswers } from './records/0024-attach-to-answers.ts';

/** Every step of each store, oldest first. A released step is never edited: add the next one. */
export const officeMigrations: readonly Migration[] = [
  { version: 1, name: 'create-office', sql: createOffice },
  { version: 2, name: 'merge-supervision-rules', sql: mergeSupervisionRules },
];
export const recordsMigrations: readonly Migration[] = [
  { version: 1, name: 'create-ledgers', sql: createLedgers },
  { version: 2, name: 'create-work', sql: createWork },
  { version: 3, name: 'create-register-engine', sql: createRegisterEngine },
  { version: 4, name: 'extend-venues', sql: extendVenues },
  { version: 5, name: 'create-places', sql: createPlaces },
  { version: 6, name: 'create-people', sql: createPeople },
  { version: 7, name: 'create-search', sql: createSearch },
  { version: 8, name: 'create-social-orgs', sql: createSocialOrgs },
  { version: 9, name: 'create-tasks', sql: createTasks },
  { version: 10, name: 'guard-taking-out', sql: guardTakingOut },
  { version: 11, name: 'keep-units-as-register', sql: keepUnitsAsRegister },
  { version: 12, name: 'generalise-documents', sql: generaliseDocuments },
  { version: 13, name: 'extend-inspections', sql: extendInspections },
  { version: 14, name: 'order-in-rows', sql: orderInRows },
  { version: 15, name: 'create-obligation-rules', sql: createObligationRules },
  { version: 16, name: 'extend-problems', sql: extendProblems },
  { version: 17, name: 'lean-imports', sql: leanImports },
  { version: 18, name: 'follow-documents', sql: followDocuments },
  { version: 19, name: 'create-incoming', sql: createIncoming },
  { version: 20, name: 'explain-privacy', sql: explainPrivacy },
  { version: 21, name: 'climb-one-ladder', sql: climbOneLadder },
  { version: 22, name: 'keep-word-templates', sql: keepWordTemplates },
  { version: 23, name: 'find-late-acts', sql: findLateActs },
  { version: 24, name: 'attach-to-answers', sql: attachToAnswers },
];
