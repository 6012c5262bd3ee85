import { formatOfficialDate, splitParagraphs } from '#shared/domain/documents/official-text.ts';

import { defineLetter } from './define.ts';
import type { Letter } from './define.ts';
import { letterPage } from './pages.ts';
import { closingWords, given, heading, listItems, paragraphs, recipientWord } from './parts.ts';
import { answeredAfterArrival, cite, citedWords } from './reply-parts.ts';
import { closingSample } from './samples.ts';
import { wordDate, wordLine, wordOptional, wordOptionalText, wordText } from './words.ts';

type Kind = Readonly<{
  id: string;
  title: string;
  help: string;
  /** What the organ calls its paper. */
  paper: string;
  /** What the town did about it: 办理 what was asked, 整改 what was found. */
  deed: string;
  /** The usual ground, written over by the clerk where the paper names another. */
  basis: string;
  organ: string;
  number: string;
}>;

/**
 * A reply to another organ's paper of 三书一函: what was done, what is left, what comes next, and what proves it. The
 * town replies and never writes such a paper itself.
 */
function defineReply({ id, title, help, paper, deed, basis, organ, number }: Kind): Letter {
  return defineLetter({
    id,
    version: 1,
    title,
    category: '函件',
    help,
    numbering: 'word',
    subjects: ['incoming'],
    standsAlone: true,
    matter: 'matter',
    addressee: 'recipient',
    words: {
      recipient: recipientWord,
      ...citedWords,
      receivedOn: wordDate('收到日期'),
      basis: wordOptional('依据', 120, { help: `来文写明的法律条款，例如：${basis}` }),
      matter: wordLine('答复事项', 36, { help: '来文说的是哪件事，例如：旅馆接待未成年人' }),
      organised: wordText('研究部署', 1500, { help: '谁牵头、怎么安排的，一行写一条' }),
      done: wordText('已经做了什么', 4000, { help: '对照来文逐条写，一行写一条' }),
      left: wordOptionalText('还有什么问题', 2000, { help: '没有做完的照实写；都做完了就不写' }),
      next: wordText('下一步打算', 2000, { help: '一行写一条，写明完成时间' }),
      attachments: wordOptionalText('附件名称', 600, { help: '佐证材料，一行写一个' }),
      ...closingWords,
    },
    rules: [
      answeredAfterArrival,
      {
        check: ({ theirDate, receivedOn }) => receivedOn >= theirDate,
        path: 'receivedOn',
        error: '收到日期不能早于来文日期',
      },
    ],
    sample: {
      ...closingSample,
      recipient: organ,
      theirTitle: paper,
      theirNumber: number,
      theirDate: '2024-02-06',
      receivedOn: '2024-02-08',
      basis,
      matter: '旅馆接待未成年人',
      organised:
        '收到来文当日由镇长召集综治办、综合行政执法大队专题研究，明确由综治办牵头。\n逐条列出清单，每条定到单位和完成时间。',
      done: '对全镇旅馆逐家走访，重点看登记、询问、巡查三个环节，登记问题6个，均列入问题台账。\n会同示例派出所对旅馆负责人和前台人员开展一次培训，参加人员签到留存。\n到期的5个问题经核查符合要求，已经销号。',
      left: '1家旅馆的访客管理还没有落实到夜班，已限时补齐，正在跟踪。',
      next: '3月底前完成剩余1个问题的核查。\n把旅馆列入每周检查，每月汇总一次情况。',
      attachments: '问题台账（摘要）\n培训签到表',
    },
    build: (words, frame) =>
      letterPage(words, frame, {
        about: `关于《${paper}》${deed}情况的复函`,
        body: [
          ...paragraphs(openingOf(words, deed)),
          heading('研究部署'),
          ...listItems(words.organised),
          heading(`${deed}情况`),
          ...listItems(words.done),
          ...(words.left === '' ? [] : [heading('存在的问题'), ...listItems(words.left)]),
          heading('下一步打算'),
          ...listItems(words.next),
          ...paragraphs(
            '上述工作如有不当之处，请予指正。有关材料涉及未成年人的，已隐去能够识别其身份的信息。',
          ),
          { kind: 'paragraph', text: '特此函复。' },
        ],
        attachments: splitParagraphs(words.attachments).map((name) => ({ name })),
      }),
  });
}

type Opening = Parameters<typeof cite>[0] &
  Readonly<Record<'receivedOn' | 'matter', string>> & { basis?: string | undefined };

function openingOf(words: Opening, deed: string): string {
  const ground = given('basis', words.basis).basis;
  return `${formatOfficialDate(words.receivedOn)}，我镇收到贵单位${cite(words)}。我镇围绕${words.matter}有关问题认真研究办理。${ground === undefined ? '现' : `根据${ground}，现`}将${deed}情况函复如下：`;
}

/** 检察建议: answered in writing within the limit of the paper (人民检察院检察建议工作规定, 第十九条). */
const replyProcurator = defineReply({
  id: 'reply-procuratorial',
  title: '检察建议复函',
  help: '答复人民检察院的检察建议书',
  paper: '检察建议书',
  deed: '办理',
  basis: '《中华人民共和国未成年人保护法》第一百一十四条',
  organ: '示例市人民检察院',
  number: '示检未建〔2024〕1号',
});

/** 司法建议: of a people's court. */
const replyCourt = defineReply({
  id: 'reply-judicial',
  title: '司法建议复函',
  help: '答复人民法院的司法建议书',
  paper: '司法建议书',
  deed: '办理',
  basis: '来文所附法律条款',
  organ: '示例市人民法院',
  number: '示法建〔2024〕2号',
});

/** 监察建议: must be taken up unless there is good reason not to (监察法). */
const replySupervisor = defineReply({
  id: 'reply-supervisory',
  title: '监察建议复函',
  help: '答复监察委员会的监察建议书',
  paper: '监察建议书',
  deed: '整改落实',
  basis: '《中华人民共和国监察法》有关规定',
  organ: '示例市监察委员会',
  number: '示监建〔2024〕3号',
});

/** 公安提示函: a hint of the police, no order. */
const replyPolice = defineReply({
  id: 'reply-police',
  title: '公安提示函复函',
  help: '答复公安机关的提示函',
  paper: '公安提示函',
  deed: '办理',
  basis: '来文写明的规定',
  organ: '示例市公安局',
  number: '示公提〔2024〕4号',
});

/** The four answers to 三书一函. */
export const replies: readonly Letter[] = [replyProcurator, replyCourt, replySupervisor, replyPolice];
