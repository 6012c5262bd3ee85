import { Group, MultiSelect, Select } from '@mantine/core';
import { InspectionKind, inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import type { CheckDraft } from './record-draft.ts';
import type { Choice } from './useChoices.ts';
import type { Operations } from './useOperations.ts';

const kinds = InspectionKind.options.map((value) => ({ value, label: inspectionKindLabels[value] }));

/** When, what kind, who took part: what one round of checks has in common. */
export function RecordHead(props: {
  draft: CheckDraft;
  today: string;
  units: Choice[];
  people: Choice[];
  operations: Operations;
  errors: FieldErrors;
  onChange: (change: Partial<CheckDraft>) => void;
}) {
  const { draft, errors, onChange, operations } = props;
  function join(operationId: string): void {
    const unitIds = operations.begun.find((operation) => operation.id === operationId)?.unitIds;
    onChange({ operationId, ...(unitIds && draft.unitIds.length === 0 ? { unitIds } : {}) });
  }

  return (
    <Group align="flex-start" gap="sm" wrap="nowrap">
      <DateInput
        label="检查日期"
        value={draft.date || null}
        maxDate={props.today}
        error={errors['date']}
        w={150}
        onChange={(date) => onChange({ date: date ?? '', operationId: null })}
      />
      <Select
        label="检查方式"
        data={kinds}
        value={draft.kind}
        allowDeselect={false}
        error={errors['kind']}
        w={130}
        onChange={(kind) => onChange({ kind: InspectionKind.parse(kind) })}
      />
      {operations.begun.length > 0 && (
        <Select
          label="哪一次联合执法"
          data={[
            ...operations.begun.map((operation) => ({
              value: operation.id,
              label: `接着查（已到${operation.venues.join('、')}）`,
            })),
            { value: '', label: '新的一次' },
          ]}
          value={operations.joined}
          allowDeselect={false}
          error={errors['operationId']}
          w={190}
          onChange={(value) => join(value ?? '')}
        />
      )}
      <MultiSelect
        label="参加单位"
        id="check-units"
        placeholder={draft.unitIds.length === 0 ? '输几个字就能找到，可选多家' : ''}
        data={props.units}
        value={draft.unitIds}
        searchable
        hidePickedOptions
        nothingFoundMessage="没有这个单位，请到台账“成员单位”里登记"
        error={errors['unitIds']}
        style={{ flex: 1, minWidth: 220 }}
        onChange={(unitIds) => onChange({ unitIds })}
      />
      <Select
        label="办理人"
        placeholder="带队检查的人"
        data={props.people}
        value={draft.handlerId}
        searchable
        nothingFoundMessage="没有这个人，请到“单位人员”里添加"
        error={errors['handlerId']}
        w={190}
        onChange={(handlerId) => onChange({ handlerId })}
      />
    </Group>
  );
}
