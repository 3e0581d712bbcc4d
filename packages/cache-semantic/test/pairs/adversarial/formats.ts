import type { Family } from '../pair.ts';

export const formats: Family = {
  kind: 'formats',
  templates: `
    List the planets as [JSON|YAML|CSV|XML]
    Summarize the report as [bullet points|a table|a paragraph]
    Give me the answer in [Markdown|HTML|plain text|LaTeX]
    How do I export my data as [PDF|Excel|CSV]?
    Write a [poem|essay|song|haiku] about {animal}
    Convert this document to [PDF|DOCX|EPUB]
    How do I parse [JSON|XML|CSV|YAML] in {language}?
    Show the steps as a [numbered list|flowchart|table]
    Describe {city} in one [sentence|paragraph|word]
    Save the image as [PNG|JPEG|SVG|WebP]
    Return the result as [a list|a dictionary|a tuple]
    Write a [tweet|blog post|letter|press release] about our new {device}
    How do I open a [ZIP|RAR|TAR] file on {system}?
    Format the output as [JSON|a table|CSV]
    How do I embed a [GIF|video|PDF] in a web page?
    Answer with [yes or no|a number|a full sentence]
    Present the results as a [pie chart|bar chart|line chart]
    Play [MP3|FLAC|WAV] files on {system}
    Make [slides|a spreadsheet|a report] about {month} sales
    Write the documentation in [Markdown|reStructuredText|HTML]
    Compare {framework} and {framework2} in a [table|paragraph|list]
    How do I read a [Parquet|CSV|JSON] file in {language}?
    Give me a [one-line|detailed] summary of {person}'s life
    Encode the message in [base64|hex|binary]
    Write the schema as [SQL|JSON|XML]
    Draft the announcement as [an email|a tweet|a poster]
    Give the date in [ISO|US|European] format
    Explain {algorithm} using [pseudocode|a diagram|code]
    Store the config in [TOML|INI|YAML]
    Put the names in [a table|an array|a string]
    Generate [HTML|Markdown|JSON] for my resume
    Write my story as a [screenplay|novel|comic]
    `,
};
