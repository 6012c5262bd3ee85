import { Text } from '@mantine/core';
import { Fragment } from 'react';
import { TodayList as TodayListName } from '#shared/contract/work.ts';
import { daysBetween, officeDate } from '#shared/domain/calendar/plain-date.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { useRemembered } from '../../drafts/use-remembered.ts';
import { ButtonLink, TextLink } from '../find/links.tsx';
import { LeaderPart } from './LeaderPart.tsx';
import { MatrixStrip } from './MatrixStrip.tsx';
import { TodayList } from './TodayList.tsx';
import { WhoseSwitch } from './WhoseSwitch.tsx';
import { narrow } from './overview.ts';
import type { Overview, Whose } from './overview.ts';
import classes from './today.module.css';

/** 今日: what must I do today, what is late, where is that thing? */
export function TodayScreen() {
  const overview = useApiQuery('today', 'overview', {}, { refetchInterval: 60_000 });
  const { value: whose, change } = useRemembered<Whose>('today-whose', () => 'all');
  const setWhose = (next: Whose) => change(() => next);
  return (
    <Screen
      title={overview.data?.headline ?? '今日'}
      actions={
        overview.data?.own && <WhoseSwitch own={overview.data.own} whose={whose} onChange={setWhose} />
      }
    >
      <Loaded query={overview} rows={12}>
        {(loaded) =>
          loaded.hasPlan || loaded.hasVenues ? (
            <Day overview={narrow(loaded, whose)} whose={whose} />
          ) : (
            <FirstSteps />
          )
        }
      </Loaded>
    </Screen>
  );
}

function Day({ overview, whose }: { overview: Overview; whose: Whose }) {
  const { today } = overview;
  const isIdle = TodayListName.options.every((list) => overview[list].length === 0);
  return (
    <>
      {!overview.hasPlan && (
        <Note tone="soon">
          还没有确认方案，周期任务不会到期提醒。<TextLink to="/plan/import">导入方案</TextLink>
        </Note>
      )}
      {!overview.hasVenues && (
        <Note tone="soon">
          还没有登记重点场所。
          <TextLink to="/registers/$register" params={{ register: 'venues' }}>
            去登记
          </TextLink>
        </Note>
      )}
      {overview.warnings.length > 0 && (
        <Note tone="soon">
          {overview.warnings.map((warning) => (
            <div key={warning}>{warning}</div>
          ))}
        </Note>
      )}
      {isIdle && (
        <EmptyState title={whose === 'all' ? '今天没有等着办的事' : '今天没有要您这边办的事'}>
          检查中发现的问题、快到期的整改、等您核查的事，都会自己排到这里。
        </EmptyState>
      )}
      <div className={classes.lists}>
        <div className={classes.column}>
          <TodayList title="逾期" tone="late" lines={overview.late} today={today} />
          <TodayList title="本周要做" tone="open" lines={overview.thisWeek} today={today} />
        </div>
        <div className={classes.column}>
          {overview.leader && (
            <LeaderPart view={overview.leader} approvals={overview.toDecide.length} today={today} />
          )}
          <section className={classes.facts} aria-label="检查情况">
            {overview.hasVenues && <MatrixStrip />}
            <Missed overview={overview} />
            <Joint overview={overview} />
            <LastBackup at={overview.lastBackupAt} today={today} />
          </section>
          <TodayList title="待签收" tone="soon" lines={overview.toSign} today={today} />
          <TodayList title="待核查" tone="soon" lines={overview.toVerify} today={today} />
          <TodayList title="待审批" tone="soon" lines={overview.toDecide} today={today} />
          <TodayList title="待交办" tone="soon" lines={overview.toAssign} today={today} />
        </div>
      </div>
    </>
  );
}

function Missed({ overview }: { overview: Overview }) {
  const missed = overview.lastWeekMissed;
  return (
    <>
      {missed.length > 0 && (
        <Text>
          <Text span c="var(--late)" fw={600}>
            ▲ 上周漏检 {missed.length} 家
          </Text>
          （永久保留）：
          {missed.map(({ venueId, venueName, week }, at) => (
            <Fragment key={venueId}>
              {at > 0 && '、'}
              <TextLink to="/checks" search={{ venue: venueId, week }}>
                {venueName}
              </TextLink>
            </Fragment>
          ))}
        </Text>
      )}
      {overview.lastMissed.map((one) => (
        <Text key={one.obligationId}>
          <Text span c="var(--late)" fw={600}>
            ▲ {one.label}漏 {one.count} 次
          </Text>
          （永久保留）：
          <TextLink to="/plan/duties/$id" params={{ id: one.obligationId }}>
            {one.text}
          </TextLink>
        </Text>
      ))}
    </>
  );
}

/** Both joint checks of the month, and what is still missing. */
function Joint({ overview: { joint } }: { overview: Overview }) {
  if (!joint) return null;
  const units = joint.units.length > 0 ? `，参加过的有${joint.units.join('、')}` : '';
  return (
    <Text>
      本月联合执法 {joint.done}/{joint.needed} 次
      {joint.done < joint.needed && `，还差 ${joint.needed - joint.done} 次`}
      {units}　<TextLink to="/checks/batch">记联合执法</TextLink>
    </Text>
  );
}

/** That a backup is overdue is among the warnings. */
function LastBackup({ at, today }: { at: string | null; today: string }) {
  if (at === null) return null;
  const days = daysBetween(officeDate(new Date(at)), today);
  return (
    <Text>
      {days <= 0 ? '今天备份过' : `上次备份是 ${days} 天前`}　<TextLink to="/backups">去备份</TextLink>
    </Text>
  );
}

function FirstSteps() {
  return (
    <EmptyState
      title="先把两样东西放进来"
      action={
        <div className={classes.first}>
          <ButtonLink to="/plan/import">1. 导入实施方案</ButtonLink>
          <ButtonLink variant="default" to="/registers/$register" params={{ register: 'venues' }}>
            2. 登记重点场所
          </ButtonLink>
        </div>
      }
    >
      方案是镇里印发的 Word 文件，导入后核对一遍，工作组、职责、阶段和“每周、每月”的任务就都有了。
      重点场所通常在派出所或综合执法大队的表格里，可以整张导入。之后每天打开这里，就是当天要办的事。
    </EmptyState>
  );
}
