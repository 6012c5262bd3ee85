/**
 * Words by which a working group's duties name the subject of a register or of a kind of work. A unit that leads such a
 * group or answers in it sees the whole of it: the plan gave it that work. What no word names is seen by village and unit
 * alone.
 */
const subjects: Readonly<Record<string, RegExp>> = {
  venues: /场所|旅馆|宾馆|酒店|网吧|网咖|娱乐|歌舞|KTV|周边/i,
  schools: /学校|校园|幼儿园|中小学|法治副校长/,
  institutions: /培训机构|校外培训|托管|辅导班/,
  'contact-units': /密切接触|从业查询|入职查询|从业人员/,
  staff: /密切接触|从业查询|入职查询|从业人员/,
  children: /留守|困境|流动儿童|重点儿童|重点群体|重点未成年人|帮扶|走访|关爱|救助/,
  'key-persons': /重点人员|重点人群|性侵|前科|刑满|社区矫正|精神障碍/,
  'social-orgs': /社会组织|社工|志愿/,
  publicity: /宣传|宣讲|普法/,
  inspections: /联合执法|明察|暗访|督导检查/,
  problems: /问题台账|问题清单|整改清单|两个清单|督办|销号/,
};

/** Whether a group with this name and these duties works on this subject. */
export function worksOn(subject: string, group: { name: string; duties: readonly string[] }): boolean {
  const words = Object.hasOwn(subjects, subject) ? subjects[subject] : undefined;
  return words !== undefined && [group.name, ...group.duties].some((text) => words.test(text));
}
