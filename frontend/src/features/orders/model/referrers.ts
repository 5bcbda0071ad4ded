interface Account {
  id: string;
  name: string;
  username: string;
}

/** Each account with the text that stands for it alone: the name, or name and user name where two are called the same. */
export function nameApart<A extends Account>(accounts: readonly A[]): (A & { text: string })[] {
  const isTaken = (name: string) => accounts.filter((one) => one.name === name).length > 1;
  return accounts.map((one) => ({ ...one, text: isTaken(one.name) ? `${one.name} · ${one.username}` : one.name }));
}
