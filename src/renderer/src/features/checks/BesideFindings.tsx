import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { Severity, severityLabels } from '#shared/domain/problem/problem.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { blankFinding } from './record-draft.ts';
import type { FindingDraft } from './record-draft.ts';
import type { Choice } from './useChoices.ts';

const severities = Severity.options.map((value) => ({ value, label: severityLabels[value] }));

/** 清单以外的问题: what no item asks for; each becomes a line of the two lists. */
export function BesideFindings(props: {
  findings: readonly FindingDraft[];
  units: Choice[];
  errors: FieldErrors;
  onChange: (findings: FindingDraft[]) => void;
}) {
  const { findings, onChange } = props;
  const set = (at: number, part: Partial<FindingDraft>) =>
    onChange(findings.map((finding, index) => (index === at ? { ...finding, ...part } : finding)));
  return (
    <div>
      <Text fw={600} fz="sm">
        清单以外的问题
      </Text>
      {findings.map((finding, at) => (
        <Group
          key={at}
          gap="xs"
          role="group"
          aria-label={`清单以外第${at + 1}个问题`}
          align="flex-start"
          mb="xs"
        >
          <TextInput
            aria-label="问题名称"
            placeholder="问题名称"
            autoFocus={finding.title === ''}
            value={finding.title}
            maxLength={100}
            error={props.errors[`findings.${at}.title`]}
            style={{ flex: 2, minWidth: 150 }}
            onChange={(event) => set(at, { title: event.currentTarget.value })}
          />
          <TextInput
            aria-label="具体情况"
            placeholder="具体情况"
            value={finding.text}
            maxLength={500}
            style={{ flex: 3, minWidth: 150 }}
            onChange={(event) => set(at, { text: event.currentTarget.value })}
          />
          <Select
            aria-label="轻重"
            data={severities}
            value={finding.severity}
            allowDeselect={false}
            w={84}
            onChange={(severity) => set(at, { severity: Severity.parse(severity) })}
          />
          <Select
            aria-label="整改单位"
            placeholder="可稍后交办"
            data={props.units}
            value={finding.rectifyingUnitId}
            searchable
            clearable
            w={150}
            onChange={(rectifyingUnitId) => set(at, { rectifyingUnitId })}
          />
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`去掉清单以外第${at + 1}个问题`}
            onClick={() => onChange(findings.filter((_, index) => index !== at))}
          >
            去掉
          </Button>
        </Group>
      ))}
      <Button size="xs" variant="default" onClick={() => onChange([...findings, blankFinding])}>
        加一个问题
      </Button>
    </div>
  );
}
