import type { Family } from '../pair.ts';

export const roles: Family = {
  kind: 'roles',
  templates: `
    Can a landlord sue a tenant? => Can a tenant sue a landlord?
    Can a {job} {verb} a {job2}? => Can a {job2} {verb} a {job}?
    Should the {job} {verb} the {job2}? => Should the {job2} {verb} the {job}?
    Why would a {job} {verb} a {job2}? => Why would a {job2} {verb} a {job}?
    Does {firstName} owe {firstName2} money? => Does {firstName2} owe {firstName} money?
    Can I pay you in advance? => Can you pay me in advance?
    The dog bit the man, who is liable? => The man bit the dog, who is liable?
    How does the client authenticate the server? => How does the server authenticate the client?
    How can a teacher report a student? => How can a student report a teacher?
    Who did {person} teach? => Who taught {person}?
    My boss yelled at my colleague, what can I do? => My colleague yelled at my boss, what can I do?
    Does the buyer pay the seller's fees? => Does the seller pay the buyer's fees?
    Can my employer fire me? => Can I fire my employer?
    Can a doctor refuse a patient? => Can a patient refuse a doctor?
    How do I send you a file? => How do you send me a file?
    Did {country} invade {country2}? => Did {country2} invade {country}?
    How does the controller update the view? => How does the view update the controller?
    {firstName} hired {firstName2}, is that allowed? => {firstName2} hired {firstName}, is that allowed?
    Who did {country} beat in the final? => Who beat {country} in the final?
    Can the police search a journalist? => Can a journalist search the police?
    Does the function call the class? => Does the class call the function?
    Do {animal} hunt {animal2}? => Do {animal2} hunt {animal}?
    How can parents help their children? => How can children help their parents?
    Was {person} inspired by {person2}? => Was {person2} inspired by {person}?
    I lent money to my brother, what can I do? => My brother lent money to me, what can I do?
    Which company acquired {tool}? => Which company was acquired by {tool}?
    Can a nurse supervise a doctor? => Can a doctor supervise a nurse?
    The bank owes me money => I owe the bank money
    Should the host thank the guest? => Should the guest thank the host?
    The {job} wants to {verb} the {job2} => The {job2} wants to {verb} the {job}
    Is the {job} afraid of the {job2}? => Is the {job2} afraid of the {job}?
    How can the {job} thank the {job2}? => How can the {job2} thank the {job}?
    Can an agent represent the owner? => Can the owner represent an agent?
    Does the master replicate to the slave? => Does the slave replicate to the master?
    How does the kernel notify the driver? => How does the driver notify the kernel?
    Did she call him yesterday? => Did he call her yesterday?
    Can a shareholder replace the director? => Can the director replace a shareholder?
    Did the truck hit the bus? => Was the truck hit by the bus?
    Who followed {person}? => Who did {person} follow?
    Does supply drive demand? => Does demand drive supply?
    `,
};
