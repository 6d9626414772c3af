import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);

// A lazy page takes more than the library's one second where several suites share two cores.
configure({ asyncUtilTimeout: 5_000 });
