/** Numbers by partition and question. */
export interface QuestionIndex {
  /** Partitions that hold something. */
  readonly size: number;
  has(partition: string): boolean;
  find(partition: string, question: string): number | undefined;
  set(partition: string, question: string, id: number): void;
  delete(partition: string, question: string): void;
  clear(): void;
}

/** Starts empty. */
export function createQuestionIndex(): QuestionIndex {
  const partitions = new Map<string, Map<string, number>>();
  return {
    get size() {
      return partitions.size;
    },
    has: (partition) => partitions.has(partition),
    find: (partition, question) => partitions.get(partition)?.get(question),
    set(partition, question, id) {
      const questions = partitions.get(partition) ?? new Map<string, number>();
      partitions.set(partition, questions.set(question, id));
    },
    delete(partition, question) {
      const questions = partitions.get(partition);
      questions?.delete(question);
      if (questions?.size === 0) partitions.delete(partition);
    },
    clear: () => partitions.clear(),
  };
}
