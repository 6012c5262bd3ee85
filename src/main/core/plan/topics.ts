import { withoutSpaces } from './source.ts';

/** What a chapter is about; decides how its lines are understood. */
export type Topic = 'preamble' | 'guide' | 'organisation' | 'steps' | 'tasks' | 'appendix' | 'unknown';

const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ['steps', /步骤|阶段|时间安排|进度|日程|时间节点|(?:工作|行动|具体|活动|实施|总体)安排$/],
  [
    'organisation',
    /组织领导|组织机构|领导小组|组织架构|工作机构|机构设置|工作组|工作专班|组织体系|人员组成|成员名单|组织实施|分工|(?:部门|单位|工作|成员|主要|任务|及)职责|^职责|责任体系/,
  ],
  [
    'guide',
    /总体要求|指导思想|目标|时间|期限|原则|保障|要求|认识|背景|意义|督导|督查|考核|问责|总则|附则|纪律|^加强|^强化|^压实|^注重|^严[格肃明]|^提高|^落实|^狠抓|^广泛|^统筹/,
  ],
  [
    'tasks',
    /任务|措施|重点工作|工作内容|工作重点|整治(?:重点|内容|范围|对象)|重点内容|主要内容|行动内容|重点整治|主要工作/,
  ],
];

/** The topic a heading names, if it names one. */
export function findTopic(heading: string): Topic | undefined {
  const plain = withoutSpaces(heading).split(/[。：:，（(]/)[0] ?? '';
  return plain.length > 30 ? undefined : TOPICS.find(([, pattern]) => pattern.test(plain))?.[0];
}

const BARE =
  /^(?:总体要求|指导思想|工作目标|目标任务|总体目标|主要目标|基本原则|工作原则|组织领导|组织机构|工作步骤|实施步骤|方法步骤|时间安排|阶段安排|进度安排|重点任务|主要任务|工作任务|工作措施|工作内容|工作要求|有关要求|保障措施|组织保障|职责分工|责任分工|任务分工|工作机制)[：:]?$/;

/** A chapter heading that carries no number. */
export function isBareChapter(text: string): boolean {
  return BARE.test(withoutSpaces(text));
}

const GROUP =
  /^([^，。；：:、（()）\s]{1,14}?(?:组|专班|工作小组|分队))(?=$|[：:。，（(；;]|由|负责|牵头|主要|具体)/;
const OFFICE = /^((?:[^，。；：:、（()）\s]{0,12})(?:领导小组|指挥部|专班)办公室)(?=$|[：:。（(])/;
const NO_GROUP =
  /^(?:[一二三四五六七八九十两几\d]+个|成立|设立|组建|建立|各|由|下设|加强|明确|强化|健全|完善|每|该|本|以|对|在|全体|其他)|下设|设立|领导小组$|^(?:工作组|工作小组|专班|工作专班|小组|检查组|督导组长|村民小组)$/;

/** A working group's name at the start of a text, and what follows it. */
export function findGroupName(text: string): { name: string; rest: string } | undefined {
  const plain = text.trim();
  const tight = withoutSpaces(plain);
  const subject = tight.length <= 14 ? tight : plain;
  const match = OFFICE.exec(subject) ?? GROUP.exec(subject);
  const name = match?.[1];
  if (name === undefined || NO_GROUP.test(name)) return undefined;
  return { name, rest: subject.slice(name.length).replace(/^[：:。，；;\s]+/, '') };
}
