const answer = /^\u001b(?:\[[?>=]?[\d;]*(?:[cnRty]|\$y)|[\]P][^]*(?:\u001b\\|\u0007))$/;

/** Whether the terminal says this by itself, asked by what it shows: where its cursor is, what it is, which colours it has. */
export const isAnswer = (data: string): boolean => answer.test(data);
