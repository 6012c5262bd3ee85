import { describe, expect, it } from 'vitest';

import { readGroupSentence } from '#core/plan/group-sentence.ts';
import { splitLabels } from '#core/plan/labels.ts';
import { readLeaderSentence } from '#core/plan/leaders.ts';
import { findMarker, splitItems } from '#core/plan/marker.ts';
import { formatNumber } from '#core/plan/number-format.ts';
import { findNumber } from '#core/plan/numerals.ts';
import { findPeople, parsePeople } from '#core/plan/people.ts';
import { parseUnits } from '#core/plan/units.ts';

describe('people', () => {
  it.each([
    ['张  三', ['张三']],
    ['张　三　　李　四', ['张三', '李四']],
    ['张 三  李 四', ['张三', '李四']],
    ['张  三  李  四', ['张三', '李四']],
    ['张  某  张辉某  邓  某  王云某', ['张某', '张辉某', '邓某', '王云某']],
    ['王 小某  李某', ['王小某', '李某']],
    ['欧 阳 某', ['欧阳某']],
    ['张三，李四、王五', ['张三', '李四', '王五']],
    ['张某某\t李某某', ['张某某', '李某某']],
    ['买买提·艾力  张三', ['买买提·艾力', '张三']],
    ['张××、李××', ['张××', '李××']],
    ['张三同志', ['张三']],
  ])('%s', (text, names) => {
    expect(parsePeople(text)).toEqual({ people: names.map((name) => ({ name })), rest: [] });
  });

  it.each([
    ['张三（常务）', '常务'],
    ['张三  镇党委书记、镇长', '镇党委书记、镇长'],
    ['张三，镇长', '镇长'],
    ['镇长张三', '镇长'],
    ['党委副书记、镇长 张三', '党委副书记、镇长'],
  ])('%s carries a note', (text, note) => {
    expect(findPeople(text)).toEqual([{ name: '张三', note }]);
  });

  it('keeps each post with its own person', () => {
    expect(findPeople('副镇长 张三；派出所所长 李四')).toEqual([
      { name: '张三', note: '副镇长' },
      { name: '李四', note: '派出所所长' },
    ]);
  });

  it('takes no office for a person', () => {
    expect(findPeople('派出所  司法所')).toBeUndefined();
    expect(findPeople('妇联、残联')).toBeUndefined();
  });
});

describe('units', () => {
  it.each([
    ['妇联、残联等，各村', ['妇联', '残联', '各村']],
    ['社会治安和应急管理办、派出所和各村', ['社会治安和应急管理办', '派出所', '各村']],
    ['各村（社区）、市直镇属各单位。', ['各村（社区）', '市直镇属各单位']],
    ['党政办  派出所　司法所', ['党政办', '派出所', '司法所']],
    ['妇 联、残 联', ['妇联', '残联']],
    ['派出所等有关单位', ['派出所']],
    ['派出所主要负责人', ['派出所']],
    ['民政办（牵头）、各村（居）委会', ['民政办', '各村（居）委会']],
  ])('%s', (text, units) => {
    expect(parseUnits(text)).toEqual(units);
  });
});

describe('sentences', () => {
  it.each([
    '由镇党委书记张某三任组长，李某四、王某五任副组长',
    '成立以张某三为组长、李某四、王某五为副组长的领导小组',
    '领导小组组长由镇长张某三担任，副组长由李某四、王某五担任',
  ])('%s', (text) => {
    expect(readLeaderSentence(text).leaders.map(({ name, role }) => [name, role])).toEqual([
      ['张某三', 'head'],
      ['李某四', 'deputy'],
      ['王某五', 'deputy'],
    ]);
  });

  it.each([
    '由平安办牵头，派出所、司法所配合，负责宣传。',
    '平安办牵头、派出所和司法所参与，负责宣传。',
    '平安办为牵头单位，派出所、司法所为成员单位，负责宣传。',
    '牵头单位为平安办，责任单位为派出所、司法所。负责宣传。',
    '牵头单位平安办；成员单位派出所、司法所；负责宣传。',
  ])('%s', (text) => {
    expect(readGroupSentence(text)).toEqual({
      leaders: [],
      lead: ['平安办'],
      responsible: ['派出所', '司法所'],
      duty: '负责宣传。',
    });
  });

  it('cuts a line at its labels, but not inside the duties', () => {
    expect(
      splitLabels('组　长：甲  副组长：乙、丙；牵头单位：丁办；职责：一是牵头单位：戊')?.map(
        ({ field, value }) => [field, value],
      ),
    ).toEqual([
      ['head', '甲'],
      ['deputy', '乙、丙'],
      ['lead', '丁办'],
      ['duties', '一是牵头单位：戊'],
    ]);
    expect(splitLabels('组长单位要负责')).toBeUndefined();
  });
});

describe('numbers', () => {
  it.each([
    ['一、甲', 'cn', 1],
    ['（十二）甲', 'cn-paren', 12],
    ['(三) 甲', 'cn-paren', 3],
    ['1.甲', 'dec', 1],
    ['２．甲', 'dec', 2],
    ['⒊甲', 'dec', 3],
    ['1、甲', 'dec', 1],
    ['（2）甲', 'dec-paren', 2],
    ['⑶甲', 'dec-paren', 3],
    ['4）甲', 'dec-half', 4],
    ['⑤甲', 'circle', 5],
    ['1.2 甲', 'dec-deep', 2],
    ['1.2.3甲', 'dec-deeper', 3],
    ['第二部分 甲', 'chapter', 2],
    ['二是甲', 'one-is', 2],
    ['● 甲', 'bullet', 0],
  ])('%s', (text, kind, no) => {
    expect(findMarker(text)).toEqual({ kind, no, rest: '甲' });
  });

  it.each(['2024年方案', '1.5万元', '12月底前', '一案一整治', '十二月'])('%s is not numbered', (text) => {
    expect(findMarker(text)).toBeUndefined();
  });

  it('parts lists inside a paragraph by their outermost numbers', () => {
    expect(splitItems('主要职责：1.甲一是乙；2.丙；3.丁')?.items.map(({ text }) => text)).toEqual([
      '甲一是乙；',
      '丙；',
      '丁',
    ]);
    expect(splitItems('①甲；②乙')?.items.map(({ no, text }) => `${no}${text}`)).toEqual(['1甲；', '2乙']);
    expect(splitItems('见第3.条')).toBeUndefined();
  });

  it('reads and writes Chinese numerals alike', () => {
    for (let value = 1; value <= 999; value += 1)
      expect(findNumber(formatNumber(value, 'chineseCountingThousand'))).toBe(value);
    expect([
      formatNumber(10, 'ideographDigital'),
      formatNumber(101, 'chineseLegalSimplified'),
      formatNumber(4, 'lowerRoman'),
    ]).toEqual(['一〇', '壹佰零壹', 'iv']);
  });
});
