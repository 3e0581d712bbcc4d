/** The same answer about a topic, in five wordings. */
export const ANSWER_WORDINGS: readonly ((topic: string) => string)[] = [
  (topic) => `To sort out ${topic}, open the app, choose Help and follow the steps for ${topic}.`,
  (topic) => `You can take care of ${topic} in the app: go to Help and then ${topic}.`,
  (topic) => `For ${topic}, please visit the Help section of the app.`,
  (topic) => `About ${topic}: this is handled in the Help section of the app.`,
  (topic) => `It is easy. In the app, tap Help, pick ${topic} and confirm.`,
];
