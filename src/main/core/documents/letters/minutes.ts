import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import { given, heading, issuerWord, listItems, paragraphs } from './parts.ts';
import { wordDate, wordLine, wordOptional, wordOptionalText, wordText } from './words.ts';

/**
 * 会议纪要: what a meeting agreed. Its mark is 某某会议纪要, red, where a document's mark stands; it has no receiver's line, no
 * signature and no seal, and names who was there (GB/T 9704-2012, 10.3).
 */
export const minutes = defineLetter({
  id: 'minutes',
  version: 2,
  title: '会议纪要',
  category: '会议',
  help: '记下会议定了什么、谁去办，不盖章',
  numbering: 'word',
  subjects: [],
  matter: 'meeting',
  words: {
    issuer: issuerWord,
    meeting: wordLine('会议名称', 36, { help: '例如：专项行动工作推进会议' }),
    heldOn: wordDate('会议日期'),
    place: wordLine('会议地点', 60),
    host: wordLine('主持人', 60, { help: '职务和姓名' }),
    summary: wordText('会议概况', 1500, { help: '听取了什么、讨论了什么，一行写一段' }),
    decisions: wordText('议定事项', 4000, { help: '一行写一条，写明谁办、什么时候办完' }),
    present: wordText('出席人员', 1000),
    absent: wordOptionalText('请假人员', 400, { help: '没有就不写' }),
    listening: wordOptionalText('列席人员', 600, { help: '没有就不写' }),
    sentTo: wordOptional('分送', 400, { help: '没有就不写' }),
    issuedOn: wordDate('印发日期'),
  },
  rules: [
    {
      check: ({ issuedOn, heldOn }) => issuedOn >= heldOn,
      path: 'heldOn',
      error: '会议日期不能晚于印发日期',
    },
  ],
  sample: {
    issuer: '示例镇人民政府',
    meeting: '专项行动工作推进会议',
    heldOn: '2024-03-12',
    place: '镇政府三楼会议室',
    host: '镇长某甲',
    summary: '会议听取了第三轮联合检查和问题整改情况汇报，研究了下一步工作。',
    decisions:
      '甲旅馆访客管理问题由综合行政执法大队牵头督促，3月20日前完成。\n各村儿童主任于3月底前把重点儿童走访一遍，由社会事业办汇总。\n下一轮联合检查定于3月26日，由综治办拟定安排表。',
    present: '某甲、某乙、某丙、某丁',
    absent: '某戊',
    listening: '示例派出所某己，示例中学某庚',
    sentTo: '各村民委员会，镇属各单位',
    issuedOn: '2024-03-14',
  },
  build: (words, { number, house }): DocumentDraft => ({
    layout: 'minutes',
    issuerMark: `${words.issuer}会议纪要`,
    ...given('number', number),
    title: [`${words.meeting}纪要`],
    body: [
      ...paragraphs(
        `${formatOfficialDate(words.heldOn)}，${words.host}在${words.place}主持召开${words.meeting}。\n${words.summary}`,
      ),
      heading('议定事项'),
      ...listItems(words.decisions),
    ],
    meeting: {
      office: house.printingOffice,
      date: words.issuedOn,
      present: onOneLine(words.present),
      ...given('absent', words.absent === '' ? undefined : onOneLine(words.absent)),
      ...given('listening', words.listening === '' ? undefined : onOneLine(words.listening)),
    },
    imprint: {
      ...given('cc', words.sentTo),
      ccLabel: '分送',
      office: house.printingOffice,
      date: words.issuedOn,
      place: 'even-page',
    },
  }),
});

/** Names that were typed one to a line. */
function onOneLine(names: string): string {
  return names.replaceAll('\n', '，');
}
