import { TextLink } from '../find/links.tsx';
import classes from './matrices.module.css';

/** The three tables of the town, side by side. */
export function MatrixTabs() {
  return (
    <nav className={classes.tabs} aria-label="三张表">
      <TextLink to="/checks" activeOptions={{ exact: true, includeSearch: false }}>
        场所每周检查
      </TextLink>
      <TextLink to="/checks/schools">学校六个一</TextLink>
      <TextLink to="/checks/units">单位周期任务</TextLink>
    </nav>
  );
}
