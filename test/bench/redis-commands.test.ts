import { expect, test } from 'vitest';
import { parseCommandStats, parseCpuMicros } from '../../bench/redis-commands.ts';

test('calls are read by command, subcommands included', () => {
  const info = [
    '# Commandstats',
    'cmdstat_evalsha:calls=13,usec=900,usec_per_call=69.23,rejected_calls=0,failed_calls=1',
    'cmdstat_client|setinfo:calls=2,usec=4,usec_per_call=2.00,rejected_calls=0,failed_calls=0',
  ].join('\r\n');
  expect([...parseCommandStats(info)]).toEqual([
    ['evalsha', 13],
    ['client|setinfo', 2],
  ]);
});

test("CPU is the server's own, of user and system together", () => {
  const info = [
    'used_cpu_sys:1.500000',
    'used_cpu_user:2.250000',
    'used_cpu_sys_children:9.0',
    'used_cpu_user_main_thread:2.1',
  ];
  expect(parseCpuMicros(info.join('\r\n'))).toBe(3_750_000);
});
