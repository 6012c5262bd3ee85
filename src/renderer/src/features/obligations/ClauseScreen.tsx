import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { formatFullDate } from '#shared/domain/calendar/format.ts';
import { useApiQuery } from '../../api/hooks.ts';
import type { ApiOutput } from '../../api/hooks.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { Facts } from '../../ui/Thing.tsx';
import { ButtonLink } from '../find/links.tsx';
import { NamedList } from './NamedList.tsx';
import { describeDemand, standingOf } from './obligation-words.ts';
import classes from './obligations.module.css';

type Page = ApiOutput<'trace', 'clause'>;
type Obligation = Page['obligations'][number];
type Evidence = Page['tasks'];

/** 这一条做了什么: one clause on one page, to be printed and handed up. */
export function ClauseScreen() {
  const { dutyId = '' } = useParams({ strict: false });
  const page = useApiQuery('trace', 'clause', { dutyId });
  return (
    <Screen
      title="这一条做了什么"
      hint={page.data && `${page.data.group}职责${page.data.no}，截至 ${formatFullDate(page.data.day)}`}
      actions={
        <>
          <ButtonLink variant="default" to="/plan/duties">
            职责清单
          </ButtonLink>
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
    >
      <Loaded query={page}>{(loaded) => <Clause page={loaded} />}</Loaded>
    </Screen>
  );
}

function Clause({ page }: { page: Page }) {
  return (
    <div className={classes.clause}>
      <Section title="方案原文">
        <div className={classes.part}>
          <p className={classes.quote}>{page.text}</p>
          <Facts
            facts={[
              ['牵头单位', page.leadUnits.join('、') || '方案没有写'],
              ['责任单位', page.responsibleUnits.join('、') || '方案没有写'],
            ]}
          />
        </div>
      </Section>
      {page.obligations.length === 0 && (
        <Section title="周期任务">
          <StatusWord tone="soon">未定频次</StatusWord>　这一条还没定多久做一次，请到“职责清单”定。
        </Section>
      )}
      {page.obligations.map((obligation) => (
        <ObligationPart key={obligation.id} obligation={obligation} />
      ))}
      <Named
        title="直接归到这一条的问题"
        what={page.problems}
        open={`${page.problems.open} 个没销号`}
        unit="个"
      />
      <Named title="交办事项" what={page.tasks} open={`${page.tasks.open} 件没办结`} unit="件" />
    </div>
  );
}

function ObligationPart({ obligation }: { obligation: Obligation }) {
  const { total, acts, inspections, problems } = obligation;
  const { word, tone } = standingOf(obligation);
  return (
    <Section title={obligation.text} hint={describeDemand(obligation)}>
      <div className={classes.part}>
        <Facts
          facts={[
            [
              '本期',
              <StatusWord key="now" tone={tone}>
                {word}
              </StatusWord>,
            ],
            ['启用以来', `应做 ${total.owed} 次，已做 ${total.done} 次，还没到期 ${total.waiting} 次`],
            [
              '漏',
              total.missed === 0 ? (
                '没有'
              ) : (
                <b key="missed" className={classes.late}>
                  {total.missed} 次
                  {obligation.evidencedEver > 0 && `（${obligation.evidencedEver} 次后来补了证）`}
                </b>
              ),
            ],
            ...(obligation.pauses.length > 0 ? ([['暂停', obligation.pauses.join('、')]] as const) : []),
            ['佐证材料', `${obligation.files} 份`],
          ]}
        />
        <NamedList title="检查" what={inspections} unit="次" />
        <NamedList title="查出的问题" what={problems} unit="个" more={`，${problems.open} 个没销号`} />
        <NamedList title="办结登记" what={acts} unit="条" />
      </div>
    </Section>
  );
}

type NamedProps = { title: string; what: Evidence; open: string; unit: string };

function Named({ title, what, open, unit }: NamedProps) {
  if (what.count === 0) return null;
  return (
    <Section title={title} hint={open}>
      <NamedList title="共" what={what} unit={unit} />
    </Section>
  );
}
