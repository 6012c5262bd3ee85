import { rebuildSearch, search as find, searchStatus } from '../../services/search.ts';
import { procedures, recordsOf } from '../dispatch.ts';

export const search = {
  find: procedures.search.find.handler(({ context, input }) => find(recordsOf(context), input)),
  status: procedures.search.status.handler(({ context }) => searchStatus(recordsOf(context))),
  rebuild: procedures.search.rebuild.handler(({ context }) => rebuildSearch(recordsOf(context))),
};
