/** Words of courtesy that open a text and ask for nothing, in the form that contractions are expanded to. */
export const GREETINGS = `
  hi, hello, hey, hiya, greetings, hi there, hello there, hey there, hi all, hello all, hi everyone, hello everyone, hi team
  hello team, hey team, hey guys, hi guys, hi folks, dear team, dear support, dear support team, dear sir, dear madam
  dear sir or madam, good morning, good afternoon, good evening, good day, hi again, hello again, dear assistant, hi friend
  excuse me, pardon me, sorry, sorry to bother you, sorry to bother you but, sorry for bothering you, apologies, sorry but
  i am sorry to bother you, i hope you are well, i hope you are doing well, i hope this is okay to ask, hope you are well
  hope you are doing well, hope all is well, if you do not mind, if you do not mind me asking, if i may ask, if i may
  if it is not too much trouble, if you have a moment, if you have a minute, when you have a moment, when you have a minute
  when you get a chance, if you get a chance, if possible, if you can, if you could, if you would, if you please
  quick question, a quick question, just a quick question, i have a quick question, i have a question, i had a question
  i have got a question, i have one question, one question, one quick question, just one question, question, quick one
  could you help, could you help me, could you please help, could you please help me, can you help, can you help me
  can you please help, can you please help me, please help, please help me, i need help, i need some help, i need your help
  need help, i could use some help, help me out, can someone help, can someone help me, can anyone help, can anybody help
  hello assistant, hey assistant, my question is, the question is, my question is this, here is my question
  would you mind helping me, would you help me, i would appreciate your help, i would be grateful for your help, please
  i was hoping you could help, i was hoping you could help me, i am hoping you can help, thanks in advance, kindly
`;

/** Requests to be told, which the question follows. */
export const TELL_ME = `
  tell me, please tell me, let me know, inform me, enlighten me, could you tell, can you tell, could you tell me
  can you tell me, would you tell me, will you tell me, can you let me know, could you let me know, would you let me know
  can you please tell me, could you please tell me, would you please tell me, can you please let me know, can you inform me
  could you please let me know, could you possibly tell me, can you possibly tell me, can anyone tell me, can someone tell me
  could anyone tell me, could someone tell me, would you mind telling me, would you be able to tell me, do you mind telling me
  could you kindly tell me, can you kindly tell me, would you kindly tell me, could you explain to me, can you explain to me
  may i ask, may i know, might i ask, can i ask, could i ask, may i please ask, can i ask you, can i please ask
  i would like to know, i want to know, i need to know, i wish to know, i would love to know, i am trying to find out
  i would like to ask, i want to ask, i wanted to ask, i would like to find out, i wanted to know, i want to find out
  i would like you to tell me, i want you to tell me, i need you to tell me, i am looking to find out, i just want to know
  i am curious, i am curious about, i am curious to know, just curious, i am interested to know, i am interested in knowing
  i was wondering, i am wondering, i wonder, just wondering, wondering, i was just wondering, i am just wondering
  do you know, do you happen to know, would you know, do you have any idea, any idea, do you by any chance know, any clue
  does anyone know, does anybody know, does someone know, anyone know, do you guys know
  i do not know, i do not understand, i am not sure, i am unsure, not sure, i have no idea, i cannot figure out, i can not figure out
  what i want to know is, what i would like to know is, what i need to know is, all i want to know is, remind me
`;

/** Requests that a verb follows: "could you translate ..." asks what "translate ..." asks. */
export const DO_FOR_ME = `
  could you, would you, could you possibly, would you be able to, are you able to, could you maybe, i want you to, i need you to
  i would like you to, i would love you to, i would appreciate it if you could, i would appreciate if you could, i ask you to
  i would be grateful if you could, it would be great if you could, it would be nice if you could, i was hoping you could
  i was wondering if you could, i was wondering if you can, i wonder if you could, would it be possible for you to
  is it possible for you to, do you think you could, do you think you can, help me, help me to, can you help me, can you help me to
  could you help me, could you help me to, be so kind as to, be so kind and, go ahead and, i need help to, feel free to
  i would like your help to, i want to have you, your task is to, your job is to, you are to
`;

/** As those, but "can you boil eggs twice" may ask whether one can. */
export const CAN_YOU = 'can you, will you, would it be possible to, is it possible to, may i have you, are you able to';

/** Words of courtesy that end a text. */
export const CLOSINGS = `
  thanks, thank you, many thanks, thanks a lot, thanks a bunch, thanks a million, thanks a ton, thanks so much
  thank you so much, thank you very much, thanks very much, thank you kindly, thanks again, thank you again, thanks in advance
  thank you in advance, thanks in advance for your help, thank you in advance for your help, thanks for your help
  thank you for your help, thanks for the help, thank you for the help, thanks for helping, thanks for your time
  thank you for your time, thank you for your time and help, thanks for your assistance, thank you for your assistance
  thanks for any help, thank you for any help, cheers, much appreciated, appreciated, i appreciate it, appreciate it
  really appreciate it, i really appreciate it, i appreciate your help, i appreciate the help, i would appreciate it
  i would appreciate your help, i would really appreciate it, would appreciate your help, would appreciate any help
  i would appreciate any help, any help is appreciated, any help would be appreciated, any help is much appreciated
  any help would be great, any help would be much appreciated, any advice is appreciated, any advice would be appreciated
  your help is appreciated, your help would be appreciated, regards, best regards, kind regards, warm regards, best wishes
  sincerely, please, pretty please, please help, help please, help me please, please help me, help, can you help, can you help me
  could you help, could you help me, please advise, please let me know, let me know, kindly advise, kindly help, if you can
  if possible, if you could, if you do not mind, if you please, if you would, if that is okay, if that is possible, if you would not mind
  have a nice day, have a great day, have a good day, have a good one, it would be great, that would be great, that would be helpful
  i am grateful, with thanks, in advance thanks, ta, bye, goodbye, good bye, when you have a moment
  when you get a chance, at your convenience, at your earliest convenience, i look forward to your reply, right, correct, would you, to me, for me, tia
  you are the best, you rock, do you know, can you tell me, could you tell me, please tell me, tell me please, any idea, any ideas
  can you please help, could you please help, can you please tell me, could you please tell me, will you, i wonder, i was wondering
`;

/** How thanks begin, wherever they end a text. */
export const THANKS = 'thanks, thank you, many thanks, thank, and thanks, and thank you, and many thanks';

/** What thanks may go on with. */
export const AFTER_THANKS =
  'you so very much a lot ton bunch million again in advance for your the any all of help helping time support assistance kindly guys everyone everybody team and patience answer answers reply response attention sir madam friend understanding really folks mate';
