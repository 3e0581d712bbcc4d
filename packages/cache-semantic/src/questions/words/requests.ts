/** Ways to say that one wants something done, as they are once "how do I" is "how to" and "I would like to" is "I want to". */
export const REQUEST_OPENINGS = `
  how to, how to go about, how should i, how should we, how must i, how am i supposed to
  how is one supposed to, how is it possible to, can i, can we, may i, may we, am i able to, am i allowed to, are we able to
  will i be able to, would i be able to, is it possible to, is it possible for me to, is it possible that i can
  is it possible i can, would it be possible to, would it be possible for me to, is it possible, is there way to
  is there any way to, is there way i can, is there way that i can, is there any way i can, is there any way that i can
  is there way for me to, is there any way for me to, is there some way to, is there possibility to, is there option to
  i want to, we want to, i need to, we need to, i have to, we have to, i must, i am trying to, i am looking to, i am hoping to
  i am wanting to, i am looking for way to, i am looking for, i will need to, i would need to, i need help to, i need help with
  i need some help with, i need help, i want help with, i try to, i am attempting to, i need you to, i want you to, i need your help to
  i can not find, i can not see, i can not access, i can not figure out, i can not figure out how to, i can not locate, i am not able to find
  i am unable to find, i am unable to access, i am unable to see, i am not able to access, i am not able to see, i do not see, i do not find
  help me, help me to, help me with, help to, help with, help me figure out how to, help me understand how to, help in
  where do i go to, where can i go to, where should i go to, where do i need to go to, where do i have to go to, where to go to
  where do i go if i want to, where do i go in order to, what do i do to, what do i need to do to, what do i have to do to
  what should i do to, what can i do to, what must i do to, what do i do if i want to, what should i do if i want to, what to do to
  what is way to, what is best way to, what is way of, what is best way of, what is good way to, what is good way of
  what is proper way to, what is correct way to, what is right way to, what is easiest way to, what is procedure to
  what is procedure for, what is process to, what is process for, what is method to, what is method for, what are steps to
  what are steps for, what steps do i take to, what steps do i need to take to, what steps should i take to, what are ways to
  which steps do i take to, which steps do i need to take to, what is needed to, what is required to, steps to, steps for
  guide to, instructions to, instructions for, instructions on how to, way to, ways to, best way to, procedure for, procedure to
  i want, i need, give me, get me, show me how to, show me, explain how to, teach me how to, teach me to, explain to me how to, walk me through how to, i do not know how to
  i am not sure how to, i am unsure how to, i need to know how to, i want to know how to, i need instructions to, advise me how to
`;

/** What ends a tale of trouble and asks for help as such. */
export const PLEAS_FOR_HELP = `
  what should i do, what can i do, what do i do, what to do, what do i need to do, what do i have to do, what must i do, what shall i do
  what should i do now, what can i do now, what do i do now, what now, now what, what next, what should i do next, what do i do next
  what am i supposed to do, what are my options, please advise, advise me, what can be done, what should we do, what can we do, any advice
  any suggestions, what do you suggest, what do you recommend, what can i do about it, what should i do about it, what do i do about it
  what can i do about this, what should i do about this, what do i do about this, how can you help, what would you recommend, what are steps, can you help
  can you help me, could you help, could you help me, can you assist, can you assist me, any help, i need help, please help
`;

/** The same before the tale. */
export const HELP_IF = `
  what should i do if, what can i do if, what do i do if, what to do if, what must i do if, what shall i do if, what do i need to do if
  what should i do when, what can i do when, what do i do when, what to do when
  what should i do now that, what should i do because, what should i do about, what can i do about, what do i do about
`;
