/** What is wrong with a command line or its files, in French: for the user, without a stack. */
export class Plainte extends Error {
  override readonly name = 'Plainte';
}
