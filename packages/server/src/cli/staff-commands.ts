import type { Command } from 'commander'
import type { CliContext } from './context.ts'
import { registerStaffAdd } from './staff-add.ts'
import { registerStaffDisable } from './staff-disable.ts'

export function registerStaffCommands(program: Command, context: CliContext): void {
  const staff = program.command('staff').description('people who work in the office')
  registerStaffAdd(staff, context)
  registerStaffDisable(staff, context)
}
