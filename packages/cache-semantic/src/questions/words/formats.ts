/** Forms in which something is written or answered, file types among them: `name = other names`. */
export const FORMATS = `
  json = javascript object notation
  yaml = yml
  xml, csv = comma separated values
  tsv, toml, ini, html, xhtml, markdown = md
  pdf, docx, xlsx, xls, pptx, txt, rtf, epub, odt, ods
  png, jpeg = jpg
  gif, svg, webp, bmp, tiff, heic, ico, psd, raw format
  mp3, mp4, wav, flac, ogg, avi, mkv, mov, webm, aac, m4a
  zip, tar, gzip = gz
  7z, rar, parquet, avro, orc, protobuf = protocol buffers, protobufs
  msgpack = messagepack
  ndjson = jsonl, json lines
  bullet point = bullet points, bulleted list, bullet list, bullets, bullet
  numbered list, table, spreadsheet, paragraph = paragraphs
  essay, poem, haiku, limerick, sonnet, song, story, tweet, email = e mail, e-mail
  letter, blog post, article, report, presentation = slides
  slide, diagram, flowchart, chart, graph, mermaid, pseudocode = pseudo code
  code block, plain text = plaintext
  one-liner = one liner, oneliner
  regex = regular expression, regexp
  dictionary = dict
  base64, hexadecimal = hex
  binary, octal, ascii, unicode, utf-8 = utf8, utf 8
  utf-16 = utf16, utf 16
`;
