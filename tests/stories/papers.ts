import { Document, Packer, Paragraph } from 'docx';
import { writeXlsx } from 'hucre';
import { villages } from '#main/demo/cast.ts';
import { drawPhoto } from '#main/demo/photo.ts';
import { planText } from '#main/demo/plan-text.ts';

/** A file as a person would pick it. */
export type Paper = { name: string; mimeType: string; buffer: Buffer };

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export { villages };

/** The invented plan as a Word file, one paragraph a line. */
export async function planPaper(): Promise<Paper> {
  const children = planText.split('\n').map((line) => new Paragraph(line));
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  return { name: '青苗守护实施方案.docx', mimeType: DOCX, buffer: bytes };
}

/** The same file as a stick pulled too early leaves it. */
export async function brokenPlanPaper(): Promise<Paper> {
  const { buffer } = await planPaper();
  return {
    name: '青苗守护（没拷完）.docx',
    mimeType: DOCX,
    buffer: buffer.subarray(0, Math.floor(buffer.length / 2)),
  };
}

/** A sheet as an office hands it in: title above the head, its own headings, blanks, full-width digits, one bad row. */
export async function venuesPaper(): Promise<Paper> {
  const rows = [
    ['青禾镇重点场所摸底表（样表）', null, null, null, null, null],
    ['序号', '店名', '业态', '所属村', '证照编号', '主管部门'],
    [1, '麦浪旅馆', '宾馆', '立春村', 'QHYS-2026-0001', '青禾派出所'],
    [2, ' 百灵鸟 KTV', '歌厅', '雨水村 ', 'QHYS-2026-0002', '文化服务中心'],
    [3, '萤火网吧', '网咖', '惊蛰村', 'ＱＨＹＳ－２０２６－０００３', '文化服务中心'],
    [4, '像素电竞酒店', '电竞宾馆', '春分村', 'QHYS-2026-0004', '青禾派出所'],
    [5, '月球驿站', '飞船', '清明村', 'QHYS-2026-0005', '青禾派出所'],
    [6, '小树苗托管班', '托管班', '谷雨村', 'QHYS-2026-0006', '教育发展中心'],
    [7, '铅笔头文具店', '文具店', '立夏村', '', '青禾市场监管所'],
    ['合计', '7家', null, null, null, null],
  ];
  const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 5 }];
  const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: '摸底表', rows, merges }] }));
  return { name: '重点场所摸底表.xlsx', mimeType: XLSX, buffer };
}

/** A letter somebody renamed. */
export function wrongSheet(): Paper {
  return { name: '不是表格.xlsx', mimeType: XLSX, buffer: Buffer.from('这是一封改了后缀的信。\n') };
}

export function photoPaper(stage: 'before' | 'after', subject: string): Paper {
  const name = `${subject}${stage === 'before' ? '整改前' : '整改后'}.png`;
  return { name, mimeType: 'image/png', buffer: Buffer.from(drawPhoto(stage, subject)) };
}
