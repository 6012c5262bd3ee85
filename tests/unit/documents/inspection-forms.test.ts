import { describe, expect, it } from 'vitest';
import { countPages } from '#core/documents/layout/settle.ts';
import { buildInspectionBlank } from '#core/documents/letters/inspection-blank.ts';
import { buildInspectionRecord } from '#core/documents/letters/inspection-record.ts';
import { renderDocxOfAll } from '#core/documents/render/docx.ts';
import { renderSheets } from '#core/documents/render/html.ts';
import { builtInChecklists } from '#shared/domain/inspection/checklists.ts';

const units = ['综合治理办公室', '示例派出所', '示例市场监管所', '文化服务中心', '示例司法所'];

function blank(checklist: (typeof builtInChecklists)[number]) {
  return buildInspectionBlank({
    placeName: '麦浪旅馆',
    village: '东河村',
    kindLabel: '联合执法',
    date: null,
    units,
    checklist,
  });
}

describe('the blank sheet', () => {
  it.each(builtInChecklists.map((checklist) => [checklist.title, checklist] as const))(
    'of %s stands on one page, every item with its three boxes',
    (_, checklist) => {
      const model = blank(checklist);
      expect(countPages(model)).toBe(1);
      const html = renderSheets([model], '检查表');
      expect(html.match(/□/gu)).toHaveLength(checklist.items.length * 3);
      expect(html).toContain('负责人签名');
      expect(html).toContain(`第${checklist.version}版`);
    },
  );

  it('of a whole round is one file, a page a place', async () => {
    const models = builtInChecklists.map(blank);
    const html = renderSheets(models, '检查表');
    expect(html.match(/<section class="page">/gu)).toHaveLength(builtInChecklists.length);
    const bytes = await renderDocxOfAll(models, '检查表');
    expect(new TextDecoder().decode(bytes.slice(0, 2))).toBe('PK');
    expect(await renderDocxOfAll(models, '检查表')).toEqual(bytes);
  });
});

describe('检查记录', () => {
  const [checklist] = builtInChecklists;
  const record = {
    placeName: '麦浪旅馆',
    village: '东河村',
    kindLabel: '夜间检查',
    date: '2026-11-23',
    begunAt: '21:30',
    units,
    people: ['某甲（示例派出所）', '某乙'],
    checklist: { title: checklist?.title ?? '', version: 1 },
    results: (checklist?.items ?? []).map(({ text }, index) => ({
      text,
      outcomeLabel: index === 2 ? '不合格' : '合格',
      note: index === 2 ? '没有问同住人是谁' : '',
    })),
    process: '看了前台登记和监控。',
    problems: ['问题2026-001 未询问同住人，整改单位示例派出所'],
    handlingResult: '当场指出。',
    penalties: [],
    photos: ['前台.jpg', '登记簿.jpg'],
    handlerName: '某甲',
    typistName: '某丙',
  };

  it('says who looked at what, when, what was found and what was done', () => {
    const html = renderSheets([buildInspectionRecord(record)], '检查记录');
    for (const words of [
      '21:30',
      '某甲（示例派出所）、某乙',
      '没有问同住人是谁',
      '问题2026-001',
      '2.登记簿.jpg',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('行政处罚');
    const punished = buildInspectionRecord({ ...record, penalties: ['示例县公安局某公罚1号，罚款'] });
    expect(renderSheets([punished], '检查记录')).toContain('行政处罚');
  });

  it('without a finding says so', () => {
    const html = renderSheets([buildInspectionRecord({ ...record, problems: [], photos: [] })], '检查记录');
    expect(html).toContain('没有查出问题');
  });

  it('refuses what bears a mark of secrecy', () => {
    expect(() => buildInspectionRecord({ ...record, process: '机密★' })).toThrow('documents.secrecy-refused');
  });
});
