import { openXlsx, readXlsx, saveXlsx, writeXlsx } from 'hucre';
import { exportTable } from '#core/exchange/excel/export-table.ts';
import { readWorkbook } from '#core/exchange/excel/read-workbook.ts';
import { fillTemplate, inspectTemplate } from '#core/exchange/excel/template/templates.ts';
import { guessTemplateMapping, templateRow } from '#shared/domain/export/mapping.ts';
import { planWorkbook } from '#shared/domain/import/plan-workbook.ts';
import { settleImport } from '#shared/domain/import/settle-import.ts';
import { children } from '#shared/registers/children.ts';
import { venues } from '#shared/registers/venues.ts';
import { countyTemplate } from '../unit/exchange/county-template.ts';
import type { Bench } from './harness.ts';

const many = 50_000;
const asOf = '2026-11-23';

const venueRows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `样例宾馆${index}`,
    kind: 'hotel',
    village: `样例${index % 16}村`,
    address: `样例路 ${index} 号`,
    isKey: true,
    licence: `91330100MA2A${String(index).padStart(6, '0')}`,
    manager: `样人${index}`,
    phone: `138${String(index).padStart(8, '0')}`,
    status: 'open',
  }));
const venueColumns = venues.fields.map(({ key }) => ({ field: key }));

const importing: Bench = {
  name: 'import 50,000 rows: read in a thread of its own, judge, compare',
  peerName: 'hucre 1.0.0 readXlsx of the same file',
  unit: 'ms',
  rounds: 3,
  prepare: async () => {
    const rows = venueRows(many);
    const bytes = await exportTable(venues, rows, venueColumns, { asOf, count: many });
    return {
      ours: async () => {
        const plan = planWorkbook(await readWorkbook(bytes, 'a.xlsx'), venues);
        const { report } = settleImport(plan, venues, []);
        if (report.accepted !== many) throw new Error(`${report.accepted} rows were accepted`);
      },
      peer: async () => {
        await readXlsx(bytes);
      },
    };
  },
};

const exporting: Bench = {
  name: 'export 50,000 rows',
  peerName: 'hucre 1.0.0 writeXlsx of the same texts',
  unit: 'ms',
  rounds: 3,
  prepare: () => {
    const rows = venueRows(many);
    const lines = rows.map((row) => Object.values(row).map(String));
    return {
      ours: async () => {
        await exportTable(venues, rows, venueColumns, { asOf, count: many });
      },
      peer: async () => {
        await writeXlsx({ sheets: [{ name: '台账', rows: lines }] });
      },
    };
  },
};

/** The peer rewrites the whole workbook and moves nothing: the least that the library could do. */
function filling(count: number): Bench {
  return {
    name: `fill a county's template with ${count} rows`,
    peerName: 'hucre 1.0.0 openXlsx, rows appended, saveXlsx',
    unit: 'ms',
    rounds: count > 1000 ? 3 : 7,
    prepare: async () => {
      const bytes = await countyTemplate(10);
      const [sheet] = (await inspectTemplate(bytes)).sheets;
      if (sheet === undefined) throw new Error('the template has a table');
      const mapping = guessTemplateMapping(sheet, children);
      const records = Array.from({ length: count }, (_, index) => ({
        id: String(index),
        values: {
          name: `样童${index}`,
          birthDate: '2012-01-05',
          categories: ['left-behind'],
          guardian: `样长${index}`,
          guardianPhone: '13800138000',
          village: '甲样村',
          status: 'active',
        },
      }));
      return {
        ours: async () => {
          await fillTemplate(bytes, mapping, records, { register: children, asOf });
        },
        peer: async () => {
          const book = await openXlsx(bytes, { readStyles: true });
          book.sheets[0]?.rows.push(
            ...records.map(({ values }, index) =>
              templateRow(children, mapping, values, index + 1, { asOf }),
            ),
          );
          await saveXlsx(book);
        },
      };
    },
  };
}

export const benches: readonly Bench[] = [importing, exporting, filling(900), filling(many)];
