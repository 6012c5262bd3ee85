import { Button, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { stateAt } from '#shared/domain/grid/cell-state.ts';
import { isToDo } from '#shared/domain/grid/grid.ts';
import { InspectionKind, inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { useApiQuery } from '../../../api/hooks.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import type { Choice } from '../useChoices.ts';
import { placeFrom, placeKey } from './batch-draft.ts';
import type { BatchDraft } from './batch-draft.ts';
import classes from './batch.module.css';

const kinds = InspectionKind.options.map((value) => ({ value, label: inspectionKindLabels[value] }));

export type PlaceChoice = Choice & { kindLabel: string };

/** What the whole round has in common: set once. */
export function BatchHead(props: {
  draft: BatchDraft;
  today: string;
  units: Choice[];
  people: Choice[];
  places: PlaceChoice[];
  errors: FieldErrors;
  onChange: (part: Partial<BatchDraft>) => void;
}) {
  const { draft, errors, onChange, units, people } = props;
  return (
    <>
      <div className={classes.head}>
        <DateInput
          label="检查日期"
          w="100%"
          value={draft.date || null}
          maxDate={props.today}
          error={errors['date']}
          onChange={(date) => onChange({ date: date ?? '' })}
        />
        <Select
          label="检查方式"
          data={kinds}
          value={draft.kind}
          allowDeselect={false}
          onChange={(kind) => onChange({ kind: InspectionKind.parse(kind) })}
        />
        <MultiSelect
          label="参加单位"
          id="batch-units"
          placeholder={draft.unitIds.length === 0 ? '输几个字就能找到，可选多家' : ''}
          data={units}
          value={draft.unitIds}
          searchable
          hidePickedOptions
          selectFirstOptionOnChange
          nothingFoundMessage="没有这个单位，请到“单位人员”里添加"
          error={errors['unitIds']}
          onChange={(unitIds) => onChange({ unitIds })}
        />
        <TagsInput
          label="参加人员"
          placeholder={draft.people.length === 0 ? '选名字，外面来的直接写' : ''}
          data={people.map(({ label }) => label)}
          value={draft.people}
          onChange={(names) => onChange({ people: splitNames(names) })}
        />
        <Select
          label="办理人"
          placeholder="带队检查的人"
          data={people}
          value={draft.handlerId}
          searchable
          nothingFoundMessage="没有这个人"
          error={errors['handlerId']}
          onChange={(handlerId) => onChange({ handlerId })}
        />
      </div>
      <PlacePicker {...props} />
      <div className={classes.common}>
        <TextInput
          label="检查过程（各家共同的）"
          value={draft.process}
          maxLength={2000}
          error={errors['process']}
          onChange={(event) => onChange({ process: event.currentTarget.value })}
        />
        <TextInput
          label="查出问题怎么处理的"
          value={draft.handlingResult}
          maxLength={2000}
          error={errors['handlingResult']}
          onChange={(event) => onChange({ handlingResult: event.currentTarget.value })}
        />
        <Select
          label="问题交给谁整改"
          placeholder="可稍后交办"
          data={units}
          value={draft.rectifyingUnitId}
          searchable
          clearable
          selectFirstOptionOnChange
          nothingFoundMessage="没有这个单位"
          onChange={(rectifyingUnitId) => onChange({ rectifyingUnitId })}
        />
        <DateInput
          label="整改期限"
          w="100%"
          placeholder="空着按轻重定"
          value={draft.deadline}
          minDate={draft.date}
          onChange={(deadline) => onChange({ deadline })}
        />
      </div>
    </>
  );
}

/** 某甲、某乙 typed in one go are two people. */
function splitNames(names: readonly string[]): string[] {
  const split = names.flatMap((name) => name.split(/[、，,；;]/u)).map((name) => name.trim());
  return [...new Set(split.filter((name) => name !== ''))];
}

function PlacePicker({ draft, places, errors, onChange }: Parameters<typeof BatchHead>[0]) {
  const matrix = useApiQuery('checks', 'matrix', { weeks: 1 });
  const now = matrix.data?.columns.findIndex(({ isNow }) => isNow) ?? -1;
  const due = (matrix.data?.rows ?? []).filter(({ cells }) => now >= 0 && isToDo(stateAt(cells, now)));
  const chosen = draft.places.map(placeKey);
  const groups = Map.groupBy(places, ({ kindLabel }) => kindLabel);

  function addDue(): void {
    const more = due.map(({ id }) => placeKey({ register: 'venues', id }));
    onChange({ places: [...new Set([...chosen, ...more])].slice(0, 60).map(placeFrom) });
  }

  return (
    <div className={classes.places}>
      <MultiSelect
        label="检查的场所"
        id="batch-places"
        placeholder={chosen.length === 0 ? '输几个字就能找到，按走的先后选' : ''}
        data={[...groups].map(([group, items]) => ({ group, items }))}
        value={chosen}
        searchable
        hidePickedOptions
        selectFirstOptionOnChange
        maxValues={60}
        nothingFoundMessage="台账里没有这家场所"
        error={errors['places']}
        onChange={(keys) => onChange({ places: keys.map(placeFrom) })}
      />
      {due.length > 0 && (
        <Button variant="default" onClick={addDue}>
          加上本周没查的 {due.length} 家
        </Button>
      )}
    </div>
  );
}
