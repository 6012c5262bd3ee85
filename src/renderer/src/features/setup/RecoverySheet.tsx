import classes from './setup.module.css';

type Props = { half: '甲' | '乙'; text: string; townName: string; today: string };

/** One A4 page for one sealed envelope: numbered groups to type off, and how to keep it. */
export function RecoverySheet({ half, text, townName, today }: Props) {
  const other = half === '甲' ? '乙' : '甲';
  return (
    <article className={classes.paper}>
      <h1>恢复密钥 · {half}封</h1>
      <p>
        {townName} 护蕾工作台　　打印日期 {today}
      </p>
      <ol className={classes.groups}>
        {text.split('-').map((group, index) => (
          <li key={index}>
            <small>{index + 1}</small>
            {group}
          </li>
        ))}
      </ol>
      <h2>怎么保管</h2>
      <ol>
        <li>打印后马上装进信封，封口处盖章或签名，信封上写“护蕾工作台恢复密钥 {half}封”和日期。</li>
        <li>
          {half}封和{other}封由<strong>两个人</strong>分开保管，放在<strong>两处</strong>
          上锁的柜子里。一个人拿到一封没有用，拿到两封就能打开全部资料。
        </li>
        <li>不复印，不拍照，不录进电脑和手机，不和备份 U 盘放在一起。</li>
        <li>保管人调动时当面移交，在信封上续签；封口破损要报告安全保密管理员。</li>
      </ol>
      <h2>什么时候用</h2>
      <ol>
        <li>电脑损坏、换新电脑、密码都忘了：打开“从备份恢复”，照着两张纸各输 16 组。</li>
        <li>每半年做一次恢复演练：在“备份”里输一遍，确认两封都还管用，再重新封好。</li>
        <li>字母不分大小写；O 和 0、I 和 1 输错了也认得；输错哪一组，工作台会指出来。</li>
      </ol>
      <table className={classes.sign}>
        <tbody>
          <tr>
            <th>装封人</th>
            <td />
            <th>见证人</th>
            <td />
          </tr>
          <tr>
            <th>保管人</th>
            <td />
            <th>存放处</th>
            <td />
          </tr>
        </tbody>
      </table>
    </article>
  );
}
