import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import './app/global.css';
import 'dayjs/locale/zh-cn';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createConnection } from './api/connection.ts';
import { chooseDoor } from './api/doors.ts';

// The door reads its token from the address before the router does.
const connection = createConnection(chooseDoor());
const root = document.getElementById('root');
if (root) createRoot(root).render(<App connection={connection} />);
