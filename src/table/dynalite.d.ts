/** The part of dynalite (an emulator that tests compare the table with) that the tests use; it brings no types. */
declare module 'dynalite' {
  import type { Server } from 'node:http';
  export default function dynalite(options: { createTableMs: number }): Server;
}
