/** Programming languages: `name = other names`. */
export const PROGRAMMING_LANGUAGES = `
  javascript = js, java script, ecmascript, vanilla js, vanilla javascript
  typescript = ts, type script
  python = py, cpython
  java
  c
  c++ = cpp, c plus plus, cplusplus
  c# = csharp, c sharp
  f# = fsharp, f sharp
  go = golang, go lang
  rust = rustlang, rust lang
  ruby, swift, scala, dart, julia, haskell, erlang, elixir, clojure, ocaml, perl, lua, fortran, cobol, ada, pascal
  php, groovy, crystal, nim, zig, elm, racket, scheme, prolog, smalltalk, apl, solidity, verilog, vhdl, matlab, octave
  kotlin = kt
  objective-c = objective c, objc
  r = r lang, rlang
  visual basic = vb, vb.net
  vba = visual basic for applications
  assembly = asm, assembly language, assembler
  bash = bash script, bash scripting
  zsh, awk, sed, apex, abap, delphi, scratch, tcl, lisp, actionscript, coffeescript, purescript, webassembly
  common lisp
  powershell = pwsh, power shell
  sql = structured query language
  pl/sql = plsql, pl sql
  t-sql = tsql, t sql, transact sql
  shell = shell script, shell scripting
`;
