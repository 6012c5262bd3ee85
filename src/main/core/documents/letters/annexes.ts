import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import type { Letter } from './define.ts';
import { listTable, listWord, problemList, rectifyList, unitDuties, venueWeeks } from './lists.ts';
import type { List } from './lists.ts';
import { paragraphs } from './parts.ts';
import { formClosing, formSample } from './task-parts.ts';
import { wordLine, wordOptional } from './words.ts';

/** A table that stands by itself: counted rows, who made it and up to which day. Without rows it reports that there are none. */
function defineAnnex(list: List): Letter {
  return defineLetter({
    id: list.id,
    version: 2,
    title: list.title,
    category: '附表',
    help: list.help,
    numbering: 'serial',
    subjects: [],
    matter: 'scope',
    words: {
      scope: wordLine('范围', 60, { help: '例如：没有销号的问题、2024年3月' }),
      list: listWord({ ...list, title: '表格' }, '一行也没有就是零报告，表里会写明'),
      note: wordOptional('表后说明', 200, { help: '没有就不写' }),
      issuer: { ...formClosing.issuer, label: '填报单位' },
      issuedOn: { ...formClosing.issuedOn, label: '填报日期' },
    },
    sample: {
      ...formSample,
      scope: '2024年3月',
      list: list.rows,
      note: '数据取自工作台，填报以后的变化不在内。',
    },
    build: (words): DocumentDraft => ({
      layout: 'form',
      title: [list.title],
      body: [
        ...paragraphs(
          `填报单位：${words.issuer}\n${words.scope}，截至${formatOfficialDate(words.issuedOn)}，共${words.list.length}条`,
        ).map((block) => ({ ...block, indent: false })),
        listTable(list, words.list),
        ...paragraphs(words.note === undefined ? '' : `说明：${words.note}`),
      ],
    }),
  });
}

/** 附表: the two lists and the two tables, on paper. */
export const annexes: readonly Letter[] = [problemList, rectifyList, venueWeeks, unitDuties].map(defineAnnex);
