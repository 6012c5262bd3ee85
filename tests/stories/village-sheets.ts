import { writeXlsx } from 'hucre';
import type { CellValue, WriteSheet } from 'hucre';
import { childLines } from '#main/demo/registers/children.ts';
import { inventedIdCard } from '#main/demo/registers/chance.ts';
import { XLSX } from './papers.ts';
import type { Paper } from './papers.ts';

type Rows = CellValue[][];

/** Children the desk knows already, as the demonstration brought them in. */
export const known = childLines();

async function sheetPaper(name: string, sheet: WriteSheet): Promise<Paper> {
  const buffer = Buffer.from(await writeXlsx({ sheets: [sheet] }));
  return { name: `${name}.xlsx`, mimeType: XLSX, buffer };
}

/** A boy's number that ends in X. */
function withLetter(birth: string): string {
  const found = Array.from({ length: 200 }, (_, serial) => inventedIdCard(birth, serial * 2 + 1));
  return found.find((number) => number.endsWith('X')) ?? '';
}

function fullWidth(text: string): string {
  return text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** One digit mistyped. */
function mistyped(number: string): string {
  return number.slice(0, 16) + String((Number(number[16]) + 2) % 10) + number.slice(17);
}

/** Title, remark, a head of two lines, one merged village, subtotal, the head again, total. 8 children, 2 of them wrong. */
export function springSheet(): Promise<Paper> {
  const head: Rows = [
    ['序号', '村名', '儿童姓名', '身份证号', '类别', '家庭住址', '监护人', null, null, '备注'],
    [null, null, null, null, null, null, '姓名', '与儿童关系', '联系电话', null],
  ];
  const rows: Rows = [
    ['立春村重点儿童摸底表（2026年11月）', ...Array.from({ length: 9 }, () => null)],
    ['填表人：村委会　　单位（盖章）：', ...Array.from({ length: 9 }, () => null)],
    ...head,
    springChild(1, '样一一', `139999 20150302 ${inventedIdCard('2015-03-02', 911).slice(14)}`, '留守儿童'),
    springChild(2, '样 一 二', withLetter('2014-05-06').toLowerCase(), '留守、单亲'),
    springChild(3, '样一三', fullWidth(inventedIdCard('2013-07-08', 913)), '困境/残疾'),
    springChild(4, '样一四', ` ${inventedIdCard('2016-01-09', 914)} `, '单亲家庭 重组家庭'),
    [null, null, '小计', '4人', null, null, null, null, null, null],
    ...head,
    springChild(5, '样一五', '', '留守儿童'),
    springChild(6, '样一六', mistyped(inventedIdCard('2012-02-03', 917)), '困境儿童'),
    springChild(7, '样一七', inventedIdCard('2017-04-05', 918), '流动儿童，困境儿童'),
    springChild(8, '样一八', inventedIdCard('2018-06-07', 920), '事实无人抚养'),
    ['合计', null, '8人', null, null, null, null, null, null, null],
    ['注：类别可多选。', ...Array.from({ length: 9 }, () => null)],
  ];
  const merges = [
    { startRow: 0, startCol: 0, endRow: 0, endCol: 9 },
    { startRow: 1, startCol: 0, endRow: 1, endCol: 9 },
    { startRow: 2, startCol: 6, endRow: 2, endCol: 8 },
    { startRow: 4, startCol: 1, endRow: 7, endCol: 1 },
    { startRow: 11, startCol: 1, endRow: 14, endCol: 1 },
  ];
  rows[11] = rows[11]?.with(1, '立春村') ?? [];
  return sheetPaper('立春村', { name: 'Sheet1', rows, merges });
}

/** What Excel does to numbers: last digits lost, scientific text. One child as the desk has him, one fine. */
export function rainSheet(): Promise<Paper> {
  const same = known.find(({ village, idCard }) => village === '雨水村' && idCard !== '');
  const rows: Rows = [
    ['姓名', '身份证号码', '所属村', '儿童类别', '监护人', '监护人电话'],
    [
      '样二一',
      Number(inventedIdCard('2015-08-09', 921).slice(0, 17)) * 10,
      '雨水村',
      '困境儿童',
      '谷有粮',
      '',
    ],
    ['样二二', '1.39999E+17', '雨水村', '单亲', '谷有粮', ''],
    ['样二三', inventedIdCard('2016-10-11', 923), ' 雨水村 ', '残疾', '谷有粮', '０３００－２００９００２'],
    [same?.['name'] ?? '', same?.['idCard'] ?? '', '雨水村', same?.['categories'] ?? '', '', ''],
  ];
  return sheetPaper('雨水村', { name: '上报', rows });
}

/** A number of the first generation, the same child twice, a name the desk knows from another village, a changed helper. */
export function insectSheet(): Promise<Paper> {
  const elsewhere = known.find(({ village, idCard }) => village === '白露村' && idCard !== '');
  const moved = known.find(({ village, idCard }) => village === '惊蛰村' && idCard !== '');
  const twice = inventedIdCard('2014-12-13', 931);
  const rows: Rows = [
    ['姓名', '性别', '出生日期', '身份证号', '村', '类别', '监护人', '帮扶人'],
    ['样三一', '男', '', '139999901203001', '惊蛰村', '困境', '桑长水', ''],
    ['样三二', '男', '', twice, '惊蛰村', '困境', '桑长水', ''],
    ['样三二', '男', '', twice, '惊蛰村', '单亲', '桑长水', ''],
    [
      elsewhere?.['name'] ?? '',
      elsewhere?.['sex'] ?? '',
      elsewhere?.['birthDate'] ?? '',
      '',
      '惊蛰村',
      '困境',
      '桑长水',
      '',
    ],
    [
      moved?.['name'] ?? '',
      '',
      '',
      moved?.['idCard'] ?? '',
      '惊蛰村',
      moved?.['categories'] ?? '',
      '',
      '桑新帮',
    ],
  ];
  return sheetPaper('惊蛰村', { name: '花名册', rows });
}

/** Dates in every style, one that does not exist, a sex the number contradicts, a village nobody has, a blank line. */
export function equinoxSheet(): Promise<Paper> {
  const rows: Rows = [
    ['儿童姓名', '性别', '出生年月日', '身份证', '行政村', '对象类别', '家长姓名'],
    equinoxChild('样四一', '2015.3.2', '男'),
    equinoxChild('样四二', '2014年5月6日', '女孩'),
    equinoxChild('样四三', 20160708, '男'),
    equinoxChild('样四四', new Date(Date.UTC(2013, 8, 10)), '女'),
    [],
    equinoxChild('样四五', '2015-02-30', '男'),
    equinoxChild('样四六', '', '男', inventedIdCard('2017-11-12', 942)),
    equinoxChild('样四七', '2018/1/2', '女', '', '月亮村'),
  ];
  return sheetPaper('春分村', { name: '表一', rows });
}

function springChild(at: number, name: string, id: string, kind: string, guardian = '豆守田'): CellValue[] {
  return [
    at,
    at === 1 ? '立春村' : null,
    name,
    id,
    kind,
    `立春村${at}组`,
    guardian,
    '爷爷',
    '0300-2009001',
    null,
  ];
}

function equinoxChild(name: string, birth: CellValue, sex: string, id = '', village = '春分村'): CellValue[] {
  return [name, sex, birth, id, village, '困境儿童', '禾望山'];
}
