import { useApiQuery } from '../../api/hooks.ts';
import type { Hit } from './hits.ts';

const screens: Hit[] = [
  { key: 's1', kind: '栏目', label: '今日', hint: '要办的、逾期的', target: { to: '/today' } },
  { key: 's2', kind: '栏目', label: '检查', hint: '场所周检表', target: { to: '/checks' } },
  { key: 's3', kind: '栏目', label: '两个清单', hint: '问题台账、整改清单', target: { to: '/problems' } },
  {
    key: 's4',
    kind: '栏目',
    label: '重点场所台账',
    hint: '登记、导入、导出',
    target: { to: '/registers/$register', params: { register: 'venues' } },
  },
  { key: 's5', kind: '栏目', label: '方案', hint: '工作组、职责、阶段', target: { to: '/plan' } },
  { key: 's6', kind: '栏目', label: '文书', hint: '督办单、通知、函', target: { to: '/documents' } },
  { key: 's7', kind: '栏目', label: '备份', hint: '', target: { to: '/backups' } },
  { key: 's8', kind: '栏目', label: '单位人员', hint: '', target: { to: '/people' } },
  { key: 's9', kind: '栏目', label: '设置', hint: '', target: { to: '/settings' } },
];

/** Everything the lists of this desk already give. */
export function useFindable(): Hit[] {
  const venues = useApiQuery('registers', 'list', { register: 'venues', search: '' });
  const problems = useApiQuery('problems', 'list', { filter: 'all', search: '' });
  const documents = useApiQuery('documents', 'list', {});
  return [
    ...screens,
    ...(venues.data?.rows ?? []).map(({ id, values }): Hit => ({
      key: id,
      kind: '场所',
      label: String(values['name'] ?? ''),
      hint: `${String(values['village'] ?? '')}　记一次检查`,
      target: { to: '/checks/record/$venueId', params: { venueId: id } },
    })),
    ...(problems.data ?? []).map((problem): Hit => ({
      key: problem.id,
      kind: '问题',
      label: `${problem.serial} ${problem.title}`,
      hint: [problem.venueName, problem.unitName].filter(Boolean).join(' · '),
      target: { to: '/problems/$id', params: { id: problem.id } },
    })),
    ...(documents.data ?? []).map((document): Hit => ({
      key: document.id,
      kind: '文书',
      label: document.title,
      hint: [document.number, document.addressee].filter(Boolean).join(' · '),
      target: { to: '/documents/$id', params: { id: document.id } },
    })),
  ];
}
