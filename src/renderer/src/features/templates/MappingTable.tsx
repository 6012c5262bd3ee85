import { Select, TextInput } from '@mantine/core';
import { columnFormats } from '#shared/domain/export/format.ts';
import type { TemplateMapping } from '#shared/domain/export/mapping.ts';
import type { TemplateColumn, TemplateSheet } from '#shared/domain/export/template.ts';
import type { Register } from '#shared/registers/register.ts';
import { decodeSource, encodeSource, formatsOf, setColumn, sourceChoices } from './template-choice.ts';
import classes from './templates.module.css';

/** Every column of the form, as its header names it, and what the desk writes into it. */
export function MappingTable(props: {
  register: Register;
  sheet: TemplateSheet;
  mapping: TemplateMapping;
  onChange: (mapping: TemplateMapping) => void;
}) {
  const { register, sheet, mapping } = props;
  const choices = sourceChoices(register);
  return (
    <table className={classes.mapping} aria-label="每一列填什么">
      <thead>
        <tr>
          <th>列</th>
          <th>表头</th>
          <th>填什么</th>
          <th>怎么写</th>
        </tr>
      </thead>
      <tbody>
        {sheet.columns.map((column) => (
          <ColumnLine key={column.index} {...props} column={column} mapping={mapping} choices={choices} />
        ))}
      </tbody>
    </table>
  );
}

function ColumnLine(props: {
  register: Register;
  column: TemplateColumn;
  mapping: TemplateMapping;
  choices: ReturnType<typeof sourceChoices>;
  onChange: (mapping: TemplateMapping) => void;
}) {
  const { register, column, mapping, onChange } = props;
  const mapped = mapping.columns.find(({ index }) => index === column.index);
  const header = column.header || `${column.letter} 列`;
  const formats = mapped ? formatsOf(register, mapped.source) : [];
  const set = (change: Parameters<typeof setColumn>[3]) =>
    onChange(setColumn(register, mapping, column.index, change));

  return (
    <tr data-untouched={mapped === undefined || undefined}>
      <td>{column.letter}</td>
      <td>
        {column.lines.join(' · ') || '（没有表头）'}
        {column.isHidden && <span className={classes.quiet}>（隐藏的列）</span>}
      </td>
      <td>
        <Select
          size="xs"
          aria-label={`“${header}”填什么`}
          data={props.choices}
          value={encodeSource(mapped?.source)}
          searchable
          nothingFoundMessage="台账里没有这一项"
          onChange={(value) => value !== null && set({ source: decodeSource(value) })}
        />
      </td>
      <td>
        {mapped?.source.kind === 'constant' ? (
          <TextInput
            size="xs"
            aria-label={`“${header}”每行写`}
            placeholder="每行写的字"
            maxLength={200}
            value={mapped.source.text}
            onChange={(event) => set({ source: { kind: 'constant', text: event.currentTarget.value } })}
          />
        ) : (
          mapped &&
          formats.length > 1 && (
            <Select
              size="xs"
              aria-label={`“${header}”怎么写`}
              data={formats.map((format) => ({ value: format, label: columnFormats[format] }))}
              value={mapped.format}
              onChange={(format) => format !== null && set({ format })}
            />
          )
        )}
      </td>
    </tr>
  );
}
