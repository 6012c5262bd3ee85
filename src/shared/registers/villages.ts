import { countField, officeRetention, phoneAliases, remarksField } from './parts.ts';
import { defineRegister, words } from './register.ts';
import { atMost } from './row-rules.ts';

/** 村（社区）: who answers for it, and who looks after its children (民发〔2019〕34号: every village has a 儿童主任). */
export const villages = defineRegister({
  id: 'villages',
  label: '村（社区）台账',
  group: 'grassroots',
  titleField: 'name',
  searchFields: ['name', 'secretary', 'director', 'directorPhone', 'secretaryPhone'],
  duplicateRules: { certain: [['name']], likely: [] },
  scope: { village: 'name' },
  isSensitive: false,
  retention: officeRetention,
  fields: [
    {
      key: 'name',
      label: '村（社区）名称',
      kind: 'name',
      required: true,
      list: true,
      width: 18,
      help: '写村或社区的规范名称',
      aliases: words(
        '名称 村名 村 村（社区） 村/社区 社区 行政村 村居 村居名称 村（居）名称 村（居） 村社区',
      ),
    },
    {
      key: 'secretary',
      label: '党组织书记',
      kind: 'name',
      list: true,
      width: 12,
      help: '村（社区）党组织书记的姓名',
      aliases: words('书记 村书记 支部书记 党支部书记 村支书 书记姓名 党总支书记 村党支部书记 村主职'),
    },
    {
      key: 'secretaryPhone',
      label: '书记电话',
      kind: 'phone',
      width: 16,
      help: '手机号，或带区号的座机号',
      aliases: words('书记联系电话 村书记电话 支部书记电话 书记手机 党组织书记电话 村支书电话'),
    },
    {
      key: 'director',
      label: '儿童主任',
      kind: 'name',
      list: true,
      width: 12,
      help: '村（社区）儿童主任的姓名',
      aliases: words(
        '儿童主任姓名 村儿童主任 儿童福利主任 儿童专干 妇联主席（儿童主任） 儿童主任（妇女主任）',
      ),
    },
    {
      key: 'directorPhone',
      label: '儿童主任电话',
      kind: 'phone',
      list: true,
      width: 16,
      help: '手机号，或带区号的座机号',
      aliases: [...words('儿童主任联系电话 儿童主任手机 儿童主任手机号 儿童主任联系方式'), ...phoneAliases],
    },
    countField('households', '总户数', '户籍户数', words('户数 总户数（户） 户籍户数 全村户数')),
    countField(
      'population',
      '总人口',
      '户籍人口数',
      words('人口 人口数 总人数 户籍人口 总人口（人） 全村人口'),
    ),
    countField(
      'minors',
      '未成年人数',
      '不满 18 周岁的人数',
      words('未成年人 未成年人人数 未成年人总数 18岁以下人数 18周岁以下人数 儿童数 儿童总数'),
    ),
    countField(
      'leftBehind',
      '留守儿童数',
      '不满 16 周岁的留守儿童人数',
      words('留守儿童 留守儿童人数 留守儿童总数 农村留守儿童数'),
    ),
    remarksField,
  ],
  rowRules: [
    atMost(['minors', '未成年人数'], ['population', '总人口']),
    atMost(['leftBehind', '留守儿童数'], ['minors', '未成年人数']),
  ],
});
