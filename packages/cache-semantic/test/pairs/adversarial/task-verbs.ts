import type { Family } from '../pair.ts';

export const taskVerbs: Family = {
  kind: 'task-verbs',
  templates: `
    [Explain|Write|Fix|Test] this {language} function
    [Summarize|Translate|Proofread|Continue] the following paragraph
    [Explain|Implement|Compare] {algorithm}
    [List|Explain|Compare] the planets of the solar system
    [Review|Refactor|Document] my {framework} component
    [Create|Delete|Update] a user in {database}
    [Install|Uninstall|Configure] {tool} on {system}
    [Define|Classify|Translate] the word democracy
    [Write|Explain|Optimize] a SQL query for {database}
    [Describe|Draw|Calculate] the triangle
    [Debug|Explain|Rewrite] this regular expression
    [Draft|Summarize|Translate] an email to my landlord
    [Rewrite|Explain|Summarize] the introduction of my essay
    [Analyze|Plot|Clean] this dataset
    [Plan|Describe|Review] a trip to {city}
    [Write|Review|Translate] a cover letter
    [Solve|Explain|Simplify] the equation 2x + 3 = 7
    [Boil|Fry|Bake] {food}
    [Convert|Validate|Minify] this JSON
    [Summarize|Criticize|Rewrite] the plot of the novel
    Please [translate|shorten|explain] this sentence
    Can you [explain|fix|test] the login page?
    [Read|Write|Delete] a file in {language}
    [Buy|Sell|Rent] a car in {country}
    Help me [write|understand|memorize] a poem
    [Compare|Rank|Describe] {framework} and {framework2}
    [Generate|Explain|Validate] a regex for phone numbers
    [Predict|Explain|Calculate] the inflation of {country}
    How do I [install|update|remove] {tool}?
    How do I [read|write|append to] a file in {language}?
    [Extract|Count|Translate] all names in this text
    [Sort|Reverse|Merge] a {structure} in {language}
    [Expand|Shorten|Translate] my biography
    [Prove|Explain|State] the theorem of Pythagoras
    [Count|List|Remove] duplicates in a {structure}
    `,
};
